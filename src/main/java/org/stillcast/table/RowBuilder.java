package org.stillcast.table;

import java.util.ArrayList;
import java.util.List;

import org.stillcast.text.Words;

/** Puts the cells of one row after the other together, within the limits of a table. */
final class RowBuilder {
    private static final Words WORDS = Words.of(RowBuilder.class);

    /** Nobody has so many, and each is a place in memory. */
    private static final int MOST_COLUMNS = 1_000;

    /** What no text of a clip may have; Excel has 32 767. */
    static final int MOST_CHARACTERS = 100_000;

    private final List<Cell> cells = new ArrayList<>();
    private int characters;

    /**
     * Puts a cell into a column; those between it and the last one are empty.
     *
     * @throws UnusableTableException if that is too far to the right, or the row too long
     */
    void put(int column, Cell cell) throws UnusableTableException {
        if (cell.isEmpty()) {
            return;
        }
        if (column >= MOST_COLUMNS) {
            throw new UnusableTableException(WORDS.say("columns.too-many", MOST_COLUMNS));
        }
        characters += cell.text().length();
        if (characters > MOST_CHARACTERS) {
            throw new UnusableTableException(WORDS.say("row.too-long", MOST_CHARACTERS));
        }
        while (cells.size() <= column) {
            cells.add(Cell.EMPTY);
        }
        cells.set(column, cell);
    }

    /** Returns the row, and begins the next one. */
    TableRow build(String sheet, int number) {
        TableRow row = new TableRow(sheet, number, cells);
        cells.clear();
        characters = 0;
        return row;
    }
}
