package org.stillcast.table;

import java.io.IOException;
import javax.xml.stream.XMLStreamException;

/** Reads the rows of one sheet of a spreadsheet; the XML is at its beginning. */
final class OpenDocumentRows {
    private static final int MOST_ROWS = 10_000_000;
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
                column += xml.number(REPEATED, MOST_ROWS, 1);
                xml.skip();
            } else if (xml.isStartOf("table-cell")) {
                int columns = xml.number(REPEATED, MOST_ROWS, 1);
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
        column += columns;
    }

    private boolean take(int times) throws IOException {
        TableRow row = cells.build(sheet, number);
        for (int i = 0; i < times && !row.isEmpty(); i++) {
            if (!taker.take(new TableRow(sheet, number + i, row.cells()))) {
                return false;
            }
        }
        number = Math.min(number + times, MOST_ROWS);
        return true;
    }
}
