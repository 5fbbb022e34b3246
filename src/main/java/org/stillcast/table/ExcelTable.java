package org.stillcast.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

import org.stillcast.text.Words;

/** A workbook as Excel saves it: {@code .xlsx} or {@code .xlsm}, of which nothing is run. */
record ExcelTable(TableSource source) implements Table {
    static final String WORKBOOK = "xl/workbook.xml";

    private static final Words WORDS = Words.of(ExcelTable.class);
    private static final String LINKS = "xl/_rels/workbook.xml.rels";
    private static final int MOST_SHEETS = 1_000;

    /** One sheet, by the number of the link to it. */
    private record Sheet(String name, String link, boolean isSeen) {}

    /** What has to be known before the cells can be read. */
    private static final class Workbook {
        private final List<Sheet> sheets = new ArrayList<>();
        private final Map<String, String> parts = new HashMap<>();
        private ExcelTexts texts = new ExcelTexts();
        private ExcelStyles styles = new ExcelStyles();
    }

    @Override
    public void read(Optional<String> sheet, RowTaker taker) throws UnusableTableException, IOException {
        Workbook workbook = workbook();
        workbook.sheets.removeIf(any -> !workbook.parts.containsKey(any.link));
        Sheet wanted = wanted(workbook.sheets, sheet);
        String part = workbook.parts.getOrDefault(wanted.link, "");
        ExcelRows rows = new ExcelRows(wanted.name, workbook.texts, workbook.styles, taker);
        if (!new ZipParts(source).read(part, rows::read)) {
            throw new UnusableTableException(WORDS.say("xml.unusable"));
        }
    }

    private Workbook workbook() throws UnusableTableException, IOException {
        Workbook workbook = new Workbook();
        new ZipParts(source).each((name, bytes) -> {
            switch (name) {
                case WORKBOOK -> XmlText.read(bytes, xml -> readSheets(xml, workbook.sheets));
                case LINKS -> XmlText.read(bytes, xml -> readLinks(xml, workbook.parts));
                case "xl/sharedStrings.xml" -> XmlText.read(bytes, workbook.texts::read);
                case "xl/styles.xml" -> XmlText.read(bytes, workbook.styles::read);
                default -> {}
            }
            return true;
        });
        return workbook;
    }

    private static void readSheets(XmlText xml, List<Sheet> sheets) throws XMLStreamException {
        while (xml.next()) {
            if (xml.isStartOf("sheet") && sheets.size() < MOST_SHEETS) {
                boolean isSeen = xml.attribute("state").orElse("visible").equals("visible");
                sheets.add(new Sheet(
                        xml.attribute("name").orElse(""), xml.attribute("id").orElse(""), isSeen));
            }
        }
    }

    /** A sheet may be a chart, too, which is none for us. */
    private static void readLinks(XmlText xml, Map<String, String> parts) throws XMLStreamException {
        while (xml.next()) {
            boolean isSheet = xml.isStartOf("Relationship")
                    && xml.attribute("Type").orElse("").endsWith("/worksheet");
            if (isSheet && parts.size() < MOST_SHEETS) {
                String target = xml.attribute("Target").orElse("");
                parts.put(
                        xml.attribute("Id").orElse(""), target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
        }
    }

    private static Sheet wanted(List<Sheet> sheets, Optional<String> name) throws UnusableTableException {
        List<Sheet> seen = sheets.stream().filter(Sheet::isSeen).toList();
        List<Sheet> first = seen.isEmpty() ? sheets : seen;
        return name.isEmpty()
                ? first.stream().findFirst().orElseThrow(() -> new UnusableTableException(WORDS.say("sheet.none")))
                : sheets.stream()
                        .filter(sheet -> sheet.name.equals(name.get()))
                        .findFirst()
                        .orElseThrow(() -> UnusableTableException.unknownSheet(
                                name.get(), sheets.stream().map(Sheet::name).toList()));
    }
}
