package org.stillcast.tags;

import java.io.IOException;
import java.util.Arrays;

/** ID3v1: the last 128 bytes of an MP3, with places of 30 bytes for what is said. */
final class Id3v1 {
    private static final int BYTES = 128;
    private static final int HEAD_BYTES = 3;
    private static final int PLACE_BYTES = 30;

    private Id3v1() {}

    static void read(TagBytes bytes, FoundTags found) throws IOException {
        byte[] tag = bytes.read(bytes.size() - BYTES, BYTES);
        if (tag.length == BYTES && tag[0] == 'T' && tag[1] == 'A' && tag[2] == 'G') {
            found.putBytes(Tag.TITLE, place(tag, 0));
            found.putBytes(Tag.ARTIST, place(tag, 1));
            found.putBytes(Tag.ALBUM, place(tag, 2));
        }
    }

    private static byte[] place(byte[] tag, int number) {
        int at = HEAD_BYTES + number * PLACE_BYTES;
        return Arrays.copyOfRange(tag, at, at + PLACE_BYTES);
    }
}
