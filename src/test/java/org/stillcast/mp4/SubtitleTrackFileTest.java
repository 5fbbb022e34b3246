package org.stillcast.mp4;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.TestMedia;
import org.stillcast.subtitle.Cue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is written is read from the file itself, and from the part that ffmpeg has copied it into. */
class SubtitleTrackFileTest {
    private static final List<String> HOSTILE = List.of(
            "<i>tag</i> & &amp; <b",
            "a --> b",
            "{\\an8}brace {y:i}x {} }{",
            "back\\Nslash C:\\new \\h",
            "first\n\n\nfourth\n",
            "\nlead",
            "\u202Ertl\u202C \u05D0\u05D1 x\u2028y\u200F",
            "\uD834\uDD1E \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 \uD83D\uDE00",
            "\uFEFFmark",
            " edge \t",
            "00:00:01,000 --> 00:00:02,000");

    @TempDir
    private Path folder;

    @Test
    void whateverATextHasInItIsReadAsItWasWritten() throws IOException {
        List<Cue> cues = IntStream.range(0, HOSTILE.size())
                .mapToObj(i -> new Cue(137 + i * 501L, 137 + i * 501L + 333 + 168L * (i % 2), HOSTILE.get(i)))
                .toList();

        Path file = written(cues);

        assertThat(texts(file)).isEqualTo(samples(cues));
        assertThat(texts(copied(file, 6))).isEqualTo(samples(cues));
        assertThat(Track.all(file)).containsExactly(new Track(1, "sbtl", "und"));
    }

    /** A thousand ticks a second would make ffmpeg put others between them. */
    @Test
    void ofManyCuesWithGapsNoneIsLostAndNothingIsAdded() throws IOException {
        List<Cue> cues = IntStream.range(0, 5_000)
                .mapToObj(i -> new Cue(i * 700L + 1, i * 700L + 333 + i % 367, "text 中 " + i))
                .toList();

        Path file = written(cues);
        Path part = copied(file, 3_501);

        assertThat(texts(file)).isEqualTo(samples(cues));
        assertThat(texts(part)).isEqualTo(samples(cues));
        assertThat(TestMedia.run("-i", part.toString(), "-map", "0:s", "-c", "copy", "-f", "framecrc", "-"))
                .asString()
                .satisfies(packets -> assertThat(packets.lines().filter(line -> !line.startsWith("#")))
                        .hasSizeLessThanOrEqualTo(2 * cues.size() + 1));
    }

    @Test
    void aHundredThousandCuesAreRead() throws IOException {
        List<Cue> cues = IntStream.range(0, 100_000)
                .mapToObj(i -> new Cue(i * 3_000L, i * 3_000L + 2_000 + i % 2 * 1_000L, "text " + i))
                .toList();

        assertThat(texts(written(cues))).isEqualTo(samples(cues));
    }

    @Test
    void aGapOfThirteenHoursIsKept() throws IOException {
        List<Cue> cues = List.of(
                new Cue(0, 1_000, "a"), new Cue(46_801_000, 46_802_001, "b"), new Cue(46_802_001, 46_802_002, "c"));

        Path file = written(cues);

        assertThat(texts(file)).isEqualTo(samples(cues));
        assertThat(texts(copied(file, 46_803))).isEqualTo(samples(cues));
    }

    @Test
    void aCueOfThirteenHoursIsSeveral() throws IOException {
        List<Cue> cues = List.of(new Cue(5, 46_800_005, "a"), new Cue(46_900_000, 46_901_000, "b"));

        Path file = written(cues);

        assertThat(texts(file))
                .containsExactly(
                        new TextSample(5, 21_474_841, "a"),
                        new TextSample(21_474_841, 42_949_677, "a"),
                        new TextSample(42_949_677, 46_800_005, "a"),
                        new TextSample(46_900_000, 46_901_000, "b"));
        assertThat(SubtitleTrackFile.shown(cues.iterator())).toIterable().isEqualTo(texts(file));
    }

    /** The first fits to the byte; of the second, the last character would have its fourth byte behind the end. */
    @Test
    void aTextThatIsTooLongIsCutBehindAWholeCharacter() throws IOException {
        List<Cue> cues = List.of(
                new Cue(0, 1_000, "中".repeat(21_845)),
                new Cue(1_000, 2_000, "\uD83D\uDE00".repeat(16_384)),
                new Cue(2_000, 3_000, "x"));

        Path file = written(cues);

        assertThat(texts(file).stream().map(TextSample::text))
                .containsExactly("中".repeat(21_845), "\uD83D\uDE00".repeat(16_383), "x");
        assertThat(SubtitleTrackFile.shown(cues.iterator())).toIterable().isEqualTo(texts(file));
        assertThat(texts(copied(file, 4))).isEqualTo(texts(file));
    }

    @Test
    void cuesThatAreNotInOrderAreRefused() {
        assertThatThrownBy(() -> written(List.of(new Cue(0, 1_000, "a"), new Cue(999, 2_000, "b"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cue begins at 999 ms, before the one in front of it ends at 1000 ms");
        assertThatThrownBy(() -> written(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no cues");
    }

    @Test
    void aFileThatBreaksOffIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(written(List.of(new Cue(10, 20, "a"), new Cue(30, 40, "中"))));
        Path broken = folder.resolve("broken.mp4");

        for (int bytes = 0; bytes < whole.length; bytes++) {
            Files.write(broken, Arrays.copyOf(whole, bytes));
            assertThatThrownBy(() -> texts(broken)).isInstanceOf(IOException.class);
        }
    }

    /** A font other than ffmpeg's own default would be markup around each text. */
    @Test
    void ffmpegMakesBareTextsOfATrack() throws IOException {
        Path part = copied(written(List.of(new Cue(100, 900, "¿Cómo?\n中"), new Cue(900, 1_500, "b"))), 2);

        assertThat(TestMedia.run("-i", part.toString(), "-map", "0:s", "-f", "srt", "-"))
                .asString(StandardCharsets.UTF_8)
                .isEqualToNormalizingNewlines("""
                        1
                        00:00:00,100 --> 00:00:00,900
                        ¿Cómo?
                        中

                        2
                        00:00:00,900 --> 00:00:01,500
                        b

                        """);
    }

    private Path written(List<Cue> cues) throws IOException {
        Path file = folder.resolve("subtitles.mp4");
        try (OutputStream out = Files.newOutputStream(file)) {
            SubtitleTrackFile.write(cues, out);
        }
        return file;
    }

    private Path copied(Path file, int seconds) throws IOException {
        Path part = folder.resolve("part.mp4");
        TestMedia.run(
                "-f",
                "lavfi",
                "-i",
                "anullsrc=r=8000:cl=mono,atrim=end=" + seconds,
                "-i",
                file.toString(),
                "-map",
                "0:a",
                "-map",
                "1:s",
                "-c:a",
                "alac",
                "-c:s",
                "copy",
                part.toString());
        return part;
    }

    private static List<TextSample> samples(List<Cue> cues) {
        return cues.stream()
                .map(cue -> new TextSample(cue.fromMillis(), cue.toMillis(), cue.text()))
                .toList();
    }

    private static List<TextSample> texts(Path file) throws IOException {
        List<TextSample> texts = new ArrayList<>();
        try (TextTrack track = TextTrack.subtitles(file).orElseThrow()) {
            for (Optional<TextSample> next = track.next(); next.isPresent(); next = track.next()) {
                texts.add(next.get());
            }
        }
        return texts;
    }
}
