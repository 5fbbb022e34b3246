package org.stillcast.table;

import javax.xml.stream.XMLStreamException;

/** Reads a cell of a spreadsheet; the XML is at its beginning. */
final class OpenDocumentCell {
    private static final int MOST_BLANKS = 1_000;

    private OpenDocumentCell() {}

    static Cell read(XmlText xml) throws XMLStreamException, UnusableTableException {
        String type = xml.attribute("value-type").orElse("");
        String value = xml.attribute("value").orElse("");
        String logical = xml.attribute("boolean-value").orElse("");
        boolean hasFormula = xml.attribute("formula").isPresent();
        String text = readText(xml);
        if (hasFormula && text.matches("#[A-Z/0!?]+|Err:[0-9]+")) {
            return Cell.error(text);
        }
        return switch (type) {
            case "" -> hasFormula ? Cell.withoutValue() : Cell.of(text);
            case "float", "percentage", "currency" -> number(Numbers.plain(value), text);
            case "date", "time" -> Cell.date(text);
            case "boolean" -> Cell.of(logical);
            default -> Cell.of(text);
        };
    }

    /** Numbers with zeros in front are mostly no numbers. */
    private static Cell number(String plain, String shown) {
        return Cell.of(
                shown.matches("0+[0-9]+") && shown.replaceFirst("^0+(?=.)", "").equals(plain) ? shown : plain);
    }

    private static String readText(XmlText xml) throws XMLStreamException, UnusableTableException {
        CellText text = new CellText();
        boolean inside = false;
        while (xml.next() && !xml.isEndOf("table-cell")) {
            if (xml.isStartOf("annotation") || xml.isStartOf("ruby-text") || xml.isStartOf("frame")) {
                xml.skip(); // what somebody has remarked, how something is read, and what lies above the cell
            } else if (xml.isStartOf("p")) {
                text.add(text.isEmpty() ? "" : "\n");
                inside = true;
            } else if (xml.isEndOf("p")) {
                inside = false;
            } else if (inside) {
                text.add(piece(xml));
            }
        }
        return text.toString();
    }

    private static String piece(XmlText xml) {
        if (xml.isStartOf("line-break")) {
            return "\n";
        }
        if (xml.isStartOf("s")) {
            return " ".repeat(xml.number("c", MOST_BLANKS, 1));
        }
        return xml.isStartOf("tab") ? "\t" : xml.characters();
    }
}
