package org.stillcast.ffmpeg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stillcast.TestMedia;
import org.stillcast.chapter.Chapter;
import org.stillcast.mp4.Mp4Tags;
import org.stillcast.mp4.TextSample;
import org.stillcast.mp4.TextTrack;

import static org.assertj.core.api.Assertions.assertThat;

class FfMetadataTest {
    @TempDir
    private Path folder;

    @Test
    void theWholeFile() throws IOException {
        StringBuilder text = new StringBuilder();

        FfMetadata.write(
                Map.of("title", "a=b; #1 \\ c\nd"),
                List.of(new Chapter(0, 1500, "one"), new Chapter(1500, 2000, "#2")),
                text);

        assertThat(text).hasToString("""
                        ;FFMETADATA1
                        title=a\\=b\\; \\#1 \\\\ c\\
                        d
                        [CHAPTER]
                        TIMEBASE=1/1000
                        START=0
                        END=1500
                        title=one
                        [CHAPTER]
                        TIMEBASE=1/1000
                        START=1500
                        END=2000
                        title=\\#2
                        """);
    }

    static Stream<String> hostile() {
        return Stream.of(
                "'it''s' \"quoted\"",
                "a=b=c",
                ";x;",
                "#x#",
                "\\n \\\\ \\",
                "\n\nlines\n[CHAPTER]\nSTART=5\ntitle=x\n",
                "[CHAPTER]",
                ";FFMETADATA1",
                "  blanks before and behind  ",
                "\ttab\t",
                "\r\n carriage return \r",
                "\uD83D\uDE00\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 食べる é e\u0301",
                "\u202Eright to left\u202C \u2066x\u2069 \u200F",
                "\uFEFFmark",
                "\u0001\u001B[31m\u007F\u0085\u2028",
                "%s %n %% $HOME `x`",
                "食".repeat(10_000),
                "=;#\\\n".repeat(2000));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void anyTextComesThroughFfmpegAsItIs(String text) throws IOException {
        Path video = video(Map.of("title", text), List.of(new Chapter(0, 500, text), new Chapter(500, 1000, "b")));

        assertThat(Mp4Tags.read(video).texts()).containsEntry("\u00A9nam", text);
        assertThat(chapters(video)).containsExactly(new TextSample(0, 500, text), new TextSample(500, 1000, "b"));
    }

    @Test
    void whatFfmpegCannotReadIsReplaced() throws IOException {
        Path video = video(Map.of("title", "a\0b\uD83Dc"), List.of());

        assertThat(Mp4Tags.read(video).texts()).containsEntry("\u00A9nam", "a\uFFFDb\uFFFDc");
    }

    /** Without the one before it, ffmpeg lets it begin with the file. */
    @Test
    void aChapterBeginsWhereItDoes() throws IOException {
        Path video = video(Map.of(), List.of(new Chapter(300, 500, "a"), new Chapter(700, 1000, "b")));

        assertThat(chapters(video))
                .containsExactly(
                        new TextSample(0, 300, ""), new TextSample(300, 700, "a"), new TextSample(700, 1000, "b"));
    }

    private Path video(Map<String, String> tags, List<Chapter> chapters) throws IOException {
        StringBuilder text = new StringBuilder();
        FfMetadata.write(tags, chapters, text);
        Path metadata =
                Files.write(folder.resolve("metadata.txt"), text.toString().getBytes(StandardCharsets.UTF_8));
        Path video = folder.resolve("video.mp4");
        TestMedia.run(
                "-f",
                "lavfi",
                "-i",
                "sine=duration=1",
                "-f",
                "ffmetadata",
                "-i",
                metadata.toString(),
                "-map_metadata",
                "1",
                "-map_chapters",
                "1",
                "-c:a",
                "aac",
                video.toString());
        return video;
    }

    private static List<TextSample> chapters(Path video) throws IOException {
        List<TextSample> chapters = new ArrayList<>();
        try (TextTrack track = TextTrack.chapters(video).orElseThrow()) {
            for (Optional<TextSample> next = track.next(); next.isPresent(); next = track.next()) {
                chapters.add(next.get());
            }
        }
        return chapters;
    }
}
