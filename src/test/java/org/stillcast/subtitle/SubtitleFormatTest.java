package org.stillcast.subtitle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.TestMedia;

import static org.assertj.core.api.Assertions.assertThat;

class SubtitleFormatTest {
    /** Texts that look like something else in one of the formats. */
    private static final List<String> HOSTILE = List.of(
            "<i>tag</i> & &amp; <b",
            "{\\an8}brace {y:i}x {Y:b}y {\\b1}",
            "back\\Nslash C:\\new \\h",
            "00:00:01,000 --> 00:00:02,000",
            "00:00:01.000 --> 00:00:02.000 align:start",
            "a --> b ---> c --\u2060> d",
            "first\n\n\nfourth",
            "\nlead",
            "trail\n",
            "42",
            "7\n00:00:05,000 -> 00:00:06,000",
            "1\n\n2\n00:00:05",
            "NOTE this\nSTYLE\n::cue{}",
            "WEBVTT",
            "\u202Ertl\u202C x\u2028y\u2029z \u200Fr",
            "1 < 2 > 0 <3 </x> <!-- c --> <00:00:01.000>",
            "<font color=red>x</font> <v Bob>y<c.x>",
            "&lt;i&gt; &#60; &nbsp; &unknown;",
            "𝄞 👨‍👩‍👧 \u2060<\u2060i>\u2060",
            " edge \t");

    private interface Format {
        void write(Iterator<Cue> cues, Appendable out) throws IOException;
    }

    private static List<Cue> hostile() {
        List<Cue> cues = new ArrayList<>();
        for (String text : HOSTILE) {
            long from = 3_599_000L + 1_001L * cues.size();
            cues.add(new Cue(from, from + 1_001, text));
        }
        return cues;
    }

    private static String written(Format format, List<Cue> cues) throws IOException {
        StringBuilder out = new StringBuilder();
        format.write(cues.iterator(), out);
        return out.toString();
    }

    private static List<Cue> read(String text) throws Exception {
        return SubtitleReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whateverATextHasInItIsReadAsItWasWritten() throws Exception {
        assertThat(read(written(SubRip::write, hostile()))).isEqualTo(hostile());
        assertThat(read(written(WebVtt::write, hostile()))).isEqualTo(hostile());
    }

    @Test
    void subRipIsWrittenWithNumbersAndAComma() throws IOException {
        List<Cue> cues = List.of(new Cue(0, 1_500, "one\ntwo"), new Cue(360_000_000, 360_000_001, "a <i> & --> b"));

        assertThat(written(SubRip::write, cues)).isEqualTo("""
                        1
                        00:00:00,000 --> 00:00:01,500
                        one
                        two

                        2
                        100:00:00,000 --> 100:00:00,001
                        a <\u2060i> & --\u2060> b
                        """);
    }

    @Test
    void webVttIsWrittenWithEscapes() throws IOException {
        List<Cue> cues = List.of(new Cue(0, 1_500, "one\n\ntwo"), new Cue(1_500, 61_000, "a <i> & --> b"));

        assertThat(written(WebVtt::write, cues)).isEqualTo("""
                        WEBVTT

                        00:00:00.000 --> 00:00:01.500
                        one
                        \u00A0
                        two

                        00:00:01.500 --> 00:01:01.000
                        a &lt;i&gt; &amp; --&gt; b
                        """);
    }

    /** Its form for texts with styles has a guard or an escape where ours has a sign that looks like markup. */
    @Test
    void ffmpegReadsEachTextAsACueOfItsOwnWithNothingTakenAway(@TempDir Path folder) throws IOException {
        Path subRip = Files.writeString(folder.resolve("a.srt"), written(SubRip::write, hostile()));
        Path webVtt = Files.writeString(folder.resolve("a.vtt"), written(WebVtt::write, hostile()));

        for (Path file : List.of(subRip, webVtt)) {
            String styled = new String(TestMedia.run("-i", "file:" + file, "-f", "ass", "-"), StandardCharsets.UTF_8);

            assertThat(styled.lines()
                            .filter(line -> line.startsWith("Dialogue:"))
                            .map(line -> plain(line.split(",", 10)[9])))
                    .containsExactlyElementsOf(
                            HOSTILE.stream().map(SubtitleFormatTest::plain).toList());
        }
    }

    private static String plain(String text) {
        return text.replaceAll("\\\\N(?=[^s])|\\\\(?=[{}])|[\u2060\u00A0\\s]", "")
                .replaceAll("\\\\N$", "");
    }
}
