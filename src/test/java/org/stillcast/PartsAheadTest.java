package org.stillcast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Parts are joined while later clips are rendered, and come out as if they had waited. */
@DisabledOnOs(OS.WINDOWS) // the ffmpeg that writes down its calls is a shell script
@Timeout(120)
class PartsAheadTest {
    private static final int CLIPS = 24;
    private static final String SEGMENT = "segment";
    private static final String JOIN = "join";

    @TempDir
    private Path folder;

    private Path calls;
    private Path ffmpeg;

    @BeforeEach
    void makeClips() throws IOException {
        calls = folder.resolve("calls");
        TestMedia.picture(folder.resolve("bg.png"), 64, 36);
        for (int i = 1; i <= CLIPS; i++) {
            TestMedia.clip(folder.resolve(i + ".wav"), i, "0.5");
        }
        ffmpeg = Files.writeString(folder.resolve("ffmpeg"), """
                #!/bin/sh
                case "$*" in
                    *segment_*) echo %1$s >> '%3$s' ;;
                    *audio.ffconcat*) echo %2$s >> '%3$s' ;;
                esac
                exec '%4$s' "$@"
                """.formatted(SEGMENT, JOIN, calls, TestMedia.ffmpeg()));
        assertThat(ffmpeg.toFile().setExecutable(true)).isTrue();
    }

    /** Four clips are a part, and the fifth makes a quarter of the next: nothing can move the cut between them then. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aPartBeginsWhenNoClipCanChangeItAnyMore(int atATime) throws Exception {
        Run run = render("2s", "--set", "stillcast.part-parallelism=" + atATime);
        Run afterwards = Run.in(
                folder.resolve("whole"), "render", manifest("other", "2s").toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(afterwards.status()).as(afterwards.err()).isZero();
        assertThat(calls().indexOf(JOIN)).isBetween(5, CLIPS - 1);
        assertThat(count(SEGMENT)).isEqualTo(CLIPS);
        assertThat(count(JOIN)).isEqualTo(CLIPS / 4);
        assertThat(result("book").path("parts").size()).isEqualTo(CLIPS / 4);
        for (int part = 0; part < CLIPS / 4; part++) {
            assertThat(sound("book", part)).isEqualTo(TestMedia.samples(part(folder.resolve("whole"), "other", part)));
        }
        assertThat(folder.resolve("temp/video_segments")).isEmptyDirectory();
    }

    /** What was joined in mono by then is made anew, and nothing of it is shown. */
    @Test
    void aStereoClipThatComesLastMakesAllPartsAnew() throws Exception {
        TestMedia.clip(folder.resolve(CLIPS + ".wav"), CLIPS, "0.5", "-ac", "2");

        Run run = render("2s");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(calls().indexOf(JOIN)).isBetween(5, CLIPS - 1);
        assertThat(count(JOIN)).isBetween(CLIPS / 4 + 1, 2 * CLIPS / 4);
        assertThat(result("book").path("channels").asInt()).isEqualTo(2);
        for (int part = 0; part < CLIPS / 4; part++) {
            byte[] decoded = TestMedia.run("-i", part(folder, "book", part).toString(), "-f", "s16le", "-");
            assertThat(decoded.length / Short.BYTES / 2).isBetween(2 * TestMedia.RATE, 2 * TestMedia.RATE + 1023);
        }
        assertThat(folder.resolve("outbox/book").toFile().list()).hasSize(CLIPS / 4 + 2);
    }

    @Test
    void aBadClipAtTheEndFailsWhatHasPartsAlready() throws Exception {
        Files.writeString(folder.resolve(CLIPS + ".wav"), "RIFF\0\0\0\0WAVEfmt ");

        Run run = render("2s");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("/clips/" + (CLIPS - 1));
        assertThat(folder.resolve("outbox/book")).doesNotExist();
        assertThat(folder.resolve("outbox/.staging-book")).doesNotExist();
        assertThat(folder.resolve("temp/video_segments")).isEmptyDirectory();
    }

    /** One part has an end only when all clips are there. */
    @Test
    void aProjectOfOnePartWaits() throws Exception {
        Run run = render("1h");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(calls()).endsWith(SEGMENT, JOIN);
        assertThat(count(JOIN)).isEqualTo(1);
    }

    private Run render(String every, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "render",
                "--set",
                "stillcast.ffmpeg=" + ffmpeg,
                manifest("book", every).toString()));
        arguments.addAll(1, List.of(more));
        return Run.in(folder, arguments.toArray(String[]::new));
    }

    private Path manifest(String id, String every) throws IOException {
        List<String> clips = IntStream.rangeClosed(1, CLIPS)
                .mapToObj("\"%d.wav\""::formatted)
                .toList();
        return Files.writeString(folder.resolve(id + ".json"), """
                {"version": 1, "image": "bg.png", "video": {"width": 64, "height": 36}, "split": {"every": "%s"},
                 "clips": %s}
                """.formatted(every, clips));
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(calls);
    }

    private int count(String kind) throws IOException {
        return Collections.frequency(calls(), kind);
    }

    private JsonNode result(String id) throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("outbox/%1$s/%1$s.json".formatted(id)).toFile());
    }

    private short[] sound(String id, int part) throws IOException {
        return TestMedia.samples(part(folder, id, part));
    }

    private static Path part(Path home, String id, int part) {
        return home.resolve("outbox/%1$s/%1$s_part%2$03d.mp4".formatted(id, part + 1));
    }
}
