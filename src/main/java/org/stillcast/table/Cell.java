package org.stillcast.table;

import java.util.Optional;

import org.stillcast.text.Words;

/**
 * A cell as people see it.
 *
 * @param text without blanks around it; its lines are parted by a line feed
 * @param fault what is wrong with it, as a phrase; empty if it can be used
 */
public record Cell(String text, Optional<String> fault) {
    /** One that has nothing in it. */
    public static final Cell EMPTY = new Cell("", Optional.empty());

    private static final Words WORDS = Words.of(Cell.class);
    private static final String BLANKS = " \t\n\u000B\f\r\u00A0\u3000\uFEFF";

    static Cell of(String text) {
        String stripped = stripped(text.replace("\r\n", "\n").replace('\r', '\n'));
        return stripped.isEmpty() ? EMPTY : new Cell(stripped, Optional.empty());
    }

    private static String stripped(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (start < end && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char character) {
        return BLANKS.indexOf(character) >= 0;
    }

    /** Tells whether a text comes out of a cell as it was put into it. */
    public static boolean keeps(String text) {
        return of(text).text.equals(text);
    }

    private static Cell faulty(String fault) {
        return new Cell("", Optional.of(fault));
    }

    static Cell withoutValue() {
        return faulty(WORDS.say("cell.without-value"));
    }

    static Cell error(String value) {
        return faulty(WORDS.say("cell.error", value));
    }

    static Cell date(String value) {
        return faulty(WORDS.say("cell.date", value));
    }

    /** Tells whether there is nothing in it, not even a fault. */
    public boolean isEmpty() {
        return text.isEmpty() && fault.isEmpty();
    }
}
