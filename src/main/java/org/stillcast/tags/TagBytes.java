package org.stillcast.tags;

import java.io.IOException;
import java.util.Arrays;

/** Bytes that tags are found in, by their positions. */
interface TagBytes {
    /** What no head of a tag comes near, and no text of one needs. */
    int MOST_OF_A_TEXT = 4096;

    /** What no list in a file comes near. */
    int MOST_ELEMENTS = 1000;

    long size() throws IOException;

    /** Returns bytes from a position on: fewer where they end, none where there are none. */
    byte[] read(long at, int count) throws IOException;

    /** Returns a number; what is behind the end is zero. */
    default long bigEndian(long at, int count) throws IOException {
        long number = 0;
        for (byte next : Arrays.copyOf(read(at, count), count)) {
            number = number << 8 | (next & 0xFF);
        }
        return number;
    }

    /** Returns a number; what is behind the end is zero. */
    default long littleEndian(long at, int count) throws IOException {
        byte[] bytes = Arrays.copyOf(read(at, count), count);
        long number = 0;
        for (int i = count - 1; i >= 0; i--) {
            number = number << 8 | (bytes[i] & 0xFF);
        }
        return number;
    }

    /** Returns bytes that are in memory. */
    static TagBytes of(byte[] all) {
        return new TagBytes() {
            @Override
            public long size() {
                return all.length;
            }

            @Override
            public byte[] read(long at, int count) {
                int start = (int) Math.max(0, Math.min(at, all.length));
                return Arrays.copyOfRange(all, start, Math.min(all.length, start + count));
            }
        };
    }
}
