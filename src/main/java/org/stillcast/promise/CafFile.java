package org.stillcast.promise;

import java.io.IOException;
import java.nio.ByteOrder;

/** Apple's Core Audio Format: chunks with lengths of 64 bits; a table says how long sound of uneven packets is. */
final class CafFile {
    private static final ByteOrder ORDER = ByteOrder.BIG_ENDIAN;
    private static final int HEAD_BYTES = 12;
    private static final int EDIT_COUNT_BYTES = 4;

    private CafFile() {}

    static Promise promise(Bytes bytes) throws IOException {
        long form = find(bytes, "desc");
        long data = find(bytes, "data");
        if (form < 0 || data < 0) {
            return Promise.NONE;
        }
        double rate = Double.longBitsToDouble(bytes.s64(form + HEAD_BYTES, ORDER));
        long packetBytes = bytes.u32(form + HEAD_BYTES + 16, ORDER);
        long packetFrames = bytes.u32(form + HEAD_BYTES + 20, ORDER);
        if (packetBytes > 0 && packetFrames > 0) {
            PlainSound sound = new PlainSound(
                    data + HEAD_BYTES + EDIT_COUNT_BYTES,
                    bytes.s64(data + 4, ORDER) - EDIT_COUNT_BYTES,
                    packetBytes * rate / packetFrames);
            return sound.isSizeKnown(bytes) ? Promise.stated(sound.seconds()) : Promise.NONE;
        }
        long table = find(bytes, "pakt");
        // ffmpeg counts whole packets there
        return table < 0
                ? Promise.NONE
                : Promise.stated(bytes.s64(table + HEAD_BYTES + 8, ORDER) / rate)
                        .withFrames(packetFrames / rate);
    }

    static SampleForm form(Bytes bytes) throws IOException {
        long form = find(bytes, "desc");
        return form < 0
                ? SampleForm.UNKNOWN
                : SampleForm.of(
                        bytes.u32(form + HEAD_BYTES + 24, ORDER),
                        Math.round(Double.longBitsToDouble(bytes.s64(form + HEAD_BYTES, ORDER))));
    }

    private static long find(Bytes bytes, String name) throws IOException {
        long at = 8;
        for (int count = 0; count < Chunks.MOST && bytes.from(at) >= HEAD_BYTES; count++) {
            if (bytes.name(at).equals(name)) {
                return at;
            }
            long size = bytes.s64(at + 4, ORDER);
            if (size < 0 || size > bytes.from(at)) {
                break; // to the end of the file
            }
            at += HEAD_BYTES + size;
        }
        return -1;
    }
}
