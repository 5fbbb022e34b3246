package org.stillcast.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files of spreadsheet programs, as small as they can be. */
public final class SheetFile {
    private static final String SHEETS = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
             xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>
            <sheet name="Old" sheetId="2" state="hidden" r:id="rId2"/><sheet name="Words" sheetId="1" r:id="rId1"/>
            </sheets></workbook>""";

    private static final String LINKS = """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>
            <Relationship Id="rId2" Type="http://x/worksheet" Target="/xl/worksheets/sheet2.xml"/>
            </Relationships>""";

    private SheetFile() {}

    /** Returns a zip archive of texts. */
    public static byte[] zip(Map<String, String> parts) {
        return zip(parts, StandardCharsets.UTF_8);
    }

    static byte[] zip(Map<String, String> parts, Charset charset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(charset));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Returns a workbook that names sheets which are not in it. */
    static byte[] xlsxWithoutSheets() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("xl/workbook.xml", SHEETS);
        parts.put("xl/_rels/workbook.xml.rels", LINKS);
        return zip(parts);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** Returns a workbook with a sheet "Words"; its texts are shared, whole numbers are numbers. */
    public static byte[] xlsx(List<List<String>> rows) {
        List<String> texts = rows.stream().flatMap(List::stream).distinct().toList();
        Map<String, Integer> numbers =
                IntStream.range(0, texts.size()).boxed().collect(Collectors.toMap(texts::get, i -> i));
        StringBuilder sheet = new StringBuilder("<worksheet><sheetData>");
        for (int row = 0; row < rows.size(); row++) {
            sheet.append("<row r=\"").append(row + 1).append("\">");
            for (int column = 0; column < rows.get(row).size(); column++) {
                String text = rows.get(row).get(column);
                String reference = TableRow.letters(column) + (row + 1);
                if (text.matches("[1-9][0-9]*|0")) {
                    sheet.append("<c r=\"%s\"><v>%s</v></c>".formatted(reference, text));
                } else if (!text.isEmpty()) {
                    sheet.append("<c r=\"%s\" t=\"s\"><v>%d</v></c>".formatted(reference, numbers.get(text)));
                }
            }
            sheet.append("</row>");
        }
        String shared = texts.stream()
                .map(text -> "<si><t xml:space=\"preserve\">" + escaped(text) + "</t></si>")
                .collect(Collectors.joining("", "<sst>", "</sst>"));
        return xlsxOf(sheet + "</sheetData></worksheet>", shared, "<styleSheet/>");
    }

    /** Returns a workbook with rows of a sheet as they stand in its XML. */
    public static byte[] xlsxOf(String sheet, String shared, String styles) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", "<Types/>");
        parts.put("xl/workbook.xml", SHEETS);
        parts.put("xl/_rels/workbook.xml.rels", LINKS);
        parts.put("xl/worksheets/sheet1.xml", sheet);
        parts.put("xl/worksheets/sheet2.xml", "<worksheet><sheetData/></worksheet>");
        parts.put("xl/sharedStrings.xml", shared);
        parts.put("xl/styles.xml", styles);
        return zip(parts);
    }

    /** Returns a spreadsheet of LibreOffice with a sheet "Words"; whole numbers are numbers. */
    public static byte[] ods(List<List<String>> rows) {
        StringBuilder sheet = new StringBuilder();
        for (List<String> row : rows) {
            sheet.append("<table:table-row>");
            for (String text : row) {
                String lines = escaped(text).replace("\n", "</text:p><text:p>").replace("  ", "<text:s text:c=\"2\"/>");
                sheet.append(
                        text.isEmpty()
                                ? "<table:table-cell/>"
                                : text.matches("[1-9][0-9]*|0")
                                        ? "<table:table-cell office:value-type=\"float\" office:value=\"%s\"><text:p>%s</text:p></table:table-cell>"
                                                .formatted(text, text)
                                        : "<table:table-cell office:value-type=\"string\"><text:p>%s</text:p></table:table-cell>"
                                                .formatted(lines));
            }
            sheet.append("</table:table-row>");
        }
        return odsOf(sheet.toString());
    }

    /** Returns a spreadsheet of LibreOffice with rows as they stand in its XML. */
    public static byte[] odsOf(String rows) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
        parts.put("content.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <office:document-content xmlns:office="urn:o" xmlns:table="urn:t" xmlns:text="urn:x"><office:body>
                <office:spreadsheet><table:table table:name="Words">%s</table:table></office:spreadsheet>
                </office:body></office:document-content>""".formatted(rows));
        return zip(parts);
    }
}
