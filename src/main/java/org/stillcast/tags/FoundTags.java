package org.stillcast.tags;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import org.stillcast.encoding.TextEncoding;

/** What was found of tags so far: the first of each kind counts, as a line that is not blank. */
final class FoundTags {
    private static final int LONGEST = 500;

    /** So many bytes of another code page are no accident. */
    private static final int SURE = 4;

    private static final Charset LATIN = Charset.forName("windows-1252");

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

    /** Takes a text in a form that does not say how it is encoded. */
    void putBytes(Tag tag, byte[] bytes) {
        put(tag, text(bytes));
    }

    /** Returns what is probably meant by bytes of which nobody says how they are encoded. */
    static String text(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        byte[] text = Arrays.copyOf(bytes, end);
        return new String(text, charset(text));
    }

    /** A few letters with accents could be anything; where most is no ASCII, the text is in no Latin letters. */
    private static Charset charset(byte[] text) {
        int letters = 0;
        for (byte each : text) {
            letters += each < 0 ? 1 : 0;
        }
        try {
            Charset likely = TextEncoding.of(new ByteArrayInputStream(text)).charset();
            boolean isSure = likely.equals(StandardCharsets.UTF_8) || (letters >= SURE && 2 * letters > text.length);
            return isSure ? likely : LATIN;
        } catch (IOException e) { // none is likely
            return LATIN;
        }
    }

    SoundTags tags() {
        return new SoundTags(
                Optional.ofNullable(texts.get(Tag.TITLE)),
                Optional.ofNullable(texts.get(Tag.ARTIST)),
                Optional.ofNullable(texts.get(Tag.ALBUM)));
    }
}
