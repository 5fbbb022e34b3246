package org.stillcast.promise;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/** Wave64: as WAV, with names of 16 bytes and lengths of 8, that count the head, and filled up to 8 bytes. */
final class Wave64File {
    private static final int ROOT_BYTES = 40;
    private static final int HEAD_BYTES = 24;

    private Wave64File() {}

    static Promise promise(Bytes bytes) throws IOException {
        long format = find("fmt ", bytes);
        long data = find("data", bytes);
        Optional<PlainSound> sound = format < 0 || data < 0
                ? Optional.empty()
                : WaveFile.sound(
                        bytes,
                        format + HEAD_BYTES,
                        format + size(bytes, format),
                        data + HEAD_BYTES,
                        size(bytes, data) - HEAD_BYTES);
        if (sound.isEmpty() || !sound.get().isSizeKnown(bytes)) {
            return Promise.NONE;
        }
        PlainSound there = sound.get();
        Promise promise = Promise.stated(there.seconds());
        long behind = bytes.size();
        if (!there.isCut(bytes)) {
            behind = next(bytes, data);
            for (int count = 0; count < Chunks.MOST && isChunk(bytes, behind); count++) {
                behind = next(bytes, behind);
            }
        }
        return promise.held(there.seconds() + there.secondsFrom(bytes, behind));
    }

    static SampleForm form(Bytes bytes) throws IOException {
        long format = find("fmt ", bytes);
        return format < 0 ? SampleForm.UNKNOWN : WaveFile.described(bytes, format + HEAD_BYTES);
    }

    private static long find(String name, Bytes bytes) throws IOException {
        long at = ROOT_BYTES;
        for (int count = 0; count < Chunks.MOST && bytes.from(at) >= HEAD_BYTES; count++) {
            if (bytes.name(at).equals(name)) {
                return at;
            }
            if (size(bytes, at) < HEAD_BYTES) {
                break;
            }
            at = next(bytes, at);
        }
        return -1;
    }

    private static long size(Bytes bytes, long at) throws IOException {
        return bytes.s64(at + 16, ByteOrder.LITTLE_ENDIAN);
    }

    private static boolean isChunk(Bytes bytes, long at) throws IOException {
        long size = size(bytes, at);
        return size >= HEAD_BYTES && size <= bytes.from(at) && !bytes.name(at).equals("riff");
    }

    private static long next(Bytes bytes, long at) throws IOException {
        long size = size(bytes, at);
        return size >= bytes.from(at) ? bytes.size() : Math.min(bytes.size(), at + (size + 7) / 8 * 8);
    }
}
