package org.stillcast.slide;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table of a font that says which characters it has: {@code cmap}, in its formats 4 and 12, which all fonts of today have. */
final class CharacterMap {
    private static final Logger LOG = LoggerFactory.getLogger(CharacterMap.class);
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_TABLES = 64;
    private static final int SEGMENTS = 4;
    private static final int GROUPS = 12;
    private static final int GROUPS_START = 16;
    private static final int GROUP_BYTES = 12;
    private static final int UNICODE = 0;
    private static final int WINDOWS = 3;
    private static final int WINDOWS_UNICODE = 1;
    private static final int WINDOWS_ALL = 10;
    private static final int LAST_CHARACTER = 0x10FFFF;

    private CharacterMap() {}

    /**
     * Returns what a font has; nothing if its table is of another kind, such as those of symbols.
     *
     * @param start of the table in the file
     */
    static Coverage read(FontBytes bytes, long start) throws IOException {
        int count = Math.min(MOST_TABLES, bytes.at(start + 2, 2).getShort() & 0xFFFF);
        ByteBuffer list = bytes.at(start + 4, 8 * count);
        Coverage.Builder coverage = new Coverage.Builder();
        for (int i = 0; i < count; i++) {
            int platform = list.getShort() & 0xFFFF;
            int encoding = list.getShort() & 0xFFFF;
            long at = start + (list.getInt() & 0xFFFF_FFFFL);
            boolean isWindowsUnicode = encoding == WINDOWS_UNICODE || encoding == WINDOWS_ALL;
            if (platform == UNICODE || (platform == WINDOWS && isWindowsUnicode)) {
                readIfWhole(bytes, at, coverage);
            }
        }
        return coverage.build();
    }

    /** What is broken is left out, or taken as far as it goes; there may be others. */
    private static void readIfWhole(FontBytes bytes, long at, Coverage.Builder coverage) {
        try {
            readTable(bytes, at, coverage);
        } catch (IOException | IndexOutOfBoundsException e) {
            LOG.debug("A list of characters is broken", e);
        }
    }

    private static void readTable(FontBytes bytes, long at, Coverage.Builder coverage) throws IOException {
        switch (bytes.at(at, 2).getShort()) {
            case SEGMENTS -> readSegments(table(bytes, at, bytes.at(at + 2, 2).getShort() & 0xFFFF), coverage);
            case GROUPS -> readGroups(table(bytes, at, bytes.at(at + 4, 4).getInt()), coverage);
            default -> {} // those of variants, and of old systems
        }
    }

    private static ByteBuffer table(FontBytes bytes, long at, int length) throws IOException {
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("a list of characters of %d bytes".formatted(length));
        }
        return bytes.at(at, length);
    }

    private static void readSegments(ByteBuffer table, Coverage.Builder coverage) {
        int count = (table.getShort(6) & 0xFFFF) / 2;
        for (int i = 0; i < count; i++) {
            int ends = 14 + 2 * i;
            int starts = ends + 2 * count + 2;
            int deltas = starts + 2 * count;
            int offsets = deltas + 2 * count;
            int first = table.getShort(starts) & 0xFFFF;
            int last = Math.min(table.getShort(ends) & 0xFFFF, 0xFFFE);
            int offset = table.getShort(offsets) & 0xFFFF;
            if (offset == 0 && first <= last) {
                coverage.add(first, last);
            }
            for (int character = first; offset != 0 && character <= last; character++) {
                int glyph = offsets + offset + 2 * (character - first);
                if (glyph + 2 <= table.limit() && table.getShort(glyph) != 0) {
                    coverage.add(character, character);
                }
            }
        }
    }

    private static void readGroups(ByteBuffer table, Coverage.Builder coverage) {
        int count = Math.min(table.getInt(GROUPS_START - 4), (table.limit() - GROUPS_START) / GROUP_BYTES);
        for (int i = 0; i < count; i++) {
            int group = GROUPS_START + GROUP_BYTES * i;
            int first = table.getInt(group);
            int last = Math.min(table.getInt(group + 4), LAST_CHARACTER);
            int glyph = table.getInt(group + 8);
            if (first >= 0 && first + (glyph == 0 ? 1 : 0) <= last) {
                coverage.add(first + (glyph == 0 ? 1 : 0), last);
            }
        }
    }
}
