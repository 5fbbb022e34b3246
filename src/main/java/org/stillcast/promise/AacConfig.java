package org.stillcast.promise;

import java.io.IOException;
import java.nio.ByteOrder;

/** What an MP4 says of its AAC (ISO/IEC 14496-1 and -3): descriptions in descriptions, the innermost of which counts the channels. */
final class AacConfig {
    private static final ByteOrder ORDER = ByteOrder.BIG_ENDIAN;
    private static final int VERSION_BYTES = 4;
    private static final int STREAM = 3;
    private static final int STREAM_BYTES = 3;
    private static final int DECODER = 4;
    private static final int DECODER_BYTES = 13;
    private static final int CONFIG = 5;
    private static final int MOST_LENGTH_BYTES = 4;

    /** Mono that is heard as stereo. */
    private static final int PARAMETRIC_STEREO = 29;

    /** In place of an index of a rate, where the rate itself follows. */
    private static final int RATE_FOLLOWS = 15;

    private static final int RATE_BITS = 24;
    private static final int EIGHT_CHANNELS = 7;

    private AacConfig() {}

    /**
     * Returns how many channels there are; 0 if that is not known.
     *
     * @param start of the content of a box {@code esds}, 0 if there is none
     */
    static int channels(Bytes bytes, long start) throws IOException {
        if (start == 0) {
            return 0;
        }
        long stream = inside(bytes, start + VERSION_BYTES, STREAM);
        boolean plain = stream > 0 && (bytes.u8(stream + 2) & 0xE0) == 0;
        long decoder = plain ? inside(bytes, stream + STREAM_BYTES, DECODER) : 0;
        long config = decoder > 0 ? inside(bytes, decoder + DECODER_BYTES, CONFIG) : 0;
        return config > 0 ? channels(bytes.s64(config, ORDER)) : 0;
    }

    /** Returns where the content of a description begins; 0 if it is another one. */
    private static long inside(Bytes bytes, long at, int kind) throws IOException {
        if (bytes.u8(at) != kind) {
            return 0;
        }
        long length = at + 1;
        while (length < at + MOST_LENGTH_BYTES && bytes.u8(length) >= 0x80) {
            length++;
        }
        return length + 1;
    }

    private static int channels(long bits) {
        int kind = (int) (bits >>> 59);
        int rate = (int) (bits >>> 55) & 15;
        int channels = (int) (bits >>> (rate == RATE_FOLLOWS ? 51 - RATE_BITS : 51)) & 15;
        if (kind == PARAMETRIC_STEREO) {
            return 2;
        }
        return channels == EIGHT_CHANNELS ? 8 : channels < EIGHT_CHANNELS ? channels : 0;
    }
}
