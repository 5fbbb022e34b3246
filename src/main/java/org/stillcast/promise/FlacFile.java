package org.stillcast.promise;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** FLAC: the head has the number of samples, or 0. Files that were glued together have a head each. */
final class FlacFile {
    private static final int MARK = 0x664C6143; // fLaC
    private static final int FIRST_BLOCK = 34; // its kind, and its length in three bytes
    private static final int HEAD_BYTES = 42;

    /** From the mark to the rate, the channels and the number of samples. */
    static final int FORM_OFFSET = 18;

    private FlacFile() {}

    static Promise promise(Bytes bytes, long start, boolean thorough) throws IOException {
        double stated = seconds(bytes, start);
        Promise promise = Promise.stated(stated);
        return thorough && stated > 0 ? promise.held(all(bytes, start)) : promise;
    }

    /**
     * @param at of rate and channels
     */
    static SampleForm form(Bytes bytes, long at) throws IOException {
        long form = bytes.s64(at, ByteOrder.BIG_ENDIAN);
        return SampleForm.of((form >>> 41 & 7) + 1, form >>> 44);
    }

    private static double all(Bytes bytes, long start) throws IOException {
        double seconds = 0;
        long at = start;
        while (bytes.from(at) >= HEAD_BYTES) {
            ByteBuffer stretch = bytes.stretch(at, Bytes.WINDOW);
            for (int i = 0; i + HEAD_BYTES <= stretch.limit(); i++) {
                if (stretch.getInt(i) == MARK && stretch.getInt(i + 4) == FIRST_BLOCK) {
                    seconds += seconds(bytes, at + i);
                }
            }
            at += Bytes.WINDOW - HEAD_BYTES + 1;
        }
        return seconds;
    }

    /** Returns what one head says; 0 if it says nothing. */
    static double seconds(Bytes bytes, long start) throws IOException {
        long form = bytes.s64(start + FORM_OFFSET, ByteOrder.BIG_ENDIAN);
        long rate = form >>> 44;
        return rate == 0 ? 0 : (double) (form & 0xF_FFFF_FFFFL) / rate;
    }
}
