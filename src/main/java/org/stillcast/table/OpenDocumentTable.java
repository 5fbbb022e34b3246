package org.stillcast.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

import org.stillcast.text.Words;

/** A spreadsheet as LibreOffice saves it: {@code .ods}. */
record OpenDocumentTable(TableSource source) implements Table {
    static final String CONTENT = "content.xml";

    private static final Words WORDS = Words.of(OpenDocumentTable.class);
    private static final int MOST_SHEETS = 1_000;

    @Override
    public void read(Optional<String> sheet, RowTaker taker) throws UnusableTableException, IOException {
        List<String> names = new ArrayList<>();
        List<String> read = new ArrayList<>();
        new ZipParts(source).each((name, bytes) -> {
            if (name.equals(CONTENT)) {
                XmlText.read(bytes, xml -> readSheets(xml, sheet, taker, names, read));
            }
            return !name.equals(CONTENT);
        });
        if (read.isEmpty() && sheet.isPresent()) {
            throw ExcelTable.unknownSheet(sheet.get(), names);
        }
        if (read.isEmpty()) {
            throw new UnusableTableException(WORDS.say("sheet.none"));
        }
    }

    private static void readSheets(
            XmlText xml, Optional<String> sheet, RowTaker taker, List<String> names, List<String> read)
            throws XMLStreamException, UnusableTableException, IOException {
        while (read.isEmpty() && xml.next()) {
            if (!xml.isStartOf("table")) {
                continue;
            }
            String name = xml.attribute("name").orElse("");
            if (sheet.isEmpty() || sheet.get().equals(name)) {
                new OpenDocumentRows(name, taker).read(xml);
                read.add(name);
            } else if (names.size() < MOST_SHEETS) {
                names.add(name);
                xml.skip();
            }
        }
    }
}
