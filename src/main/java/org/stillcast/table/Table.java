package org.stillcast.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

import org.stillcast.text.Words;

/** A table, whatever program has made it. Reading it takes the same memory however long it is, but for the texts of an {@code .xlsx}. */
public sealed interface Table permits DelimitedTable, ExcelTable, OpenDocumentTable {
    /** Where a file says what it is. */
    int HEAD_BYTES = 4;

    /**
     * Finds out by its first bytes what a table is; what it is called does not matter.
     *
     * @throws UnusableTableException if it is known to be something else
     * @throws IOException if the bytes cannot be had
     */
    static Table of(TableSource source) throws UnusableTableException, IOException {
        Words words = Words.of(Table.class);
        String head;
        try (InputStream in = source.open()) {
            head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1);
        }
        if (head.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            throw new UnusableTableException(words.say("table.old"));
        }
        if (head.startsWith("%PDF")) {
            throw new UnusableTableException(words.say("table.other"));
        }
        if (!head.startsWith("PK")) {
            return new DelimitedTable(source);
        }
        String part = new ZipParts(source)
                .first(Set.of(OpenDocumentTable.CONTENT, ExcelTable.WORKBOOK))
                .orElseThrow(() -> new UnusableTableException(words.say("table.other")));
        return part.equals(ExcelTable.WORKBOOK) ? new ExcelTable(source) : new OpenDocumentTable(source);
    }

    /**
     * Reads the rows of a sheet.
     *
     * @param sheet name of it; the first one that is seen, if there is none
     * @throws UnusableTableException if it has no such sheet, or cannot be read to its end
     * @throws IOException if the bytes cannot be had
     */
    void read(Optional<String> sheet, RowTaker taker) throws UnusableTableException, IOException;
}
