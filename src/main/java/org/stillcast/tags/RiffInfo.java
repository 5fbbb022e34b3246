package org.stillcast.tags;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** RIFF INFO, in WAV: a chunk of chunks; or else an ID3 tag in a chunk of its own. */
final class RiffInfo {
    private static final int ROOT_BYTES = 12;
    private static final int HEAD_BYTES = 8;

    private static final Map<String, Tag> NAMES = Map.of("INAM", Tag.TITLE, "IART", Tag.ARTIST, "IPRD", Tag.ALBUM);

    private RiffInfo() {}

    static void read(TagBytes bytes, long start, FoundTags found) throws IOException {
        long at = start + ROOT_BYTES;
        for (int count = 0; count < TagBytes.MOST_ELEMENTS && at < bytes.size(); count++) {
            long size = bytes.littleEndian(at + 4, 4);
            String name = name(bytes, at);
            if (name.equals("LIST") && name(bytes, at + HEAD_BYTES).equals("INFO")) {
                readInfo(bytes, at + HEAD_BYTES + 4, at + HEAD_BYTES + size, found);
            } else if (name.equalsIgnoreCase("id3 ")) {
                Id3v2.read(bytes, at + HEAD_BYTES, found);
            }
            at += HEAD_BYTES + size + size % 2;
        }
    }

    private static void readInfo(TagBytes bytes, long start, long end, FoundTags found) throws IOException {
        long at = start;
        for (int count = 0; count < TagBytes.MOST_ELEMENTS && at + HEAD_BYTES < end; count++) {
            long size = bytes.littleEndian(at + 4, 4);
            Tag tag = NAMES.get(name(bytes, at));
            if (tag != null) {
                found.putBytes(tag, bytes.read(at + HEAD_BYTES, (int) Math.min(size, TagBytes.MOST_OF_A_TEXT)));
            }
            at += HEAD_BYTES + size + size % 2;
        }
    }

    private static String name(TagBytes bytes, long at) throws IOException {
        return new String(bytes.read(at, 4), StandardCharsets.ISO_8859_1);
    }
}
