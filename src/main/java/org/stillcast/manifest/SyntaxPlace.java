package org.stillcast.manifest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonLocation;
import org.stillcast.text.Visible;

/**
 * The place in a text where a parser did not understand it, with what stands around it.
 *
 * @param text that was read
 * @param location that the parser tells
 */
record SyntaxPlace(ManifestText text, JsonLocation location) {
    private static final Pattern WORD = Pattern.compile("[^,:\\[\\]{}\"\\s，：“”]+");
    private static final int LONGEST_SHOWN = 40;

    /** Returns what stands before the place, as far as it is remembered. */
    String before() {
        return text.before(offset());
    }

    /** Tells whether a character is part of a word, such as an unquoted name or number. */
    static boolean isInWord(char character) {
        return WORD.matcher(String.valueOf(character)).matches();
    }

    /** Returns the word at the place, or the text in quotes. */
    String standing() {
        String word = word(0);
        return word.isEmpty() || found() == '"' ? shown(quoted()) : word;
    }

    private String quoted() {
        String rest = restOfLine(0);
        int end = rest.startsWith("\"") ? rest.indexOf('"', 1) : 0;
        return rest.substring(0, Math.min(rest.length(), Math.max(0, end) + 1));
    }

    /** Returns the word that begins some characters before the place; nothing if none does. */
    String word(int back) {
        Matcher matcher = WORD.matcher(text.from(offset() - back));
        return matcher.lookingAt() ? shown(matcher.group()) : "";
    }

    String restOfLine(int back) {
        return text.from(offset() - back).split("[\r\n]", 2)[0];
    }

    /** Returns the character at the place; a blank behind the end. */
    char found() {
        return charAt(0);
    }

    char charAt(int back) {
        String rest = text.from(offset() - back);
        return rest.isEmpty() ? ' ' : rest.charAt(0);
    }

    private long offset() {
        return location.getCharOffset();
    }

    int line() {
        return location.getLineNr();
    }

    int column(int back) {
        return location.getColumnNr() - back;
    }

    /** Returns no more of a text than belongs into a sentence. */
    static String shown(String text) {
        return Visible.shortened(text, LONGEST_SHOWN);
    }
}
