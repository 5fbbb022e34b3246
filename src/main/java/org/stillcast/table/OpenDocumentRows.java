package org.stillcast.table;

import java.io.IOException;
import javax.xml.stream.XMLStreamException;

import org.stillcast.text.Words;

/** Reads the rows of one sheet of a spreadsheet; the XML is at its beginning. */
final class OpenDocumentRows {
    private static final Words WORDS = Words.of(OpenDocumentRows.class);

    /** As many as a sheet has. */
    private static final int MOST_ROWS = 1_048_576;

    private static final int MOST_COLUMNS = 16_384;
    private static final String REPEATED = "number-columns-repeated";

    private final String sheet;
    private final RowTaker taker;
    private final RowBuilder cells = new RowBuilder();
    private int number = 1;
    private int column;

    OpenDocumentRows(String sheet, RowTaker taker) {
        this.sheet = sheet;
        this.taker = taker;
    }

    /** Reads until no more rows are wanted. */
    void read(XmlText xml) throws XMLStreamException, UnusableTableException, IOException {
        int times = 1;
        while (xml.next() && !xml.isEndOf("table")) {
            if (xml.isStartOf("shapes") || xml.isStartOf("forms")) {
                xml.skip();
            } else if (xml.isStartOf("table-row")) {
                times = xml.number("number-rows-repeated", MOST_ROWS, 1);
                column = 0;
            } else if (xml.isStartOf("covered-table-cell")) { // of a merged one; what it may hold is not seen
                advance(xml.number(REPEATED, MOST_COLUMNS, 1));
                xml.skip();
            } else if (xml.isStartOf("table-cell")) {
                int columns = xml.number(REPEATED, MOST_COLUMNS, 1);
                put(OpenDocumentCell.read(xml), columns);
            } else if (xml.isEndOf("table-row") && !take(times)) {
                return;
            }
        }
    }

    private void put(Cell cell, int columns) throws UnusableTableException {
        for (int i = 0; i < columns && !cell.isEmpty(); i++) {
            cells.put(column + i, cell);
        }
        advance(columns);
    }

    private void advance(int columns) {
        column = Math.min(column + columns, MOST_COLUMNS);
    }

    private boolean take(int times) throws UnusableTableException, IOException {
        TableRow row = cells.build(sheet, number);
        int next = number + times;
        if (!row.isEmpty() && next - 1 > MOST_ROWS) {
            throw new UnusableTableException(WORDS.say("rows.too-many", MOST_ROWS));
        }
        for (int i = 0; i < times && !row.isEmpty(); i++) {
            if (!taker.take(new TableRow(sheet, number + i, row.cells()))) {
                return false;
            }
        }
        number = Math.min(next, MOST_ROWS + 1);
        return true;
    }
}
