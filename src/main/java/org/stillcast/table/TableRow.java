package org.stillcast.table;

import java.util.List;

/**
 * A row of a table.
 *
 * @param sheet that it is in; empty for the only one of a text
 * @param number as the spreadsheet numbers it, from 1
 * @param cells from the first column on, as far as there is something in them
 */
public record TableRow(String sheet, int number, List<Cell> cells) {
    private static final int LETTERS = 26;

    public TableRow {
        cells = List.copyOf(cells);
    }

    /** Returns the cell in a column, which may be beyond the last. */
    public Cell cell(int column) {
        return column < cells.size() ? cells.get(column) : Cell.EMPTY;
    }

    boolean isEmpty() {
        return cells.stream().allMatch(Cell::isEmpty);
    }

    /** Returns the letters that people know a column by. */
    public static String letters(int column) {
        String last = String.valueOf((char) ('A' + column % LETTERS));
        return column < LETTERS ? last : letters(column / LETTERS - 1) + last;
    }
}
