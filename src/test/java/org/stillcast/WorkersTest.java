package org.stillcast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A daemon and workers in processes of their own, with a broker between them, and what may happen to each. */
@DisabledOnOs(OS.WINDOWS) // ffmpeg is made to wait, and to kill, by a shell script
class WorkersTest extends WatchedInbox {
    private static final Pattern SEGMENT = Pattern.compile(".*done_(\\d+)_[0-9a-f]+\\.tmpw-");
    private static final String ORDERS = "stillcast.segments";

    private TestBroker broker;
    private Path calls;
    private int logs;

    @BeforeEach
    void startBroker() throws Exception {
        broker = TestBroker.anywhere(folder.resolve("broker"));
        calls = folder.resolve("calls");
    }

    @AfterEach
    void stopBroker() throws Exception {
        broker.close();
    }

    private Process daemon(String... options) throws IOException {
        return begin("daemon", Stream.of(options));
    }

    /** Starts a worker that does one job at a time, by an ffmpeg of its own. */
    private Process worker(Path ffmpeg) throws IOException {
        return begin("worker", Stream.of("--set", "stillcast.ffmpeg=" + ffmpeg));
    }

    private Process begin(String who, Stream<String> options) throws IOException {
        log = folder.resolve("%s-%d.txt".formatted(who, ++logs));
        Stream<String> command =
                who.equals("worker") ? Stream.of("worker", "--jobs", "1") : Stream.of("watch", "--no-http");
        Stream<String> all = Stream.of(command, Stream.of("--set", "stillcast.broker=" + broker.url()), options)
                .flatMap(each -> each);
        Process process = Run.start(folder, log, all.toArray(String[]::new));
        started.add(process);
        await().atMost(PATIENCE)
                .until(() -> log().contains(who.equals("worker") ? "worker ready" : "Stillcast ready")
                        || !process.isAlive());
        return process;
    }

    /** Returns an ffmpeg that writes its calls down, and does something before one whose arguments have a text in them. */
    private Path ffmpeg(String name, String argument, String before) throws IOException {
        Path script =
                Files.writeString(folder.resolve(name), """
                #!/bin/sh
                case "$*" in
                    *"%2$s"*) %3$s ;;
                esac
                echo "$*" >> '%1$s'
                exec '%4$s' "$@"
                """.formatted(calls, argument, before, TestMedia.ffmpeg()));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    private Path ffmpeg() throws IOException {
        return ffmpeg("ffmpeg-of-workers", "nothing has that", ":");
    }

    private Path ffmpegThatWaits(String argument, Path waits, Path goOn) throws IOException {
        String wait = "touch '%s'; while [ ! -e '%s' ]; do sleep 0.05; done".formatted(waits, goOn);
        return ffmpeg("ffmpeg-that-waits-" + waits.getFileName(), argument, wait);
    }

    private Map<String, Integer> rendered() throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        for (String line : Files.readAllLines(calls)) {
            Matcher matcher = SEGMENT.matcher(line);
            if (matcher.lookingAt()) {
                counts.merge(matcher.group(1), 1, Integer::sum);
            }
        }
        return counts;
    }

    private JsonNode partsOf(Path home, String id) throws IOException {
        return new ObjectMapper()
                .readTree(home.resolve("outbox/%1$s/%1$s.json".formatted(id)).toFile())
                .path("parts");
    }

    private JsonNode partsByOneMachine(String manifest) throws IOException {
        Path alone = folder.resolve("alone");
        Path file = drop("alone.json.txt", manifest);
        Path named = Files.createDirectories(alone).resolve("book.json");
        Files.writeString(named, Files.readString(file).replace("\"version\"", "\"id\": \"book\", \"version\""));
        Run run = Run.in(alone, "render", "--media-root", inbox.toString(), named.toString());
        assertThat(run.status()).as(run.err()).isZero();
        return partsOf(alone, "book");
    }

    private void awaitDone(String id) {
        awaitFile(inbox.resolve("done/" + id + ".json"));
    }

    private void killHard(Process process) throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    /** One worker is killed with a clip in hand, and the broker is restarted while the other one has one. */
    @Test
    void workersAndBrokerMayBeKilledAndTheResultIsThatOfOneMachine() throws Exception {
        Path first = folder.resolve("first-waits");
        Path second = folder.resolve("second-waits");
        Path goOn = folder.resolve("go-on");
        daemon("--set", "stillcast.in-flight=1"); // so that clips come one after another
        Path daemonLog = log;
        Process killed = worker(ffmpegThatWaits("done_5_", first, folder.resolve("never")));
        String manifest = manifest("\"split\": {\"every\": 3}");
        drop("book.json", manifest);
        awaitFile(first);

        killHard(killed);
        worker(ffmpegThatWaits("done_9_", second, goOn));
        awaitFile(second);
        broker = broker.restarted();
        Files.createFile(goOn);

        awaitDone("book");
        assertThat(partsOf(folder, "book")).hasSize(3);
        assertThat(sha256(partsOf(folder, "book"))).isEqualTo(sha256(partsByOneMachine(absolute(manifest))));
        // What was in hand when the broker went may be done twice; the one that was killed never came to its ffmpeg.
        assertThat(rendered()).hasSize(CLIPS);
        assertThat(rendered().values().stream().mapToInt(times -> times - 1).sum())
                .isLessThanOrEqualTo(1);
        assertThat(folder.resolve("temp/video_segments")).isEmptyDirectory();
        assertThat(Files.readString(daemonLog)).contains("Connected with the broker at " + broker.url());
    }

