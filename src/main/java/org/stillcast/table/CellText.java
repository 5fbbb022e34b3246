package org.stillcast.table;

import org.stillcast.text.Words;

/** What stands in a cell, put together of pieces. */
final class CellText {
    private static final Words WORDS = Words.of(CellText.class);

    private final StringBuilder text = new StringBuilder();

    /**
     * Adds a piece.
     *
     * @throws UnusableTableException if that is more than a row may have
     */
    void add(String piece) throws UnusableTableException {
        text.append(piece);
        if (text.length() > RowBuilder.MOST_CHARACTERS) {
            throw new UnusableTableException(WORDS.say("row.too-long", RowBuilder.MOST_CHARACTERS));
        }
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
