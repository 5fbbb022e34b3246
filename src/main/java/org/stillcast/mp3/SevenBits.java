package org.stillcast.mp3;

import java.nio.ByteBuffer;

/** The length of an ID3v2 tag: four bytes of seven bits each, so that none looks like the beginning of a frame of sound. */
final class SevenBits {
    /** What 28 bits can say. */
    static final int MOST = (1 << 28) - 1;

    private SevenBits() {}

    static int read(ByteBuffer bytes, int at) {
        int number = 0;
        for (int i = at; i < at + 4; i++) {
            number = number << 7 | (bytes.get(i) & 127);
        }
        return number;
    }

    static void write(int number, ByteBuffer bytes) {
        for (int shift = 21; shift >= 0; shift -= 7) {
            bytes.put((byte) (number >> shift & 127));
        }
    }
}
