package org.stillcast.promise;

import java.io.IOException;
import java.nio.ByteOrder;

/** The form of Sun and NeXT: a head of fixed length, then the samples. */
final class AuFile {
    private static final ByteOrder ORDER = ByteOrder.BIG_ENDIAN;

    private AuFile() {}

    static SampleForm form(Bytes bytes) throws IOException {
        return SampleForm.of(bytes.u32(20, ORDER), bytes.u32(16, ORDER));
    }

    static Promise promise(Bytes bytes) throws IOException {
        int sampleBytes = switch ((int) bytes.u32(12, ORDER)) {
            case 1, 2, 27 -> 1;
            case 3 -> 2;
            case 4 -> 3;
            case 5, 6 -> 4;
            case 7 -> 8;
            default -> 0;
        };
        PlainSound sound = new PlainSound(
                bytes.u32(4, ORDER),
                bytes.u32(8, ORDER),
                (double) sampleBytes * bytes.u32(16, ORDER) * bytes.u32(20, ORDER));
        if (!sound.isSizeKnown(bytes)) {
            return Promise.NONE;
        }
        Promise promise = Promise.stated(sound.seconds());
        return sound.isCut(bytes)
                ? promise
                : promise.held(sound.seconds() + sound.secondsFrom(bytes, sound.start() + sound.size()));
    }
}
