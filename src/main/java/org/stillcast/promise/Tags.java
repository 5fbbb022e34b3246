package org.stillcast.promise;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Texts and covers that programs put before and behind a sound, whatever its format. */
final class Tags {
    private static final int ID3_HEAD_BYTES = 10;
    private static final int APE_HEAD_BYTES = 32;
    private static final int LOOKS = 8;

    private Tags() {}

    /** Returns where the sound begins: behind the ID3 tags in front, if there are any. */
    static long behindId3(Bytes bytes) throws IOException {
        long at = 0;
        while (bytes.name(at).startsWith("ID3") && bytes.from(at) > ID3_HEAD_BYTES) {
            at += ID3_HEAD_BYTES + id3Bytes(bytes, at);
        }
        return at;
    }

    private static long id3Bytes(Bytes bytes, long at) throws IOException {
        long size = 0;
        for (int i = 6; i < ID3_HEAD_BYTES; i++) {
            size = size << 7 | (bytes.u8(at + i) & 127);
        }
        return size;
    }

    /** Returns the end of a tag; where it begins, if there is none. */
    static long behind(Bytes bytes, long at) throws IOException {
        String name = bytes.name(at);
        if (name.startsWith("ID3")) {
            return at + ID3_HEAD_BYTES + id3Bytes(bytes, at);
        }
        if (name.equals("APET")) {
            return at + APE_HEAD_BYTES + bytes.u32(at + 12, ByteOrder.LITTLE_ENDIAN);
        }
        return name.startsWith("TAG") || name.equals("LYRI") ? bytes.size() : at;
    }

    /** Tells whether a stretch to the end of the file is filling or text: looked at in a few places. */
    static boolean isNoSound(Bytes bytes, long at) throws IOException {
        boolean filling = true;
        boolean text = true;
        int first = bytes.u8(at);
        for (int look = 0; look < LOOKS && (filling || text); look++) {
            ByteBuffer stretch = bytes.stretch(at + bytes.from(at) / LOOKS * look, Bytes.WINDOW / LOOKS);
            while (stretch.hasRemaining()) {
                int value = stretch.get() & 0xFF;
                filling &= value == first;
                text &= value >= ' ' || value == '\t' || value == '\n' || value == '\r';
                text &= value < 0x7F;
            }
        }
        return filling || text;
    }
}
