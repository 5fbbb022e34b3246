package org.stillcast.slide;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a font's tables say of it: TrueType or OpenType, alone or several in a collection. Nothing is drawn with it; whatever lengths
 * the file claims, little is held.
 *
 * @param family name that people know it by
 * @param isRegular whether it is neither bold nor light, slanted nor narrow
 * @param coverage the characters that it has
 */
record FontHead(String family, boolean isRegular, Coverage coverage) {
    private static final Logger LOG = LoggerFactory.getLogger(FontHead.class);
    private static final int COLLECTION = 0x74746366; // "ttcf"
    private static final int MOST_FACES = 64;
    private static final int MOST_TABLES = 256;
    private static final int MOST_NAMES = 1_000;
    private static final int FAMILY = 1;
    private static final int TYPOGRAPHIC_FAMILY = 16;
    private static final int WINDOWS = 3;
    private static final int ENGLISH = 0x409;
    private static final int USUAL_WIDTH = 5;
    private static final int LEAST_WEIGHT = 350;
    private static final int MOST_WEIGHT = 450;
    private static final int SLANTED_OR_BOLD = 1 | (1 << 5);

    /**
     * Returns those in a file, in order; one without outlines or characters of Unicode has an empty coverage.
     *
     * @throws IOException if it cannot be read, or is no font
     */
    static List<FontHead> read(FontBytes bytes) throws IOException {
        try {
            return readAll(bytes);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException("no font: " + e.getMessage(), e);
        }
    }

    private static List<FontHead> readAll(FontBytes bytes) throws IOException {
        Map<Long, Coverage> known = new HashMap<>(); // fonts of a collection share their tables
        List<FontHead> heads = new ArrayList<>();
        if (bytes.at(0, 4).getInt() != COLLECTION) {
            return List.of(face(bytes, 0, known));
        }
        int count = Math.min(MOST_FACES, bytes.at(8, 4).getInt());
        for (int i = 0; i < count; i++) {
            heads.add(face(bytes, bytes.at(12 + 4L * i, 4).getInt() & 0xFFFF_FFFFL, known));
        }
        return heads;
    }

    private static FontHead face(FontBytes bytes, long start, Map<Long, Coverage> known) throws IOException {
        Map<String, Long> tables = tables(bytes, start);
        Long characters = tables.get("cmap");
        boolean hasOutlines = tables.containsKey("glyf") || tables.containsKey("CFF ") || tables.containsKey("CFF2");
        if (characters == null || !hasOutlines) {
            return new FontHead("", false, new Coverage.Builder().build());
        }
        Coverage coverage = known.get(characters);
        if (coverage == null) {
            coverage = CharacterMap.read(bytes, characters);
            known.put(characters, coverage);
        }
        return new FontHead(family(bytes, tables.get("name")), isRegular(bytes, tables.get("OS/2")), coverage);
    }

    private static Map<String, Long> tables(FontBytes bytes, long start) throws IOException {
        int count = Math.min(MOST_TABLES, bytes.at(start + 4, 2).getShort() & 0xFFFF);
        ByteBuffer list = bytes.at(start + 12, 16 * count);
        Map<String, Long> tables = new HashMap<>();
        byte[] tag = new byte[4];
        for (int i = 0; i < count; i++) {
            list.position(16 * i).get(tag);
            tables.put(new String(tag, StandardCharsets.ISO_8859_1), list.getInt(16 * i + 8) & 0xFFFF_FFFFL);
        }
        return tables;
    }

    private static boolean isRegular(FontBytes bytes, @Nullable Long start) throws IOException {
        if (start == null) {
            return true;
        }
        ByteBuffer table = bytes.at(start, 64);
        int weight = table.getShort(4) & 0xFFFF;
        return weight >= LEAST_WEIGHT
                && weight <= MOST_WEIGHT
                && table.getShort(6) == USUAL_WIDTH
                && (table.getShort(62) & SLANTED_OR_BOLD) == 0;
    }

    private static String family(FontBytes bytes, @Nullable Long start) throws IOException {
        if (start == null) {
            return "";
        }
        ByteBuffer head = bytes.at(start, 6);
        int count = Math.min(MOST_NAMES, head.getShort(2) & 0xFFFF);
        ByteBuffer list = bytes.at(start + 6, 12 * count);
        String family = "";
        int best = 0;
        for (int i = 0; i < count; i++) {
            int rank = rank(list, 12 * i);
            long at = start + (head.getShort(4) & 0xFFFF) + (list.getShort(12 * i + 10) & 0xFFFF);
            Optional<ByteBuffer> name = rank > best
                    ? ifThere(bytes, at, Math.min(500, list.getShort(12 * i + 8) & 0xFFFF))
                    : Optional.empty();
            if (name.isPresent()) {
                best = rank;
                family = name(name.get(), list.getShort(12 * i));
            }
        }
        return family;
    }

    private static Optional<ByteBuffer> ifThere(FontBytes bytes, long at, int length) {
        try {
            return Optional.of(bytes.at(at, length));
        } catch (IOException | IndexOutOfBoundsException e) {
            LOG.debug("A name of a font is broken", e);
            return Optional.empty();
        }
    }

    /** Returns how well a name says what people know it by; 0 if it says something else. */
    private static int rank(ByteBuffer list, int at) {
        int kind = list.getShort(at + 6);
        if (kind != FAMILY && kind != TYPOGRAPHIC_FAMILY) {
            return 0;
        }
        boolean isEnglish = list.getShort(at) == WINDOWS && list.getShort(at + 4) == ENGLISH;
        return 1 + (kind == TYPOGRAPHIC_FAMILY ? 1 : 0) + (isEnglish ? 2 : 0);
    }

    private static String name(ByteBuffer bytes, int platform) {
        Charset charset = platform == 1 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16BE;
        return charset.decode(bytes).toString();
    }
}
