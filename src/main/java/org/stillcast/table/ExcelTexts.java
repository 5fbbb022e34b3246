package org.stillcast.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

import org.stillcast.packed.TextList;
import org.stillcast.text.Words;

/** The texts of a workbook, which its cells name by their numbers: the one thing of it that is in memory as a whole. */
final class ExcelTexts {
    private static final Words WORDS = Words.of(ExcelTexts.class);
    private static final int MOST_BYTES = 16 << 20;

    /** What XML cannot have in it, and line breaks of some programs. */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final TextList texts = new TextList();

    /** Reads {@code sharedStrings.xml}. */
    void read(XmlText xml) throws XMLStreamException, UnusableTableException {
        while (xml.next()) {
            if (xml.isStartOf("si")) {
                texts.add(readText(xml, "si"));
                if (texts.byteCount() + 4L * texts.size() > MOST_BYTES) {
                    throw new UnusableTableException(WORDS.say("texts.too-long", MOST_BYTES >> 20));
                }
            }
        }
    }

    /**
     * Returns a text.
     *
     * @throws UnusableTableException if there is none of that number
     */
    String get(String number) throws UnusableTableException {
        int index = number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : texts.size();
        if (index >= texts.size()) {
            throw new UnusableTableException(WORDS.say("xml.unusable"));
        }
        return texts.get(index);
    }

    /** Reads the pieces of a text up to an element's end; how Japanese is pronounced is none of them. */
    static String readText(XmlText xml, String element) throws XMLStreamException, UnusableTableException {
        CellText text = new CellText();
        boolean inside = false;
        while (xml.next() && !xml.isEndOf(element)) {
            if (xml.isStartOf("rPh")) {
                xml.skip();
            } else if (xml.isStartOf("t") || xml.isEndOf("t")) {
                inside = xml.isStartOf("t");
            } else if (inside) {
                text.add(xml.characters());
            }
        }
        return ESCAPED.matcher(text.toString())
                .replaceAll(escaped ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escaped.group(1), 16))));
    }
}
