package org.stillcast.mp3;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

import org.stillcast.chapter.Chapter;

/**
 * Frames of an ID3v2.3 tag, one after another (https://id3.org/id3v2.3.0, https://id3.org/id3v2-chapters-1.0). Texts of ASCII
 * are in ISO 8859-1, others in UTF-16 with a mark of the byte order. U+0000, which would end a text, and
 * lone surrogates are U+FFFD.
 */
final class Id3Frames {
    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
    private static final Pattern IMPOSSIBLE = Pattern.compile("[\\x00\\p{Cs}]");
    private static final byte LATIN = 0;
    private static final byte UTF_16 = 1;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final byte FRONT_COVER = 3;
    private static final byte ORDERED = 1;
    private static final byte TOP_LEVEL = 2;
    private static final int NO_OFFSET = -1;
    private static final int MOST_ENTRIES = 255;
    private static final String CONTENTS = "toc";
    private static final String CHAPTER = "ch";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    byte[] bytes() {
        return out.toByteArray();
    }

    void text(String name, String text) {
        String possible = possible(text);
        frame(name, new byte[] {coding(possible)}, coded(possible));
    }

    /**
     * @param language three letters
     */
    void comment(String language, String text) {
        String possible = possible(text);
        byte coding = coding(possible);
        byte[] noDescription =
                coding == LATIN ? latin("\0") : (BYTE_ORDER_MARK + "\0").getBytes(StandardCharsets.UTF_16LE);
        frame("COMM", new byte[] {coding}, latin(language), noDescription, coded(possible));
    }

    void cover(String mediaType, byte[] picture) {
        // an empty description
        frame("APIC", new byte[] {LATIN}, id(mediaType), new byte[] {FRONT_COVER, 0}, picture);
    }

    /** Adds chapters and their table; one of more than 255 is a table of tables, since its count is one byte. */
    void chapters(List<Chapter> chapters) {
        int tables = (chapters.size() + MOST_ENTRIES - 1) / MOST_ENTRIES;
        if (tables > MOST_ENTRIES) {
            throw new IllegalArgumentException("an ID3 tag has at most %d chapters, not %d"
                    .formatted(MOST_ENTRIES * MOST_ENTRIES, chapters.size()));
        }
        if (tables == 1) {
            contents(CONTENTS, TOP_LEVEL, CHAPTER, 0, chapters.size());
        } else {
            contents(CONTENTS, TOP_LEVEL, CONTENTS, 0, tables);
            for (int i = 0; i < tables; i++) {
                int first = i * MOST_ENTRIES;
                contents(CONTENTS + i, 0, CHAPTER, first, Math.min(chapters.size() - first, MOST_ENTRIES));
            }
        }
        for (int i = 0; i < chapters.size(); i++) {
            chapter(CHAPTER + i, chapters.get(i));
        }
    }

    private void contents(String id, int flags, String entry, int first, int count) {
        ByteArrayOutputStream entries = new ByteArrayOutputStream();
        for (int i = first; i < first + count; i++) {
            entries.writeBytes(id(entry + i));
        }
        frame("CTOC", id(id), new byte[] {(byte) (flags | ORDERED), (byte) count}, entries.toByteArray());
    }

    private void chapter(String id, Chapter chapter) {
        ByteBuffer times = ByteBuffer.allocate(4 * Integer.BYTES)
                .putInt(unsigned(chapter.fromMillis()))
                .putInt(unsigned(chapter.toMillis()))
                .putInt(NO_OFFSET)
                .putInt(NO_OFFSET);
        Id3Frames title = new Id3Frames();
        if (!chapter.title().isEmpty()) {
            title.text("TIT2", chapter.title());
        }
        frame("CHAP", id(id), times.array(), title.bytes());
    }

    private static int unsigned(long millis) {
        if (millis > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException("an ID3 tag has no chapter at %d ms".formatted(millis));
        }
        return (int) millis;
    }

    private void frame(String name, byte[]... contents) {
        int length = 0;
        for (byte[] content : contents) {
            length = Math.addExact(length, content.length);
        }
        out.writeBytes(latin(name));
        // the length, and no flags
        out.writeBytes(ByteBuffer.allocate(6).putInt(length).array());
        for (byte[] content : contents) {
            out.writeBytes(content);
        }
    }

    private static byte coding(String text) {
        return ASCII.matcher(text).matches() ? LATIN : UTF_16;
    }

    private static byte[] coded(String text) {
        return coding(text) == LATIN ? latin(text) : (BYTE_ORDER_MARK + text).getBytes(StandardCharsets.UTF_16LE);
    }

    private static String possible(String text) {
        return IMPOSSIBLE.matcher(text).replaceAll("\uFFFD");
    }

    private static byte[] id(String id) {
        return latin(id + "\0");
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
