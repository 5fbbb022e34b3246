package org.stillcast.promise;

import java.io.IOException;
import java.nio.ByteOrder;

/** AIFF and AIFF-C. */
final class AiffFile {
    private static final ByteOrder ORDER = ByteOrder.BIG_ENDIAN;
    private static final int ROOT_BYTES = 12;
    private static final int EXPONENT_BIAS = 16_383 + 63;

    /** Offset and block size, before the samples. */
    private static final int SSND_HEAD_BYTES = 8;

    private AiffFile() {}

    static Promise promise(Bytes bytes) throws IOException {
        Chunks chunks = new Chunks(bytes, ORDER);
        long form = chunks.find("COMM", ROOT_BYTES);
        long data = chunks.find("SSND", ROOT_BYTES);
        if (form < 0 || data < 0) {
            return Promise.NONE;
        }
        long at = form + Chunks.HEAD_BYTES;
        double rate = extended(bytes, at + 8);
        double seconds = bytes.u32(at + 2, ORDER) / rate;
        double bytesPerSecond =
                isPlain(bytes, at, chunks.size(form)) ? rate * bytes.u16(at, ORDER) * sampleBytes(bytes, at) : 0;
        PlainSound sound = new PlainSound(
                data + Chunks.HEAD_BYTES + SSND_HEAD_BYTES, chunks.size(data) - SSND_HEAD_BYTES, bytesPerSecond);
        if (!sound.isSizeKnown(bytes)) {
            return Promise.NONE;
        }
        Promise promise = Promise.stated(Math.max(seconds < sound.seconds() * 2 ? seconds : 0, sound.seconds()));
        return sound.isCut(bytes) ? promise : promise.held(held(chunks, data, sound));
    }

    static SampleForm form(Bytes bytes) throws IOException {
        long form = new Chunks(bytes, ORDER).find("COMM", ROOT_BYTES);
        long at = form + Chunks.HEAD_BYTES;
        return form < 0 ? SampleForm.UNKNOWN : SampleForm.of(bytes.u16(at, ORDER), Math.round(extended(bytes, at + 8)));
    }

    private static double held(Chunks chunks, long data, PlainSound sound) throws IOException {
        long behind = chunks.unknown(chunks.next(data));
        return sound.seconds() + sound.secondsFrom(chunks.bytes(), behind);
    }

    private static boolean isPlain(Bytes bytes, long at, long size) throws IOException {
        String coding = size < 22 ? "NONE" : bytes.name(at + 18);
        return switch (coding) {
            case "NONE", "twos", "sowt", "in24", "in32", "fl32", "FL32", "fl64", "FL64", "raw " -> true;
            default -> false;
        };
    }

    private static int sampleBytes(Bytes bytes, long at) throws IOException {
        return (bytes.u16(at + 6, ORDER) + 7) / 8;
    }

    /** A number of 80 bits. */
    private static double extended(Bytes bytes, long at) throws IOException {
        int exponent = (bytes.u16(at, ORDER) & 0x7FFF) - EXPONENT_BIAS;
        return Math.scalb((double) (bytes.s64(at + 2, ORDER) >>> 1), exponent + 1);
    }
}