    /** Clips of a manifest that lies elsewhere. */
    private String absolute(String manifest) {
        return manifest.replace("\"audio/", "\"" + inbox + "/audio/").replace("\"bg.png\"", "\"" + inbox + "/bg.png\"");
    }

    private static List<String> sha256(JsonNode parts) {
        return parts.findValuesAsText("sha256");
    }

    @Test
    void whatWorkersFinishWhileTheDaemonIsKilledIsNotDoneAgain() throws Exception {
        Path waits = folder.resolve("waits");
        Path goOn = folder.resolve("go-on");
        Process killed = daemon("--set", "stillcast.in-flight=8");
        worker(ffmpegThatWaits("done_3_", waits, goOn));
        drop("book.json", manifest("\"split\": {\"every\": 3}"));
        awaitFile(waits);
        await().atMost(PATIENCE).until(() -> broker.messages(ORDERS) == 8);
        String answers = "stillcast.answers."
                + new ObjectMapper()
                        .readTree(folder.resolve("temp/.dispatcher.json").toFile())
                        .path("id")
                        .asText();

        killHard(killed);
        Files.createFile(goOn);
        await().atMost(PATIENCE).until(() -> broker.messages(ORDERS) == 0);
        assertThat(broker.messages(answers)).isGreaterThanOrEqualTo(8);
        daemon("--set", "stillcast.in-flight=8");

        awaitDone("book");
        assertThat(rendered()).hasSize(CLIPS);
        assertThat(rendered().values()).containsOnly(1);
    }

    /** The clip kills whoever renders it; all others are rendered. */
    @Test
    void aClipThatEndsItsWorkersIsABadClip() throws Exception {
        daemon();
        Path deadly = ffmpeg("ffmpeg-that-kills", "done_3_", "kill -9 $PPID; sleep 600");
        drop("book.json", manifest("\"onBadClip\": \"skip\", \"split\": false"));

        int died = 0;
        for (Process worker = worker(deadly); ; worker = worker(deadly)) {
            Process current = worker;
            await().atMost(PATIENCE).until(() -> !current.isAlive() || Files.exists(inbox.resolve("done/book.json")));
            if (current.isAlive()) {
                break;
            }
            died++;
        }

        assertThat(died).isEqualTo(5);
        JsonNode result = new ObjectMapper()
                .readTree(folder.resolve("outbox/book/book.json").toFile());
        assertThat(result.path("clipCount").asInt()).isEqualTo(CLIPS - 1);
        assertThat(result.path("skipped").path(0).path("reason").asText())
                .isEqualTo("ends the program that renders it: 5 workers, one after another, ended in the middle of it");
        assertThat(broker.messages("stillcast.dead")).isEqualTo(1);
    }

    @Test
    void whatIsCancelledIsTakenBackFromTheBroker() throws Exception {
        daemon("--set", "stillcast.in-flight=8");
        Path daemonLog = log;
        drop("book.json", manifest("\"split\": false"));
        await().atMost(PATIENCE).until(() -> broker.messages(ORDERS) == 8);

        Run cancelled = Run.in(folder, "cancel", "book");

        assertThat(cancelled.status()).isZero();
        awaitFile(inbox.resolve("failed/book.json"));
        await().atMost(PATIENCE).until(() -> broker.messages(ORDERS) == 0);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(folder.resolve("temp/video_segments")).isEmptyDirectory());
        drop("next.json", manifest("\"split\": false"));
        worker(ffmpeg());
        awaitDone("next");
        assertThat(Files.readString(daemonLog)).doesNotContain("FAULT", "Exception");
    }

    /** One that would make other segments says so, and ends. */
    @Test
    void aWorkerThatDoesNotFitEnds() throws Exception {
        String site = "{\"id\": \"1\", \"stillcast\": \"0.9\", \"ffmpeg\": \"3.1\", \"recipes\": \"none\"}";
        for (String shared : List.of("temp", "outbox")) {
            Files.writeString(Files.createDirectories(folder.resolve(shared)).resolve(".dispatcher.json"), site);
        }

        Run worker = Run.in(folder, "worker", "--broker", broker.url());

        assertThat(worker.status()).isEqualTo(2);
        assertThat(worker.err()).contains("the daemon is Stillcast 0.9 with ffmpeg 3.1 (none), and this is Stillcast ");
    }

    @Test
    void withoutABrokerNothingOfItIsLoaded() throws Exception {
        log = folder.resolve("log-without.txt");
        Path classes = folder.resolve("classes.txt");
        started.add(Run.start(
                List.of("-Xlog:class+load:file=" + classes.getFileName()), folder, log, "watch", "--no-http"));

        awaitLog("Stillcast ready");

        assertThat(Files.readString(classes))
                .contains("org.stillcast.remote.Workforce")
                .doesNotContain("jakarta.jms", "org.apache.activemq");
    }
}
