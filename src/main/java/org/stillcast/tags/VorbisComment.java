package org.stillcast.tags;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Vorbis comments, in FLAC and in Ogg: {@code TITLE=The Forest}, one after another. */
final class VorbisComment {
    private static final int LAST_BLOCK = 0x80;
    private static final int COMMENT_BLOCK = 4;
    private static final int PAGE_HEAD_BYTES = 27;

    /** What follows is a picture, as a rule. */
    private static final int MOST_PACKET_BYTES = 1 << 16;

    private static final Map<String, Tag> NAMES = Map.of("TITLE", Tag.TITLE, "ARTIST", Tag.ARTIST, "ALBUM", Tag.ALBUM);

    private VorbisComment() {}

    /** @param start of the file's own mark */
    static void readFlac(TagBytes bytes, long start, FoundTags found) throws IOException {
        long at = start + 4;
        int kind = 0;
        for (int count = 0; count < TagBytes.MOST_ELEMENTS && kind < LAST_BLOCK && at < bytes.size(); count++) {
            kind = (int) bytes.bigEndian(at, 1);
            if ((kind & ~LAST_BLOCK) == COMMENT_BLOCK) {
                read(bytes, at + 4, found);
                return;
            }
            at += 4 + bytes.bigEndian(at + 1, 3);
        }
    }

    /** The second packet has them, which begins with the second page, and may go on over several. */
    static void readOgg(TagBytes bytes, long start, FoundTags found) throws IOException {
        ByteArrayOutputStream packets = new ByteArrayOutputStream();
        long at = start + pageBytes(bytes, start, null);
        for (int count = 0; count < TagBytes.MOST_ELEMENTS && packets.size() < MOST_PACKET_BYTES; count++) {
            if (!new String(bytes.read(at, 4), StandardCharsets.ISO_8859_1).equals("OggS")) {
                break;
            }
            at += pageBytes(bytes, at, packets);
        }
        TagBytes packet = TagBytes.of(packets.toByteArray());
        String name = new String(packet.read(0, 8), StandardCharsets.ISO_8859_1);
        if (name.equals("OpusTags")) {
            read(packet, 8, found);
        } else if (name.startsWith("\3vorbis")) {
            read(packet, 7, found);
        }
    }

    /** Returns how long a page is, and adds what is in it. */
    private static long pageBytes(TagBytes bytes, long at, @Nullable ByteArrayOutputStream packets) throws IOException {
        byte[] lengths = bytes.read(at + PAGE_HEAD_BYTES, (int) bytes.bigEndian(at + PAGE_HEAD_BYTES - 1, 1));
        int size = 0;
        for (byte length : lengths) {
            size += length & 0xFF;
        }
        if (packets != null) {
            packets.writeBytes(bytes.read(at + PAGE_HEAD_BYTES + lengths.length, size));
        }
        return PAGE_HEAD_BYTES + (long) lengths.length + size;
    }

    private static void read(TagBytes bytes, long start, FoundTags found) throws IOException {
        long at = start + 4 + bytes.littleEndian(start, 4);
        long lines = Math.min(bytes.littleEndian(at, 4), TagBytes.MOST_ELEMENTS);
        at += 4;
        for (long line = 0; line < lines && at < bytes.size(); line++) {
            long size = bytes.littleEndian(at, 4);
            byte[] text = bytes.read(at + 4, (int) Math.min(size, TagBytes.MOST_OF_A_TEXT));
            take(new String(text, StandardCharsets.UTF_8), found);
            at += 4 + size;
        }
    }

    private static void take(String line, FoundTags found) {
        int equals = line.indexOf('=');
        Tag tag = equals < 0 ? null : NAMES.get(line.substring(0, equals).toUpperCase(Locale.ROOT));
        if (tag != null) {
            found.put(tag, line.substring(equals + 1));
        }
    }
}
