package org.stillcast.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** How the numbers of a workbook are shown, as far as it matters: as a date, or with zeros in front. */
final class ExcelStyles {
    private static final int MOST_STYLES = 70_000;
    private static final int MOST_FORMATS = 5_000;
    private static final int FIRST_OF_THEIR_OWN = 164;

    private final Map<Integer, String> formats = new HashMap<>();
    private final List<String> ofStyle = new ArrayList<>();

    /** Reads {@code styles.xml}. */
    void read(XmlText xml) throws XMLStreamException {
        boolean ofCells = false;
        while (xml.next()) {
            if (xml.isStartOf("numFmt") && formats.size() < MOST_FORMATS) {
                formats.put(
                        xml.number("numFmtId", MOST_STYLES, 0),
                        xml.attribute("formatCode").orElse(""));
            } else if (xml.isStartOf("cellXfs") || xml.isEndOf("cellXfs")) {
                ofCells = xml.isStartOf("cellXfs");
            } else if (ofCells && xml.isStartOf("xf") && ofStyle.size() < MOST_STYLES) {
                ofStyle.add(format(xml.number("numFmtId", MOST_STYLES, 0)));
            }
        }
    }

    /** Those below 164 are the same everywhere; of them it matters only which are dates and times. */
    private String format(int number) {
        boolean isDate =
                (number >= 14 && number <= 22) || (number >= 27 && number <= 36) || (number >= 45 && number <= 58);
        return number < FIRST_OF_THEIR_OWN && !formats.containsKey(number)
                ? isDate && number != 48 && number != 49 ? "yyyy" : ""
                : formats.getOrDefault(number, "");
    }

    /**
     * Returns a number as it is shown.
     *
     * @param style of the cell
     */
    Cell shown(String number, int style) {
        String format = style < ofStyle.size() ? ofStyle.get(style) : "";
        String plain = Numbers.plain(number);
        if (isDate(format)) {
            return Cell.date(plain);
        }
        boolean hasZeros = format.matches("0+") && plain.matches("[0-9]+") && plain.length() < format.length();
        return Cell.of(hasZeros ? "0".repeat(format.length() - plain.length()) + plain : plain);
    }

    private static boolean isDate(String format) {
        String bare = format.replaceAll("\"[^\"]*\"|\\\\.|_.|\\[(?![hmsHMS]+\\])[^\\]]*\\]", "");
        return bare.matches("(?is).*[dmyhs].*") && !bare.matches("(?i)general|standard");
    }
}
