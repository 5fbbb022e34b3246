package org.stillcast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The daemon is killed, and started again until it is done. It is killed by the ffmpeg that it has called, so the moments
 * are the same in each run: before the work in hand is done, or after that and before the daemon hears of it. What lies
 * between two changes of files is {@link PowerLossTest}'s.
 */
@DisabledOnOs(OS.WINDOWS) // the killer is a shell script
class KillTest {
    private static final int CLIPS = 24;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern SEGMENT = Pattern.compile("segment_(\\d+)\\.tmp-");
    private static final Pattern PART = Pattern.compile("/([0-9a-f]+)\\.tmp-[^ ]*\\.mp4$", Pattern.MULTILINE);

    @TempDir
    private Path folder;

    private Path inbox;
    private Path calls;
    private @Nullable Process daemon;

    @BeforeEach
    void makeClips() throws IOException {
        inbox = Files.createDirectories(folder.resolve("inbox"));
        calls = folder.resolve("calls");
        TestMedia.picture(inbox.resolve("bg.png"), 64, 36);
        for (int i = 1; i <= CLIPS; i++) {
            TestMedia.clip(inbox.resolve(i + ".wav"), i, "0.31");
        }
    }

    @AfterEach
    void killTheDaemon() {
        if (daemon != null) {
            daemon.destroyForcibly();
        }
    }

    @Test
    void killsInAllPhasesCostNoMoreThanWhatWasInHand() throws Exception {
        JsonNode undisturbed = undisturbed();
        // The first call of each start asks for the version; then come three for the loops, the clips, and for each
        // part two.
        List<Integer> kills = List.of(2, 5, 9, 18, 29, 42, 44, 48);

        int starts = runUntilDone(killer(kills), manifest(IntStream.rangeClosed(1, CLIPS)));

        // What was done just before a kill may have been written down already, and then the last number is not reached.
        assertThat(starts).as(Files.readString(calls)).isBetween(kills.size() - 1, kills.size() + 1);
        assertThat(result().path("parts")).isEqualTo(undisturbed.path("parts"));
        assertThat(timesOver(SEGMENT) + timesOver(PART)).isLessThanOrEqualTo(kills.size());
        assertThat(folder.resolve("temp/video_segments")).isEmptyDirectory();
        assertThat(folder.resolve("outbox").toFile().list((f, name) -> !name.startsWith(".stillcast")))
                .containsExactly("book");
    }

    /** The names of clips are their positions, so all that come after the new one have other names now. */
    @Test
    void aClipThatIsPutInAfterAKillDoesNotMakeTheOthersBeRenderedAgain() throws Exception {
        TestMedia.clip(inbox.resolve("99.wav"), 99, "0.4");
        Path killer = killer(List.of(26));
        String before = manifest(IntStream.rangeClosed(1, CLIPS));
        runUntilKilled(killer, before);
        Files.delete(calls);

        String now = manifest(IntStream.concat(
                IntStream.concat(IntStream.rangeClosed(1, 3), IntStream.of(99)), IntStream.rangeClosed(4, CLIPS)));
        Files.writeString(calls, "\n".repeat(50)); // beyond the kill
        runUntilDone(killer, now);

        assertThat(calls(SEGMENT).keySet()).contains("4").doesNotContain("3", "5", "10", "17");
        assertThat(result().path("clipCount").asInt()).isEqualTo(CLIPS + 1);
        assertThat(result().path("parts")
                        .path(0)
                        .path("clips")
                        .path(3)
                        .path("samples")
                        .asInt())
                .isEqualTo(19_200);
    }

    private JsonNode undisturbed() throws IOException {
        Path manifest = Files.writeString(inbox.resolve("book.json"), manifest(IntStream.rangeClosed(1, CLIPS)));
        Run run = Run.in(folder.resolve("undisturbed"), "render", manifest.toString());
        assertThat(run.status()).as(run.err()).isZero();
        return new ObjectMapper()
                .readTree(folder.resolve("undisturbed/outbox/book/book.json").toFile());
    }

    /** Returns an ffmpeg that kills who has called it at some calls, counted from 1: at even ones before its work. */
    private Path killer(List<Integer> kills) throws IOException {
        String numbers =
                " " + String.join(" ", kills.stream().map(String::valueOf).toList()) + " ";
        Path script = Files.writeString(folder.resolve("ffmpeg"), """
                #!/bin/sh
                echo "$*" >> '%1$s'
                number=$(wc -l < '%1$s')
                case '%2$s' in
                    *" $((number)) "*) ;;
                    *) exec '%3$s' "$@" ;;
                esac
                [ $((number %% 2)) -eq 0 ] || '%3$s' "$@"
                kill -9 $PPID
                """.formatted(calls, numbers, TestMedia.ffmpeg()));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    private int runUntilDone(Path ffmpeg, String manifest) throws Exception {
        Files.writeString(inbox.resolve("book.json"), manifest);
        int starts = 0;
        do {
            starts++;
            start(ffmpeg, starts);
        } while (!Files.exists(inbox.resolve("done/book.json")));
        await().atMost(PATIENCE)
                .until(() -> Files.readString(log(folder, daemonNumber)).contains("Done: book"));
        return starts;
    }

    private void runUntilKilled(Path ffmpeg, String manifest) throws Exception {
        Files.writeString(inbox.resolve("book.json"), manifest);
        start(ffmpeg, 0);
        assertThat(inbox.resolve("book.json")).exists();
    }

    private int daemonNumber;

    /** Returns when the daemon is dead or done. */
    private void start(Path ffmpeg, int number) throws Exception {
        daemonNumber = number;
        Process started = Run.start(folder, log(folder, number), "--set", "stillcast.ffmpeg=" + ffmpeg);
        daemon = started;
        await().conditionEvaluationListener(null)
                .atMost(PATIENCE)
                .until(() -> !started.isAlive() || Files.exists(inbox.resolve("done/book.json")));
    }

    private static Path log(Path folder, int number) {
        return folder.resolve("log%d.txt".formatted(number));
    }

    /** Returns how often something was made more than once. */
    private int timesOver(Pattern what) throws IOException {
        return calls(what).values().stream().mapToInt(count -> count - 1).sum();
    }

    private Map<String, Integer> calls(Pattern what) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        Matcher matcher = what.matcher(Files.readString(calls));
        while (matcher.find()) {
            counts.merge(matcher.group(1), 1, Integer::sum);
        }
        return counts;
    }

    private JsonNode result() throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("outbox/book/book.json").toFile());
    }

    private static String manifest(IntStream clips) {
        return "{\"version\": 1, \"image\": \"bg.png\", \"video\": {\"width\": 64, \"height\": 36}, \"split\": {\"every\": 3}, \"clips\": [%s]}"
                .formatted(String.join(
                        ", ", clips.mapToObj("\"%d.wav\""::formatted).toList()));
    }
}
