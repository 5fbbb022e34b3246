package org.stillcast.table;

import java.io.IOException;
import java.util.Optional;

import org.stillcast.text.Words;

/** A spreadsheet as LibreOffice saves it: {@code .ods}. */
record OpenDocumentTable(TableSource source) implements Table {
    static final String CONTENT = "content.xml";

    private static final Words WORDS = Words.of(OpenDocumentTable.class);

    @Override
    public void read(Optional<String> sheet, RowTaker taker) throws UnusableTableException, IOException {
        OpenDocumentSheets sheets = new OpenDocumentSheets(sheet, taker);
        new ZipParts(source).read(CONTENT, sheets::read);
        if (!sheets.found() && sheet.isPresent()) {
            throw UnusableTableException.unknownSheet(sheet.get(), sheets.others());
        }
        if (!sheets.found()) {
            throw new UnusableTableException(WORDS.say("sheet.none"));
        }
    }
}
