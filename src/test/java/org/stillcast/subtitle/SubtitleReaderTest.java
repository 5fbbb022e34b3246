package org.stillcast.subtitle;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SubtitleReaderTest {
    private static List<Cue> read(byte[] bytes) throws Exception {
        return SubtitleReader.read(new ByteArrayInputStream(bytes));
    }

    private static List<Cue> read(String text) throws Exception {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void subRipIsReadWhateverEndsItsLines(String lineEnd) throws Exception {
        String text = """
                \uFEFF1
                00:00:01,000 --> 00:00:02,500
                <i>Hello</i> {\\an8}<font color="red">you</font>

                2
                0:00:02.500-->00:00:03 X1:1 X2:2
                What

                is it &amp; 1 < 2?
                3
                00:01:00,000 --> 01:00:00,000
                last""";

        assertThat(read(text.replace("\n", lineEnd)))
                .containsExactly(
                        new Cue(1_000, 2_500, "Hello you"),
                        new Cue(2_500, 3_000, "What\n\nis it & 1 < 2?"),
                        new Cue(60_000, 3_600_000, "last"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void webVttIsReadWhateverEndsItsLines(String lineEnd) throws Exception {
        String text = """
                \uFEFFWEBVTT - a remark
                Kind: captions

                NOTE
                not shown

                STYLE
                ::cue { color: red }

                REGION
                id:fred

                name of it
                00:01.000 --> 00:02.500 align:start position:10%
                <v Roger Bingham>We <c.x>are</c> <00:01.500><b>here</b> &lt;now&gt;&#x21;

                00:02.500 --> 00:03.000

                100:00:00,000 --> 100:00:01,000
                <ruby>last<rt>l</rt></ruby> 1 < 2""";

        assertThat(read(text.replace("\n", lineEnd)))
                .containsExactly(
                        new Cue(1_000, 2_500, "We are here <now>!"), new Cue(360_000_000, 360_001_000, "lastl 1 < 2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void aLineOfLyricsLastsUntilTheNextOneAndTheLastToTheEndOfTheClip(String lineEnd) throws Exception {
        String text = """
                \uFEFF[ti:Snow]
                [ar:Anna]
                not shown
                [00:04.50][00:01.2]again
                [00:02:345]<00:02.34>word <00:02.90>for word
                [00:03.00]
                [01:00.000] の
                [01:00.000] of
                [00:05]1 < 2""";

        List<Cue> cues = read(text.replace("\n", lineEnd));

        assertThat(cues)
                .containsExactly(
                        new Cue(1_200, 2_345, "again"),
                        new Cue(2_345, 3_000, "word for word"),
                        new Cue(4_500, 5_000, "again"),
                        new Cue(5_000, 60_000, "1 < 2"),
                        new Cue(60_000, Cue.END_OF_CLIP, "の\nof"));
        FittedCues fitted = FittedCues.of(cues, 70_000);
        assertThat(fitted.cues()).last().isEqualTo(new Cue(60_000, 70_000, "の\nof"));
        assertThat(fitted.remark()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"500, 500, 1500", "-500, 1500, 2500", "+1500, 0, 500"})
    void theOffsetOfLyricsShowsThemEarlier(String offset, long from, long to) throws Exception {
        assertThat(read("[00:01.00]a\n[00:02.00]\n[offset:%s]".formatted(offset)))
                .containsExactly(new Cue(from, to, "a"));
    }

    @Test
    void lyricsThatComeAgainAndAgainAreNotReadToTheEndOfAllMemory() {
        assertThatThrownBy(() -> read("[0:01]".repeat(100_000) + "x".repeat(100_000)))
                .isInstanceOf(UnusableSubtitlesException.class)
                .hasMessageStartingWith("has more than 1048576 characters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[00:01.00]a/[00:02.00]x\u001By| has the control character U+001B in the text in line 2: take it away",
                "[00:01.00]| has no subtitles in it: there is no line such as 00:00:01,000 --> 00:00:02,500 with a text below it",
                "''| has no subtitles in it: there is no line such as 00:00:01,000 --> 00:00:02,500 with a text below it",
                "hello| has no subtitles in it: there is no line such as 00:00:01,000 --> 00:00:02,500 with a text below it",
                "WEBVTT| has no subtitles in it: there is no line such as 00:00:01,000 --> 00:00:02,500 with a text below it",
                "1/00:00:01,000 --> 00:00:02,000/<i>|"
                        + "has no subtitles in it: there is no line such as 00:00:01,000 --> 00:00:02,500 with a text below it",
                "1/00:00:01,00 --> 00:00:02,000/x| has a time in line 2 that cannot be read: \"00:00:01,00 --> 00:00:02,000\";"
                        + " it should look like 00:00:01,000 --> 00:00:02,500",
                "1/00:00:01,000 --> 00:00:02,000/x//2/00:00:03,000 -> 00:00:04,000/y|"
                        + "has a time in line 6 that cannot be read: \"00:00:03,000 -> 00:00:04,000\";"
                        + " it should look like 00:00:01,000 --> 00:00:02,500",
                "WEBVTT//00:61.000 --> 00:62.000/x| has a time in line 3 that cannot be read: \"00:61.000 --> 00:62.000\";"
                        + " it should look like 00:00:01,000 --> 00:00:02,500",
                "1/00:00:02,000 --> 00:00:02,000/x|"
                        + "has a subtitle in line 2 that does not end after it begins: 00:00:02,000 --> 00:00:02,000",
                "WEBVTT//00:05.000 --> 00:06.000/x//00:04.999 --> 00:05.000/y|"
                        + "has a subtitle in line 6 that begins before the one in line 3: put them in order",
                "WEBVTT//00:05.000 --> 00:06.000/x//00:05.999 --> 00:07.000/y| has a subtitle in line 6 that begins before"
                        + " the one in line 3 has ended: one can be shown at a time",
                "1/00:00:01,000 --> 00:00:02,000/x\u001By|"
                        + "has the control character U+001B in the text in line 3: take it away",
            })
    void theFirstThingThatIsWrongIsSaidWithItsLine(String lines, String sentence) {
        assertThatThrownBy(() -> read(lines.replace("/", "\n")))
                .isInstanceOf(UnusableSubtitlesException.class)
                .hasMessage(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-16LE, is not UTF-8 but UTF-16; which Notepad calls Unicode; save it with the encoding UTF-8",
        "UTF-16BE, is not UTF-8 but UTF-16; which Notepad calls Unicode; save it with the encoding UTF-8",
        "UTF-16,   is not UTF-8 but UTF-16; which Notepad calls Unicode; save it with the encoding UTF-8",
        "GB18030,  is not UTF-8 in line 3; save it with the encoding UTF-8",
        "windows-1252, is not UTF-8 in line 3; save it with the encoding UTF-8"
    })
    void anotherEncodingIsSaidToBeThat(String encoding, String sentence) {
        byte[] bytes = "1\r\n00:00:01,000 --> 00:00:02,000\r\n\u00FC中\r\n".getBytes(Charset.forName(encoding));

        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(UnusableSubtitlesException.class)
                .hasMessage(sentence.replaceFirst("; which", ", which"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "UTF-16LE", "UTF-16"})
    void lyricsAreReadInWhicheverEncodingTheyHave(String encoding) throws Exception {
        String text = "[00:01.00]床前明月光，疑是地上霜\r\n[00:02.00]举头望明月\r\n";

        assertThat(read(text.getBytes(Charset.forName(encoding))))
                .containsExactly(new Cue(1_000, 2_000, "床前明月光，疑是地上霜"), new Cue(2_000, Cue.END_OF_CLIP, "举头望明月"));
    }

    @Test
    void aCutOffCharacterAtTheEndIsNoUtf8() {
        byte[] whole = "1\n00:00:01,000 --> 00:00:02,000\n中".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length - 1)))
                .hasMessage("is not UTF-8 in line 3; save it with the encoding UTF-8");
    }

    @Test
    void moreThanAMebibyteIsNotRead() {
        assertThatThrownBy(() -> read("x".repeat((1 << 20) + 1)))
                .hasMessage("has more than 1048576 bytes, which no subtitles of a clip have");
    }

    @ParameterizedTest
    @CsvSource({
        "9000, 3, false, 0, ''",
        "3000, 3, false, 0, ''",
        "2500, 3, true,  0, goes on after the clip's end; its last subtitle is shown as long as the clip is heard",
        "2000, 2, false, 1, goes on after the clip's end; 1 subtitle that begins later is left out",
        "500,  1, true,  2, goes on after the clip's end; 2 subtitles that begin later are left out"
    })
    void cuesAreCutToTheClip(long millis, int count, boolean isCut, int leftOut, String remark) {
        List<Cue> cues = List.of(new Cue(0, 1_000, "a"), new Cue(1_000, 2_000, "b"), new Cue(2_000, 3_000, "c"));

        FittedCues fitted = FittedCues.of(cues, millis);

        assertThat(fitted.cues()).hasSize(count).allMatch(cue -> cue.toMillis() <= millis);
        assertThat(fitted.isCut()).isEqualTo(isCut);
        assertThat(fitted.leftOut()).isEqualTo(leftOut);
        assertThat(fitted.remark().orElse("")).isEqualTo(remark);
    }

    @Test
    void aCueIsShiftedToItsClipsPlace() {
        assertThat(new Cue(0, 1_000, "a").shifted(5_000)).isEqualTo(new Cue(5_000, 6_000, "a"));
    }
}
