package org.stillcast;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A part that is not what its clips are: the clip is named where it goes wrong, and what it takes to find out why is kept. */
@DisabledOnOs(OS.WINDOWS) // stopped by a shell script
class WrongPartTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path noRoomForParts;

    @BeforeEach
    void makeSources() throws IOException {
        TestMedia.picture(folder.resolve("bg.png"), 64, 36);
        for (int i = 1; i <= 3; i++) {
            TestMedia.clip(folder.resolve(i + ".wav"), i, "0.8");
        }
        noRoomForParts = Files.writeString(folder.resolve("ffmpeg"), """
                #!/bin/sh
                case "$*" in
                *part001_video*)
                    echo 'part: No space left on device' >&2
                    exit 1
                    ;;
                esac
                exec '%s' "$@"
                """.formatted(TestMedia.ffmpeg()));
        assertThat(noRoomForParts.toFile().setExecutable(true)).isTrue();
    }

    /** Another segment lies where that of one clip was, and the journal takes it for the one that was rendered. */
    @ParameterizedTest
    @CsvSource({
        "1, 1.7, 'was rendered to 1.700 s (81600 samples) instead of 0.800 s (38400 samples)'",
        "2, 1.7, 'was rendered to 1.700 s (81600 samples) instead of 0.800 s (38400 samples)'",
        "3, 1.7, 'was rendered to 1.700 s (81600 samples) instead of 0.800 s (38400 samples)'",
        "2, 0.3, 'was rendered to 0.300 s (14400 samples) instead of 0.800 s (38400 samples)'",
        "3, 0.3, 'was rendered to 0.300 s (14400 samples) instead of 0.800 s (38400 samples)'",
        "1, 0.8, 'is not heard in its place, at 0:00:00'",
        "3, 0.8, 'is not heard in its place, at 0:00:01'"
    })
    void theClipIsNamedWhereItGoesWrongAndItsPiecesAreKept(int wrong, String seconds, String fault) throws IOException {
        TestMedia.clip(folder.resolve("other.wav"), 9, seconds);
        render(noRoomForParts, manifest("book", "1.wav", "2.wav", "3.wav"));
        render(noRoomForParts, manifest("other", "other.wav"));
        replaceSegment(wrong, temporary("other").resolve("segment_1.mp4"));

        Run failed = render(TestMedia.ffmpeg(), folder.resolve("book.json"));

        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.err())
                .contains("book.json: part 1 did not pass the check before publication: clip %d (%d.wav, /clips/%d) %s"
                        .formatted(wrong, wrong, wrong - 1, fault))
                .contains("Nothing was published. Make a WAV of clip %d (ffmpeg -i FILE NEW.wav)".formatted(wrong))
                .contains("please report it with the folder " + folder.resolve("temp/failed/book"));
        assertThat(folder.resolve("outbox/book")).doesNotExist();
        assertThat(temporary("book")).doesNotExist();
        assertThat(kept())
                .contains("report.txt", "part001_audio.ffconcat", "part001_video.ffconcat", "segment_" + wrong + ".mp4")
                .filteredOn(name -> name.startsWith("sketch_"))
                .hasSize(wrong == 1 ? 1 : 2);
        assertThat(kept()).filteredOn(name -> name.contains(".tmp-")).hasSize(1);
        assertThat(Files.readString(folder.resolve("temp/failed/book/report.txt")))
                .contains("/clips/%d: clip %d (%d.wav".formatted(wrong - 1, wrong, wrong));
    }

    @ParameterizedTest
    @CsvSource({"2, 1.7"})
    void whatWasKeptGoesWhenTheProjectIsPublished(int wrong, String seconds) throws IOException {
        theClipIsNamedWhereItGoesWrongAndItsPiecesAreKept(wrong, seconds, "was rendered to");

        Run published = render(TestMedia.ffmpeg(), folder.resolve("book.json"));

        assertThat(published.status()).as(published.err()).isZero();
        assertThat(folder.resolve("temp/failed/book")).doesNotExist();
    }

    /** What ffmpeg has written is no film any more by the time that it is looked at. */
    @Test
    void aPartWithoutAHeadIsSaidToBeWrong() throws IOException {
        Path ffmpeg = Files.writeString(folder.resolve("spoiler"), """
                #!/bin/sh
                '%s' "$@" || exit
                case "$*" in
                *part001_video*)
                    for last; do :; done
                    echo nothing >"${last#file:}"
                    ;;
                esac
                """.formatted(TestMedia.ffmpeg()));
        assertThat(ffmpeg.toFile().setExecutable(true)).isTrue();

        Run failed = render(ffmpeg, manifest("book", "1.wav"));

        assertThat(failed.status()).as(failed.err()).isEqualTo(1);
        assertThat(failed.err())
                .contains("book.json: part 1 did not pass the check before publication: cannot be decoded: ")
                .contains("the sound has 0 samples instead of 38400");
        assertThat(folder.resolve("outbox/book")).doesNotExist();
    }

    /** As where another ffmpeg than those that were tried copies otherwise: the sound is encoded again. */
    @Test
    void aPartWhoseSoundIsNotWhatItWasCopiedFromIsJoinedFromItsClips() throws IOException {
        Path manifest = manifest("book", "1.wav", "2.wav", "3.wav");
        render(TestMedia.ffmpeg(), manifest);
        short[] sound = TestMedia.samples(folder.resolve("outbox/book/book_part001.mp4"));
        TestMedia.picture(folder.resolve("bg.png"), 66, 40);
        Path ffmpeg = Files.writeString(folder.resolve("miscopier"), """
                #!/bin/sh
                case "$*" in
                *streamhash*) exec echo '0,a,SHA256=1
                1,a,SHA256=2' ;;
                esac
                exec '%s' "$@"
                """.formatted(TestMedia.ffmpeg()));
        assertThat(ffmpeg.toFile().setExecutable(true)).isTrue();

        Run run = render(ffmpeg, manifest);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("3/3 clips are unchanged since it was published, 0 to be rendered")
                .contains("Part 1/1 cannot take its sound from")
                .contains("the sound is not that of the part that it was copied from");
        assertThat(TestMedia.samples(folder.resolve("outbox/book/book_part001.mp4")))
                .containsExactly(sound);
        assertThat(folder.resolve("temp/failed/book")).doesNotExist();
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("temp/failed/book"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private Path manifest(String id, String... clips) throws IOException {
        return Files.writeString(
                folder.resolve(id + ".json"),
                "{\"version\": 1, \"image\": \"bg.png\", \"video\": {\"width\": 64, \"height\": 36}, \"clips\": %s}"
                        .formatted(JSON.writeValueAsString(clips)));
    }

    private Path temporary(String id) {
        return folder.resolve("temp/video_segments").resolve(id);
    }

    private Run render(Path ffmpeg, Path manifest) {
        return Run.in(folder, "render", "--set", "stillcast.ffmpeg=" + ffmpeg, manifest.toString());
    }

    private void replaceSegment(int clip, Path other) throws IOException {
        Files.copy(
                other,
                temporary("book").resolve("segment_%d.mp4".formatted(clip)),
                StandardCopyOption.REPLACE_EXISTING);
        byte[] bytes = Files.readAllBytes(other);
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        Path journal = temporary("book").resolve("journal.jsonl");
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(journal, StandardCharsets.US_ASCII)) {
            ObjectNode node = (ObjectNode) JSON.readTree(line);
            if (node.path("id").asText().equals(String.valueOf(clip))) {
                node.put("bytes", bytes.length).put("crc32c", crc.getValue());
            }
            lines.add(node.toString());
        }
        Files.write(journal, lines);
    }
}
