package org.stillcast.tags;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What was found of tags so far: the first of each kind counts, as a line that is not blank. */
final class FoundTags {
    private static final int LONGEST = 500;

    private final Map<Tag, String> texts = new EnumMap<>(Tag.class);

    /** Takes a text; several in one are separated by NUL, of which the first counts. */
    void put(Tag tag, String text) {
        String line = text.replaceFirst("(?s)^([^\\x00]*)\\x00.*", "$1")
                .replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ")
                .replaceAll("[\\p{Cs}\\uFEFF]", "")
                .strip();
        if (!line.isEmpty() && line.length() <= LONGEST) {
            texts.putIfAbsent(tag, line);
        }
    }

    /** Takes a text in a form that has no word for how it is encoded: UTF-8 where it can be that, or Latin letters. */
    void putBytes(Tag tag, byte[] bytes) {
        put(tag, text(bytes));
    }

    /** Returns what is probably meant by bytes of which nobody says how they are encoded. */
    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    SoundTags tags() {
        return new SoundTags(
                Optional.ofNullable(texts.get(Tag.TITLE)),
                Optional.ofNullable(texts.get(Tag.ARTIST)),
                Optional.ofNullable(texts.get(Tag.ALBUM)));
    }
}
