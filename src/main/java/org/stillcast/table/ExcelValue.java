package org.stillcast.table;

import javax.xml.stream.XMLStreamException;

/**
 * What a workbook keeps of a cell.
 *
 * @param type of the value
 * @param text of it, which may be empty; a number of one for some types
 * @param hasValue whether there is one
 * @param hasFormula whether there is what it is reckoned by
 */
record ExcelValue(String type, String text, boolean hasValue, boolean hasFormula) {
    /** Reads a cell up to its end; the XML is at its beginning. */
    static ExcelValue read(XmlText xml) throws XMLStreamException, UnusableTableException {
        String type = xml.attribute("t").orElse("n");
        CellText text = new CellText();
        boolean hasValue = false;
        boolean hasFormula = false;
        while (xml.next() && !xml.isEndOf("c")) {
            if (xml.isStartOf("is")) {
                text.add(ExcelTexts.readText(xml, "is"));
                hasValue = true;
            } else if (xml.isStartOf("v")) {
                readValue(xml, text);
                hasValue = true;
            } else if (xml.isStartOf("f")) {
                hasFormula = true;
            }
        }
        return new ExcelValue(type, text.toString(), hasValue, hasFormula);
    }

    private static void readValue(XmlText xml, CellText text) throws XMLStreamException, UnusableTableException {
        while (xml.next() && !xml.isEndOf("v")) {
            text.add(xml.characters());
        }
    }

    /** Tells whether nobody has reckoned its formula yet; a text may be empty, anything else is not. */
    boolean lacksResult() {
        return hasFormula && (!hasValue || (text.isEmpty() && !type.equals("str")));
    }
}
