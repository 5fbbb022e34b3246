package org.stillcast.manifest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.stillcast.fault.FaultList;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.project.SlideText;
import org.stillcast.table.SheetFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ClipTableTest {
    private static final ManifestReader READER = new ManifestReader(1_000, Duration.ofMinutes(10));

    private final FaultList faults = new FaultList();

    private static ClipElement element(String json) throws InvalidManifestException, IOException {
        String manifest = "{ \"image\": \"bg.png\", \"clips\": [ " + json + " ] }";
        return READER.read(new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8)))
                .clips()
                .get(0);
    }

    private List<ClipElement> read(String json, byte[] bytes) throws InvalidManifestException, IOException {
        List<ClipElement> clips = new ArrayList<>();
        READER.tables().read(element(json), () -> new ByteArrayInputStream(bytes), faults, clips::add);
        return clips;
    }

    /** Five hundred rows, with all that a row can say. */
    private static List<List<String>> rows(String audio, String title) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "Notes",
                audio,
                title,
                "ID",
                "text",
                "GAP",
                "Repeat",
                "image",
                "subtitles",
                "Slide title",
                "slide_text"));
        for (int i = 1; i <= 500; i++) {
            rows.add(List.of(
                    i % 7 == 0 ? "to do; \"soon\"" : "",
                    "é " + i + ".mp3",
                    i % 50 == 1 ? "Leçon n° " + i : "",
                    i % 2 == 0 ? "id-" + i : String.valueOf(i),
                    "Où est-ce, dit-il;\n\"là\" " + i,
                    i % 3 == 0 ? "1.5x" : "2",
                    i % 4 == 0 ? "3" : "",
                    i % 5 == 0 ? "p/" + i + ".png" : "",
                    i % 6 == 0 ? "s" + i + ".srt" : "",
                    i % 3 == 0 ? String.valueOf(i) : "",
                    i % 4 == 0 ? "below" : ""));
        }
        return rows;
    }

    private static String text(List<List<String>> rows, String separator) {
        return rows.stream()
                .map(row -> row.stream()
                        .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                        .collect(Collectors.joining(separator)))
                .collect(Collectors.joining("\r\n"));
    }

    static Stream<byte[]> forms() {
        List<List<String>> rows = rows("Audio", "Title");
        List<List<String>> chinese = rows("音频", "标题");
        return Stream.of(
                text(rows, ";").getBytes(StandardCharsets.UTF_8),
                text(rows, "\t").getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text(rows, ",")).getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text(rows, "\t")).getBytes(StandardCharsets.UTF_16LE),
                ("\uFEFF" + text(chinese, ",")).getBytes(StandardCharsets.UTF_16BE),
                text(chinese, ",").getBytes(StandardCharsets.UTF_16LE),
                text(rows, ";").getBytes(Charset.forName("windows-1252")),
                SheetFile.xlsx(chinese),
                SheetFile.ods(chinese));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theSameTableIsTheSameClipsHoweverItIsSaved(byte[] bytes) throws Exception {
        List<ClipElement> clips = read("{ \"table\": \"t\" }", bytes);

        assertThat(faults.lines()).isEmpty();
        assertThat(clips.stream().map(clip -> List.of(clip.id(), clip.path(), clip.fields())))
                .isEqualTo(
                        read(
                                        "{ \"table\": \"t\" }",
                                        text(rows("audio", "title"), ",").getBytes(StandardCharsets.UTF_8))
                                .stream()
                                .map(clip -> List.of(clip.id(), clip.path(), clip.fields()))
                                .toList());
        assertThat(clips).hasSize(500);
        assertThat(clips.get(299).fields())
                .isEqualTo(new ClipFields(
                        Optional.of("p/300.png"),
                        SlideText.of(Optional.of("300"), Optional.of("below")),
                        Optional.of("1.5x"),
                        3,
                        Optional.empty(),
                        Optional.of("Où est-ce, dit-il;\n\"là\" 300"),
                        Optional.of("s300.srt")));
    }

    @Test
    void chineseOfAnOldSpreadsheetIsRead() throws Exception {
        byte[] bytes = "音频,标题,字幕文本\n一.mp3,第一课,你好，世界\n".getBytes(Charset.forName("GBK"));

        List<ClipElement> clips = read("{ \"table\": \"词.csv\" }", bytes);

        assertThat(clips).singleElement().satisfies(clip -> {
            assertThat(clip.pointer()).isEqualTo("/clips/0/table/row 2/audio");
            assertThat(clip.pointerOf("text")).isEqualTo("/clips/0/table/row 2/text");
            assertThat(clip.path()).isEqualTo("一.mp3");
            assertThat(clip.fields().title()).contains("第一课");
        });
    }

    /** A table, whose lines are parted by slashes, and what is said of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        audio,gap/1.mp3,soon        | /row 2/gap: t.csv, row 2, column B (gap): must be a number of seconds
        audio;gap/1.mp3;1,5         | row 2, column B (gap): must be a number of seconds
        audio;gap/1.mp3;1,5         | was "1,5"; "1.5s" would do
        audio,gap/1.mp3,1e400       | row 2, column B (gap): must be a number of seconds
        audio,gap/1.mp3,-1          | row 2, column B (gap): must be at least 0
        audio,repeat/1.mp3,two      | row 2, column B (repeat): must be a whole number
        audio,repeat/1.mp3,1.5      | row 2, column B (repeat): must be a whole number
        audio,repeat/1.mp3,0        | row 2, column B (repeat): must be at least 1
        audio,id//1.mp3,a b         | row 3, column B (id): must be 1 to 64 letters
        audio,title/1.mp3,'a\\nb' | row 2, column B (title): must be a text on one line
        x,audio,text/,,hello        | /row 2/audio: t.csv, row 2, column B (audio): is missing
        audio,text/1.mp3,\u0007x   | row 2, column B (text): must be
        file,title/1.mp3,x          | has no column "audio"; its columns are "file", "title"; give "file" the name
        audio,titel/1.mp3,x         | has a column B (titel), which is no field; "title" was probably meant
        audio,Test,Next,gap/1.mp3,x,x,soon | row 2, column D (gap)
        audio,Audio/1.mp3,x         | has two columns for "audio": A (audio) and B (Audio)
        audio,title/'1.mp3,x        | has quotes that do not pair up, in row 2
        audio,title/                | has no rows below a header
        ``                          | has no rows below a header
        """)
    void eachFaultNamesRowAndColumn(String table, String said) throws Exception {
        String text = table.replace('/', '\n').replace('\'', '"').replace("\\n", "\n");

        read("{ \"table\": \"t.csv\" }", text.getBytes(StandardCharsets.UTF_8));

        assertThat(faults.lines()).singleElement().asString().contains(said).startsWith("/clips/0/table");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <c><f>A1</f></c>             | /clips/0/table/Words/row 2/audio: a.xlsx, sheet Words, row 2, column A (audio): is a formula
        <c t="e"><v>#REF!</v></c>    | row 2, column A (audio): has the error #REF!
        <c t="d"><v>2026-01-01</v></c> | row 2, column A (audio): is a date or a time
        <c r="B2"><v>3</v></c>       | row 2, column A (audio): is missing
        """)
    void cellsThatCannotBeUsedAreNamedWithTheirSheet(String cells, String said) throws Exception {
        byte[] bytes = SheetFile.xlsxOf("""
                <worksheet><sheetData><row r="1"><c t="str"><v>audio</v></c><c t="str"><v>id</v></c>
                <c t="str"><v>notes</v></c></row><row r="2">%s<c r="C2"><f>A1</f></c></row></sheetData></worksheet>""".formatted(cells), "<sst/>", "<styleSheet/>");

        read("{ \"table\": \"a.xlsx\", \"sheet\": \"Words\" }", bytes);

        assertThat(faults.lines()).singleElement().asString().contains(said);
    }

    @Test
    void aNameOfASoundIsNoPattern() throws Exception {
        read(
                "{ \"table\": \"t.csv\", \"pattern\": [\"Price $1\", \"en\\\\\"] }",
                "Price $1,en\\,notes\n,1.mp3\n1.mp3,\n".getBytes(StandardCharsets.UTF_8));

        assertThat(faults.lines())
                .containsExactly("/clips/0/table/row 2/audio: t.csv, row 2, column A (Price $1): is missing; the same "
                        + "goes for 1 more");
    }

    @Test
    void aHopelessTableIsNotReadToItsEnd() throws Exception {
        String table = "audio,gap\n" + "1.mp3,soon\n".repeat(20_000);

        read("{ \"table\": \"t.csv\" }", table.getBytes(StandardCharsets.UTF_8));

        assertThat(faults.others()).isBetween(1_000, 10_000);
    }

    @Test
    void aRowThatIsOnlyANoteIsNoClip() throws Exception {
        List<ClipElement> clips = read(
                "{ \"table\": \"t.csv\" }",
                "audio,notes\n,now the hard ones\n1.mp3\n".getBytes(StandardCharsets.UTF_8));

        assertThat(clips).extracting(ClipElement::path).containsExactly("1.mp3");
        assertThat(faults.lines()).isEmpty();
    }

    private static List<String> heard(List<ClipElement> clips) {
        return clips.stream()
                .map(clip -> Stream.of(
                                clip.id(),
                                Optional.of(clip.path()),
                                clip.fields().text(),
                                clip.fields().gap(),
                                clip.fields().title(),
                                clip.fields().image())
                        .map(part -> part.orElse("-"))
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    @Test
    void aCourseHearsTheColumnsOfEachRowAndEarlierRowsAgain() throws Exception {
        String table = """
                id,title,en audio,en text,JA,ja_text,ja image
                w1,One,e1,dog,j1,inu,d.png
                w2,,e2,cat,j2,neko,
                w3,,e3,cow,j3,ushi,
                """;
        List<ClipElement> clips = read("""
                { "table": "t.csv", "pattern": ["en", "gap 2", "ja", "gap 1.5x"],
                  "review": { "after": [2, 1], "pattern": ["ja"] } }""", table.getBytes(StandardCharsets.UTF_8));

        assertThat(faults.lines()).isEmpty();
        assertThat(heard(clips))
                .containsExactly(
                        "w1-1 e1 dog 2 One -",
                        "w1-2 j1 inu 1.5x - d.png",
                        "w2-1 e2 cat 2 - -",
                        "w2-2 j2 neko 1.5x - -",
                        "w1-3 j1 inu - - d.png",
                        "w3-1 e3 cow 2 - -",
                        "w3-2 j3 ushi 1.5x - -",
                        "w1-4 j1 inu - - d.png",
                        "w2-3 j2 neko - - -");
        assertThat(clips.get(4).pointer()).isEqualTo("/clips/0/table/row 2/ja");
    }

    @Test
    void aSlideShowsWhatIsHeardAboveWhatItAnswers() throws Exception {
        List<ClipElement> clips = read(
                "{ \"table\": \"t.csv\", \"pattern\": [\"en\", \"ja\", \"ja\", \"en\"] }",
                "en,en text,ja,ja text\n1.mp3,dog,2.mp3,犬\n".getBytes(StandardCharsets.UTF_8));

        assertThat(clips.stream().map(clip -> clip.fields().slide().orElseThrow()))
                .containsExactly(
                        new SlideText(Optional.of("dog"), Optional.empty()),
                        new SlideText(Optional.of("犬"), Optional.of("dog")),
                        new SlideText(Optional.of("犬"), Optional.of("dog")),
                        new SlideText(Optional.of("dog"), Optional.of("犬")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "pattern": ["en", "ja"]             | /row 2/audio: t.csv, row 2, column B (ja): is missing
        "pattern": ["en", "fr"]             | has no column "fr" or "fr audio", which the pattern names; its columns are "en", "ja"
        """)
    void whatACourseLacksIsNamed(String pattern, String said) throws Exception {
        read("{ \"table\": \"t.csv\", " + pattern + " }", "en,ja\n1.mp3,\n".getBytes(StandardCharsets.UTF_8));

        assertThat(faults.lines()).singleElement().asString().contains(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "pattern": ["gap 1s", "en"]                                | /clips/0/pattern/0: has nothing in front of it
        "pattern": ["en", "gap 1s", "gap 2s"]                      | /clips/0/pattern/2: stands behind another gap
        "pattern": ["en", "gap soon"]                              | /clips/0/pattern/1/gap: must be a number of seconds
        "pattern": []                                              | /clips/0/pattern: "pattern" of clip 1 (line 1) must not be empty
        "pattern": ["en"], "review": { "after": [0] }              | /clips/0/review/after/0
        "pattern": ["en"], "review": { "after": [1], "pattern": ["gap 1s"] } | /clips/0/review/pattern/0: has nothing
        "review": { "after": [1] }                                 | /clips/0/pattern: "pattern" of clip 1 (line 1) is missing
        "audio": "x"                                               | /clips/0/audio: "audio" of clip 1 (line 1) must not stand
        "shet": "x"                                                | "shet" of clip 1 (line 1)
        """)
    void whatIsWrongWithAPatternIsSaidWithoutTheTable(String pattern, String said) {
        assertThatExceptionOfType(InvalidManifestException.class)
                .isThrownBy(() -> element("{ \"table\": \"t.csv\", " + pattern + " }"))
                .satisfies(e -> assertThat(e.lines()).singleElement().asString().contains(said));
    }
}
