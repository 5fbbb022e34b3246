package org.stillcast.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class TableTest {
    private static final List<List<String>> ROWS = List.of(
            List.of("audio", "title", "notes; more"),
            List.of(),
            List.of("0001.mp3", "one, \"two\"", "", "", "7"),
            List.of("é.mp3", "two\nlines & <more>", "x"));

    private static List<TableRow> read(byte[] bytes, Optional<String> sheet)
            throws UnusableTableException, IOException {
        List<TableRow> rows = new ArrayList<>();
        Table.of(() -> new ByteArrayInputStream(bytes)).read(sheet, rows::add);
        return rows;
    }

    private static List<String> shown(byte[] bytes) throws UnusableTableException, IOException {
        return read(bytes, Optional.empty()).stream()
                .map(row -> row.number() + ":"
                        + row.cells().stream()
                                .map(cell -> cell.text()
                                        + cell.fault().map(any -> "!").orElse(""))
                                .collect(Collectors.joining("|")))
                .toList();
    }

    private static byte[] text(List<List<String>> rows, String separator, String end) {
        return rows.stream()
                .map(row -> row.stream()
                        .map(cell -> cell.matches("(?s).*[\",;\n].*") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell)
                        .collect(Collectors.joining(separator)))
                .collect(Collectors.joining(end))
                .getBytes(StandardCharsets.UTF_8);
    }

    static Stream<byte[]> forms() {
        String tabs = new String(text(ROWS, "\t", "\r\n"), StandardCharsets.UTF_8);
        String semicolons = new String(text(ROWS, ";", "\n"), StandardCharsets.UTF_8);
        return Stream.of(
                text(ROWS, ",", "\n"),
                text(ROWS, ";", "\r\n"),
                text(ROWS, "\t", "\r"),
                ("\uFEFF" + tabs).getBytes(StandardCharsets.UTF_16LE),
                tabs.getBytes(StandardCharsets.UTF_16BE),
                ("\uFEFFsep=;\r\n" + semicolons).getBytes(StandardCharsets.UTF_8),
                semicolons.getBytes(Charset.forName("windows-1252")),
                SheetFile.xlsx(ROWS),
                SheetFile.ods(ROWS));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void allFormsOfATableHaveTheSameRows(byte[] bytes) throws Exception {
        assertThat(shown(bytes))
                .containsExactly(
                        "1:audio|title|notes; more", "3:0001.mp3|one, \"two\"|||7", "4:é.mp3|two\nlines & <more>|x");
    }

    static Stream<Arguments> cellsOfExcel() {
        return Stream.of(
                arguments("<c r='B5'><v>1</v></c>", "|1"),
                arguments("<c r='A5'><v>1.0</v></c>", "1"),
                arguments("<c><v>0.10000000000000001</v></c>", "0.1"),
                arguments("<c><v>1E-3</v></c><c><v>3</v></c>", "0.001|3"),
                arguments("<c s='2'><v>7</v></c>", "0007"),
                arguments("<c s='1'><v>45000.5</v></c>", "!"),
                arguments("<c t='d'><v>2026-01-01</v></c>", "!"),
                arguments("<c t='b'><v>1</v></c>", "true"),
                arguments("<c t='e'><v>#REF!</v></c>", "!"),
                arguments("<c><f>A1</f></c>", "!"),
                arguments("<c><f>A1</f><v/></c>", "!"),
                arguments("<c t='b'><f>A1</f><v></v></c>", "!"),
                arguments("<c t='str'><f>A1</f><v>x</v></c>", "x"),
                arguments("<c t='str'><f>A1</f><v></v></c><c><v>1</v></c>", "|1"),
                arguments("<c t='inlineStr'><is><r><t>a</t></r><r><t> b_x000D_&#10;c </t></r></is></c>", "a b\nc"),
                arguments("<c t='s'><v>0</v></c>", "漢字"));
    }

    /** The second style is a date, the third has zeros in front. */
    @ParameterizedTest
    @MethodSource("cellsOfExcel")
    void cellsOfExcelAreReadAsPeopleSeeThem(String cells, String expected) throws Exception {
        byte[] bytes = SheetFile.xlsxOf(
                "<worksheet><sheetData><row r='5'>" + cells + "</row></sheetData></worksheet>",
                "<sst><si><t>漢字</t><rPh><t>かんじ</t></rPh></si></sst>",
                "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='0000'/></numFmts><cellXfs><xf/>"
                        + "<xf numFmtId='14'/><xf numFmtId='164'/></cellXfs></styleSheet>");

        assertThat(shown(bytes)).containsExactly("5:" + expected);
    }

    static Stream<Arguments> rowsOfLibreOffice() {
        String cell = "<table:table-cell office:value-type='";
        return Stream.of(
                arguments(cell + "float' office:value='3'><text:p>0003</text:p></table:table-cell>", "0003"),
                arguments(cell + "float' office:value='1.5'><text:p>1,50</text:p></table:table-cell>", "1.5"),
                arguments(cell + "date'><text:p>03.04.26</text:p></table:table-cell>", "!"),
                arguments("<table:table-cell table:formula='of:=A1'/>", "!"),
                arguments(cell + "string' table:formula='of:=A1'><text:p>#REF!</text:p></table:table-cell>", "!"),
                arguments(
                        cell + "string'><office:annotation><text:p>no</text:p></office:annotation><text:p>a<text:s "
                                + "text:c='2'/><text:span>b</text:span></text:p><text:p>c</text:p></table:table-cell>",
                        "a  b\nc"),
                arguments(
                        "<table:table-cell table:number-columns-repeated='2'/><table:covered-table-cell><text:p>no"
                                + "</text:p></table:covered-table-cell>" + cell
                                + "string' table:number-columns-repeated='2'><text:p>x</text:p></table:table-cell>"
                                + "<table:table-cell table:number-columns-repeated='16000'/>",
                        "|||x|x"));
    }

    @ParameterizedTest
    @MethodSource("rowsOfLibreOffice")
    void cellsOfLibreOfficeAreReadAsPeopleSeeThem(String cells, String expected) throws Exception {
        byte[] bytes = SheetFile.odsOf("<table:table-row table:number-rows-repeated='4'/><table:table-row>" + cells
                + "</table:table-row><table:table-row table:number-rows-repeated='1048570'/>");

        assertThat(shown(bytes)).containsExactly("5:" + expected);
    }

    @Test
    void aSheetIsFoundByItsName() throws Exception {
        byte[] bytes = SheetFile.xlsx(ROWS);

        assertThat(read(bytes, Optional.of("Words")))
                .first()
                .extracting(TableRow::sheet)
                .isEqualTo("Words");
        assertThat(read(bytes, Optional.of("Old"))).isEmpty();
        assertThatExceptionOfType(UnusableTableException.class)
                .isThrownBy(() -> read(bytes, Optional.of("words")))
                .withMessage("has no sheet \"words\"; there is \"Old\", \"Words\"");
        assertThatExceptionOfType(UnusableTableException.class)
                .isThrownBy(() -> read(SheetFile.ods(ROWS), Optional.of("x")))
                .withMessage("has no sheet \"x\"; there is \"Words\"");
    }

    static Stream<Arguments> unusable() {
        String many = "x".repeat(200_000);
        return Stream.of(
                arguments("audio\n\"x".getBytes(StandardCharsets.UTF_8), "has quotes that do not pair up, in row 2"),
                arguments(
                        "audio\n\"x\"y\n".getBytes(StandardCharsets.UTF_8), "has quotes that do not pair up, in row 2"),
                arguments(("audio\n" + many).getBytes(StandardCharsets.UTF_8), "more than 100000 characters"),
                arguments(",".repeat(2_000).concat("x").getBytes(StandardCharsets.UTF_8), "beyond the 1000th"),
                arguments(Arrays.copyOf("音频标题文本".getBytes(StandardCharsets.UTF_8), 17), "encoding"),
                arguments(new byte[] {-48, -49, 17, -32, 0}, "is an old spreadsheet"),
                arguments(SheetFile.zip(Map.of("a.txt", "")), "is no table"),
                arguments(Arrays.copyOf(SheetFile.xlsx(ROWS), 900), "is damaged"),
                arguments(xlsx("<row><c t='s'><v>9</v></c></row>"), "cannot be read"),
                arguments(xlsx("<row><c r='ZZZ1'><v>9</v></c></row>"), "beyond the 1000th"),
                arguments(xlsx("<row><c t='str'><v>" + many + "</v></c></row>"), "more than 100000 characters"),
                arguments(xlsx("<row><c t='" + "x".repeat(2_000_000) + "'><v>1</v></c></row>"), "cannot be read"),
                arguments(xlsx("<row>".repeat(200)), "cannot be read"),
                arguments(xlsx(many(6_000, "<a%d/>")), "cannot be read"),
                arguments(xlsx(many(6_000, "<p%d:a/>")), "cannot be read"),
                arguments(xlsx("<a" + many(6_000, " p%d:a='x'") + "/>"), "cannot be read"),
                arguments(damaged(), "cannot be read"),
                arguments(SheetFile.odsOf("<table:shapes>" + "<a>".repeat(200)), "cannot be read"),
                arguments(SheetFile.xlsxWithoutSheets(), "cannot be read"),
                arguments(xlsx("<!-- --><row><c><v>1</v></c></row>"), "cannot be read"),
                arguments(
                        SheetFile.odsOf("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><table:table-row/>"),
                        "cannot be read"),
                arguments(
                        SheetFile.odsOf(
                                "<table:table-row><table:table-cell table:number-columns-repeated='99999'><text:p>x"
                                        + "</text:p></table:table-cell></table:table-row>"),
                        "beyond the 1000th"),
                arguments(
                        SheetFile.odsOf("<table:table-row>"
                                + "<table:covered-table-cell table:number-columns-repeated='999999999'/>".repeat(3)
                                + "<table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>"),
                        "beyond the 1000th"),
                arguments(
                        SheetFile.odsOf("<table:table-row table:number-rows-repeated='999999999'/>".repeat(3)
                                + "<table:table-row><table:table-cell><text:p>x</text:p></table:table-cell>"
                                + "</table:table-row>"),
                        "beyond the 1048576th"));
    }

    private static String many(int count, String form) {
        return IntStream.range(0, count).mapToObj(form::formatted).collect(Collectors.joining());
    }

    /** A text of Latin-1 that says that it is UTF-8. */
    private static byte[] damaged() {
        return SheetFile.zip(Map.of("content.xml", "<a>éé</a>"), StandardCharsets.ISO_8859_1);
    }

    private static byte[] xlsx(String rows) {
        return SheetFile.xlsxOf(
                "<worksheet><sheetData>" + rows + "</sheetData></worksheet>", "<sst/>", "<styleSheet/>");
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void whatCannotBeReadIsSaid(byte[] bytes, String said) {
        assertThatExceptionOfType(UnusableTableException.class)
                .isThrownBy(() -> shown(bytes))
                .withMessageContaining(said);
    }

    @Test
    @Timeout(20)
    void blanksInTheMiddleOfACellTakeNoTime() throws Exception {
        String cell = "a" + " ".repeat(99_000) + "b";

        assertThat(shown(("\u3000" + cell + "\u00A0\n").getBytes(StandardCharsets.UTF_8)))
                .containsExactly("1:" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=\"", "sep=#", "sep="})
    void whatCannotBeASeparatorIsARow(String line) throws Exception {
        assertThat(shown((line + "\naudio").getBytes(StandardCharsets.UTF_8))).containsExactly("1:" + line, "2:audio");
    }

    @Test
    void aHiddenSheetOfLibreOfficeIsReadByItsNameOnly() throws Exception {
        String content = """
                <document><automatic-styles><s:style s:name="ta1"><s:table-properties t:display="true"/></s:style>
                <s:style s:name="ta2"><s:table-properties t:display="false"/></s:style></automatic-styles>
                <t:table t:name="Old" t:style-name="ta2"><t:table-row><t:table-cell><x:p>old</x:p></t:table-cell></t:table-row></t:table>
                <t:table t:name="Words" t:style-name="ta1"><t:table-row><t:table-cell><x:p>new</x:p></t:table-cell></t:table-row></t:table>
                </document>""";
        byte[] bytes = SheetFile.zip(Map.of("content.xml", content));

        assertThat(read(bytes, Optional.empty())).extracting(TableRow::sheet).containsExactly("Words");
        assertThat(read(bytes, Optional.of("Old"))).extracting(TableRow::sheet).containsExactly("Old");
    }

    /** A megabyte of zip that would be a gigabyte. */
    @Test
    void aZipBombIsRefused() {
        String part = " ".repeat(1 << 20);
        Map<String, String> parts = new LinkedHashMap<>();
        for (int i = 0; i < 600; i++) {
            parts.put("xl/media/" + i, part);
        }
        byte[] bytes = SheetFile.zip(parts);

        assertThatExceptionOfType(UnusableTableException.class)
                .isThrownBy(() -> shown(bytes))
                .withMessageContaining("more than 512 MB");
    }

    @Test
    void rowsThatAreRepeatedAMillionTimesAreTakenAsLongAsTheyAreWanted() throws Exception {
        byte[] bytes = SheetFile.odsOf("<table:table-row table:number-rows-repeated='1000000'><table:table-cell "
                + "office:value-type='string'><text:p>x</text:p></table:table-cell></table:table-row>");
        List<TableRow> rows = new ArrayList<>();

        Table.of(() -> new ByteArrayInputStream(bytes)).read(Optional.empty(), row -> rows.add(row) && rows.size() < 5);

        assertThat(rows).extracting(TableRow::number).containsExactly(1, 2, 3, 4, 5);
    }
}
