package org.stillcast.table;

import java.io.IOException;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** Reads the rows of one sheet of a workbook, cell by cell. */
final class ExcelRows {
    /** As many as a sheet has. */
    private static final int MOST_ROWS = 1_048_576;

    private static final int MOST_STYLES = 70_000;

    private final String sheet;
    private final ExcelTexts texts;
    private final ExcelStyles styles;
    private final RowTaker taker;
    private final RowBuilder cells = new RowBuilder();
    private int number;
    private int column;

    ExcelRows(String sheet, ExcelTexts texts, ExcelStyles styles, RowTaker taker) {
        this.sheet = sheet;
        this.texts = texts;
        this.styles = styles;
        this.taker = taker;
    }

    /** Reads a sheet until no more rows are wanted. */
    void read(XmlText xml) throws XMLStreamException, UnusableTableException, IOException {
        while (xml.next()) {
            if (xml.isStartOf("row")) {
                number = xml.number("r", MOST_ROWS, number + 1);
                column = -1;
            } else if (xml.isStartOf("c")) {
                column = xml.attribute("r").flatMap(ExcelRows::columnOf).orElse(column + 1);
                cells.put(column, readCell(xml));
            } else if (xml.isEndOf("row")) {
                TableRow row = cells.build(sheet, number);
                if (!row.isEmpty() && !taker.take(row)) {
                    return;
                }
            } else if (xml.isEndOf("sheetData")) {
                return;
            }
        }
    }

    /** Returns the column of a cell such as {@code AB12}; empty if it is none that there can be. */
    private static Optional<Integer> columnOf(String reference) {
        String letters = reference.replaceFirst("[0-9]+$", "");
        if (!letters.matches("[A-Z]{1,3}")) {
            return Optional.empty();
        }
        int column = letters.chars().reduce(0, (sum, letter) -> sum * 26 + letter - 'A' + 1);
        return Optional.of(column - 1);
    }

    private Cell readCell(XmlText xml) throws XMLStreamException, UnusableTableException {
        int style = xml.number("s", MOST_STYLES, 0);
        ExcelValue value = ExcelValue.read(xml);
        if (value.lacksResult()) {
            return Cell.withoutValue();
        }
        return value.hasValue() ? cell(value.type(), value.text(), style) : Cell.EMPTY;
    }

    private Cell cell(String type, String value, int style) throws UnusableTableException {
        return switch (type) {
            case "s" -> Cell.of(texts.get(value));
            case "str", "inlineStr" -> Cell.of(value);
            case "b" -> Cell.of(value.equals("1") ? "true" : "false");
            case "e" -> Cell.error(value);
            case "d" -> Cell.date(value);
            default -> styles.shown(value, style);
        };
    }
}
