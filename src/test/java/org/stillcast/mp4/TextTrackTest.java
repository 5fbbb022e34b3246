package org.stillcast.mp4;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.TestMedia;
import org.stillcast.chapter.Chapter;
import org.stillcast.ffmpeg.FfMetadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What ffmpeg writes of chapters, subtitles and tags is read from the file. */
class TextTrackTest {
    @TempDir
    private Path folder;

    /** The other list of chapters in the file ends at 255. */
    @Test
    void manyChaptersAreRead() throws IOException {
        List<Chapter> chapters = IntStream.range(0, 600)
                .mapToObj(i -> new Chapter(i * 33L, i * 33L + 33, "章 " + i))
                .toList();

        Path part = part(chapters, List.of(), Map.of());

        assertThat(texts(TextTrack.chapters(part)))
                .isEqualTo(chapters.stream()
                        .map(chapter -> new TextSample(chapter.fromMillis(), chapter.toMillis(), chapter.title()))
                        .toList());
    }

    @Test
    void subtitlesAreReadAndWhatIsBetweenThemIsNot() throws IOException {
        List<TextSample> cues = List.of(
                new TextSample(500, 2000, "Hello"),
                new TextSample(2000, 3250, "食べる \uD83D\uDE00\nsecond line"),
                new TextSample(5001, 19_999, "x".repeat(4000)));

        Path part = part(List.of(new Chapter(0, 20_000, "all")), cues, Map.of());

        assertThat(texts(TextTrack.subtitles(part))).isEqualTo(cues);
        assertThat(texts(TextTrack.chapters(part))).containsExactly(new TextSample(0, 20_000, "all"));
    }

    @Test
    void ofManySubtitlesNoneIsLost() throws IOException {
        List<TextSample> cues = IntStream.range(0, 20_000)
                .mapToObj(i -> new TextSample(i * 300L, i * 300L + 200 + i % 101, "text " + i))
                .toList();

        Path part = part(List.of(), cues, Map.of());

        assertThat(texts(TextTrack.subtitles(part))).isEqualTo(cues);
    }

    @Test
    void tracksAndTagsAreRead() throws IOException {
        Map<String, String> tags = Map.of(
                "title", "日本語",
                "artist", "Ä & B",
                "album", "Album",
                "track", "3/12",
                "date", "2026-05-04",
                "genre", "Speech",
                "comment", "One\ntwo",
                "copyright", "© X");

        Path part = part(
                List.of(new Chapter(0, 2000, "a")),
                List.of(new TextSample(0, 1000, "x")),
                tags,
                "-metadata:s:a",
                "language=jpn");

        assertThat(Track.all(part).stream().map(track -> track.handler() + " " + track.language()))
                .containsExactlyInAnyOrder("soun jpn", "sbtl chi", "text und");
        Mp4Tags found = Mp4Tags.read(part);
        assertThat(found.texts())
                .containsAllEntriesOf(Map.of(
                        "\u00A9nam", "日本語",
                        "\u00A9ART", "Ä & B",
                        "\u00A9alb", "Album",
                        "\u00A9day", "2026-05-04",
                        "\u00A9gen", "Speech",
                        "\u00A9cmt", "One\ntwo",
                        "cprt", "© X"));
        assertThat(found.track()).isEqualTo(3);
        assertThat(found.tracks()).isEqualTo(12);
        assertThat(found.covers()).isEmpty();
    }

    @Test
    void aCoverIsFoundAndIsNoTrack() throws IOException {
        for (String type : List.of("jpg", "png")) {
            Path cover = TestMedia.picture(folder.resolve("cover." + type), 64, 64);
            Path part = folder.resolve("part.mp4");
            TestMedia.run(
                    "-f",
                    "lavfi",
                    "-i",
                    "sine=duration=0.1",
                    "-i",
                    cover.toString(),
                    "-map",
                    "0",
                    "-map",
                    "1",
                    "-c:a",
                    "aac",
                    "-c:v",
                    "copy",
                    "-disposition:v",
                    "attached_pic",
                    part.toString());

            assertThat(Mp4Tags.read(part).covers())
                    .containsExactly(new Mp4Tags.Cover("image/" + type.replace("jpg", "jpeg"), Files.size(cover)));
            assertThat(Track.all(part)).containsExactly(new Track(1, "soun", "und"));
        }
    }

