package org.stillcast.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/** Looks for a sheet of a spreadsheet, and reads its rows. Which sheets are hidden is said by their styles, which stand first. */
final class OpenDocumentSheets {
    private static final int MOST_SHEETS = 1_000;

    private final Optional<String> wanted;
    private final RowTaker taker;
    private final Set<String> hidden = new HashSet<>();
    private final List<String> others = new ArrayList<>();
    private boolean found;
    private String style = "";

    /**
     * @param wanted name of the sheet; the first one that is seen, if there is none
     */
    OpenDocumentSheets(Optional<String> wanted, RowTaker taker) {
        this.wanted = wanted;
        this.taker = taker;
    }

    /** Reads a spreadsheet until the sheet has been read. */
    void read(XmlText xml) throws XMLStreamException, UnusableTableException, IOException {
        while (!found && xml.next()) {
            if (xml.isStartOf("style")) {
                style = xml.attribute("name").orElse("");
            } else if (xml.isStartOf("table-properties")) {
                noteStyle(xml);
            } else if (xml.isStartOf("table")) {
                readSheet(xml);
            }
        }
    }

    private void noteStyle(XmlText xml) {
        if (xml.attribute("display").orElse("").equals("false") && hidden.size() < MOST_SHEETS) {
            hidden.add(style);
        }
    }

    private void readSheet(XmlText xml) throws XMLStreamException, UnusableTableException, IOException {
        String name = xml.attribute("name").orElse("");
        boolean isSeen = !hidden.contains(xml.attribute("style-name").orElse(""));
        if (wanted.map(name::equals).orElse(isSeen)) {
            found = true;
            new OpenDocumentRows(name, taker).read(xml);
        } else {
            if (others.size() < MOST_SHEETS) {
                others.add(name);
            }
            xml.skip();
        }
    }

    /** Tells whether the sheet was there. */
    boolean found() {
        return found;
    }

    /** Returns the names of those that stand before it. */
    List<String> others() {
        return others;
    }
}
