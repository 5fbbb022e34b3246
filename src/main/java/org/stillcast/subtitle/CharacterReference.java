package org.stillcast.subtitle;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Characters written by their names or numbers, as in HTML: those names that subtitles use. */
final class CharacterReference {
    /** What one looks like; its first group is its name. */
    static final String SHAPE = "&(amp|lt|gt|nbsp|lrm|rlm|quot|apos|#\\d{1,7}|#[xX][0-9a-fA-F]{1,6});";

    private static final Map<String, String> NAMES = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "nbsp", "\u00A0", "lrm", "\u200E", "rlm", "\u200F", "quot", "\"", "apos",
            "'");
    private static final Pattern HEXADECIMAL = Pattern.compile("#[xX].*");

    private CharacterReference() {}

    /**
     * Returns a text with its references as what they stand for, and without all else that is markup.
     *
     * @param markup what is, with {@link #SHAPE} as its only group
     */
    static String plain(String written, Pattern markup) {
        return markup.matcher(written)
                .replaceAll(found -> found.group(1) == null ? "" : Matcher.quoteReplacement(character(found.group(1))));
    }

    /** Returns the character of a name or number; U+FFFD where that is none. */
    private static String character(String name) {
        if (!name.startsWith("#")) {
            return NAMES.getOrDefault(name, "\uFFFD");
        }
        int number = HEXADECIMAL.matcher(name).matches()
                ? Integer.parseInt(name.substring(2), 16)
                : Integer.parseInt(name.substring(1));
        boolean isCharacter = Character.isValidCodePoint(number)
                && (number < Character.MIN_SURROGATE || number > Character.MAX_SURROGATE)
                && !Cue.isControl(number)
                && number != '\n';
        return isCharacter ? Character.toString(number) : "\uFFFD";
    }
}