    @Test
    void whatIsNotThereIsEmpty() throws IOException {
        Path part = part(List.of(), List.of(), Map.of());

        assertThat(TextTrack.chapters(part)).isEmpty();
        assertThat(TextTrack.subtitles(part)).isEmpty();
    }

    /** With any byte of its head changed, and broken off anywhere, it is read or refused. */
    @Test
    void damageIsRefusedOrRead() throws IOException {
        Path part = part(
                List.of(new Chapter(0, 1000, "a"), new Chapter(1000, 2000, "b")),
                List.of(new TextSample(0, 1000, "x"), new TextSample(1500, 1600, "y")),
                Map.of("title", "t", "track", "1/2"));
        byte[] whole = Files.readAllBytes(part);
        Random random = new Random(1);
        Path damaged = folder.resolve("damaged.mp4");
        int head = new String(whole, StandardCharsets.ISO_8859_1).indexOf("moov");

        for (int i = 0; i < 1000; i++) {
            byte[] bytes = whole.clone();
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                int at = head + random.nextInt(whole.length - head);
                bytes[at] = (byte) (random.nextBoolean() ? random.nextInt() : random.nextInt(2) * 255);
            }
            Files.write(damaged, bytes);
            assertReadOrRefused(damaged);
        }
        for (int bytes = 0; bytes < whole.length; bytes += 97) {
            Files.write(damaged, Arrays.copyOf(whole, bytes));
            assertThatThrownBy(() -> Track.all(damaged)).isInstanceOf(IOException.class);
        }
    }

    private static void assertReadOrRefused(Path file) {
        List<Reading> readings = List.of(
                () -> texts(TextTrack.chapters(file)),
                () -> texts(TextTrack.subtitles(file)),
                () -> Track.all(file),
                () -> Mp4Tags.read(file));
        for (Reading reading : readings) {
            try {
                assertThat(reading.read()).isNotNull();
            } catch (IOException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
    }

    private interface Reading {
        Object read() throws IOException;
    }

    private Path part(List<Chapter> chapters, List<TextSample> cues, Map<String, String> tags, String... options)
            throws IOException {
        StringBuilder metadata = new StringBuilder();
        FfMetadata.write(tags, chapters, metadata);
        long seconds = cues.isEmpty() ? 20 : cues.get(cues.size() - 1).toMillis() / 1000 + 1;
        Path part = folder.resolve("part.mp4");
        List<String> arguments = new ArrayList<>(List.of(
                "-f",
                "lavfi",
                "-i",
                "anullsrc=r=8000:cl=mono,atrim=end=" + seconds, //
                "-f",
                "ffmetadata",
                "-i",
                Files.writeString(folder.resolve("m.txt"), metadata).toString()));
        if (!cues.isEmpty()) {
            arguments.addAll(List.of("-i", subRip(cues).toString(), "-map", "2:s", "-metadata:s:s", "language=chi"));
        }
        arguments.addAll(List.of("-map", "0:a", "-map_metadata", "1", "-map_chapters", "1", "-c:a", "aac"));
        arguments.addAll(List.of("-c:s", "mov_text"));
        arguments.addAll(List.of(options));
        arguments.add(part.toString());
        TestMedia.run(arguments.toArray(String[]::new));
        return part;
    }

    private Path subRip(List<TextSample> cues) throws IOException {
        StringBuilder text = new StringBuilder();
        for (TextSample cue : cues) {
            text.append("1\n%s --> %s\n%s\n\n".formatted(time(cue.fromMillis()), time(cue.toMillis()), cue.text()));
        }
        return Files.writeString(folder.resolve("cues.srt"), text);
    }

    private static String time(long millis) {
        return "%02d:%02d:%02d,%03d"
                .formatted(millis / 3_600_000, millis / 60_000 % 60, millis / 1000 % 60, millis % 1000);
    }

    private static List<TextSample> texts(Optional<TextTrack> opened) throws IOException {
        List<TextSample> texts = new ArrayList<>();
        if (opened.isPresent()) {
            try (TextTrack track = opened.get()) {
                for (Optional<TextSample> next = track.next(); next.isPresent(); next = track.next()) {
                    texts.add(next.get());
                }
            }
        }
        return texts;
    }
}
