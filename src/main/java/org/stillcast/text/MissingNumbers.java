package org.stillcast.text;

/**
 * Numbers in a row that names which count go without.
 *
 * @param first the name, or the number, that is missing
 * @param last of several; the same as {@code first} if it is one
 * @param before name in front of them
 * @param after name behind them
 * @param position of the name behind them among all names, from 0
 */
public record MissingNumbers(String first, String last, String before, String after, int position) {
    private static final Words WORDS = Words.of(MissingNumbers.class);
    private static final int MOST_SHOWN = 60;

    /** Returns a sentence for people. */
    public String sentence() {
        return first.equals(last)
                ? WORDS.say("number.missing", shown(first), shown(before), shown(after))
                : WORDS.say("number.several", shown(first), shown(last), shown(before), shown(after));
    }

    private static String shown(String name) {
        return Visible.shortened(name, MOST_SHOWN);
    }
}
