package org.stillcast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The daemon, in a process of its own. */
class WatchTest extends WatchedInbox {
    @Test
    void manifestsGoToDoneOrToFailedWithAReport() throws Exception {
        Files.createDirectories(inbox.resolve("failed"));
        Files.writeString(inbox.resolve("failed/good one.json.error.txt"), "an earlier failure");
        Files.writeString(inbox.resolve("notes.schema.json"), "{}");

        start("--set", "stillcast.media-wait=1s");
        drop("bad.json", "{\"version\": 1, \"image\": \"no.png\", \"clips\": [\"audio/77.wav\"]}");
        drop("good one.json", manifest("\"split\": {\"every\": 3}"));

        awaitFile(inbox.resolve("done/good one.json"));
        awaitFile(inbox.resolve("failed/bad.json"));
        awaitLog("Done: good-one, 3 parts");
        assertThat(Files.readString(inbox.resolve("failed/bad.json.error.txt")))
                .contains("/image: is not there: \"no.png\"", "/clips/0: is not there: \"audio/77.wav\"");
        assertThat(inbox.resolve("failed/good one.json.error.txt")).doesNotExist();
        assertThat(inbox.resolve("notes.schema.json")).exists();
        assertThat(folder.resolve("outbox/good-one")).isDirectoryContaining("glob:**/good-one_part003.mp4");
        assertThat(log())
                .containsOnlyOnce("Stillcast ready, watching " + inbox.toRealPath())
                .contains("good-one: rendering 24 segments", "Total duration 0:00:07, 3 parts", "Exporting part 1/3");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(folder.resolve("temp/video_segments")).isEmptyDirectory());
    }

    @Test
    void aFolderGoesToDoneOrToFailedAsAWhole() throws Exception {
        Files.createDirectories(inbox.resolve("nothing/in it"));
        folder("good", manifest("\"split\": {\"every\": 3}"));
        folder("bad", "{\"version\": 1, \"image\": \"no.png\", \"clips\": [\"audio/77.wav\"]}");

        start("--set", "stillcast.media-wait=1s");

        awaitFile(inbox.resolve("done/good/manifest.json"));
        awaitFile(inbox.resolve("failed/bad/manifest.json"));
        awaitLog("Done: good, 3 parts");
        assertThat(folder.resolve("outbox/good")).isDirectoryContaining("glob:**/good_part003.mp4");
        assertThat(inbox.resolve("done/good/audio")).isDirectoryContaining("glob:**/24.wav");
        assertThat(inbox.resolve("failed/bad/bad.error.txt"))
                .content()
                .contains("/clips/0: is not there: \"audio/77.wav\"", "./stillcast retry \"bad\"");
        assertThat(inbox.resolve("failed/bad/audio")).isDirectoryContaining("glob:**/24.wav");
        assertThat(inbox.toFile().list()).contains("audio", "bg.png", "nothing").doesNotContain("good", "bad");
        assertThat(log()).containsOnlyOnce("good is there; it is begun when").contains("bad waits since ");
    }

    private void folder(String name, String manifest) throws IOException {
        Path audio =
                Files.createDirectories(folder.resolve("copied").resolve(name).resolve("audio"));
        Files.copy(inbox.resolve("bg.png"), audio.resolveSibling("bg.png"));
        for (int i = 1; i <= CLIPS; i++) {
            Files.copy(inbox.resolve("audio/%d.wav".formatted(i)), audio.resolve("%d.wav".formatted(i)));
        }
        Files.writeString(audio.resolveSibling("manifest.json"), manifest);
        Files.move(audio.getParent(), inbox.resolve(name));
    }

    /** Else a hundred of them would be in memory at once, each while its parts are joined. */
    @Test
    void aProjectIsBegunOnlyWhenTheOneBeforeHasEnded() throws Exception {
        drop("a.json", manifest("\"split\": {\"every\": 3}"));
        drop("b.json", manifest("\"split\": {\"every\": 3}"));

        start("--set", "stillcast.segment-parallelism=2");

        awaitFile(inbox.resolve("done/a.json"));
        awaitFile(inbox.resolve("done/b.json"));
        awaitLog("Done: a, ");
        awaitLog("Done: b, ");
        assertThat(log().lines().filter(line -> line.matches(".*(rendering|Done: ).*")))
                .satisfiesExactly(
                        line -> assertThat(line).containsPattern("[ab]: rendering"),
                        line -> assertThat(line).contains("Done: "),
                        line -> assertThat(line).containsPattern("[ab]: rendering"),
                        line -> assertThat(line).contains("Done: "));
    }

    /** The program is stopped while ffmpeg has a certain thing in hand: it is made to wait there. */
    @ParameterizedTest
    @CsvSource({"segment_8.tmp-, 7", "part003_video.ffconcat, 24"})
    @DisabledOnOs(OS.WINDOWS) // ffmpeg is made to wait by a shell script
    void aStopLosesNothing(String inHand, int finishedCount) throws Exception {
        Run undisturbed = Run.in(
                folder.resolve("undisturbed"),
                "render",
                drop("book.json", manifest("\"split\": {\"every\": 3}")).toString());
        assertThat(undisturbed.status()).as(undisturbed.err()).isZero();
        Path waits = folder.resolve("waits");
        String ffmpeg = "stillcast.ffmpeg=" + ffmpegThatWaits(inHand, waits);

        Process daemon = start("--set", ffmpeg);
        awaitFile(waits);
        daemon.destroy();
        daemon.waitFor();
        List<String> finished = finishedSegments();
        assertThat(log()).containsOnlyOnce("Stillcast stops; the next start goes on with what is in ");
        Files.move(log, folder.resolve("log1.txt"));
        start("--set", ffmpeg);
        awaitFile(inbox.resolve("done/book.json"));

        assertThat(finished).hasSize(finishedCount);
        assertThat(log()).contains("Resuming book: %d/24 segments are there".formatted(finishedCount));
        for (String id : finished) {
            assertThat(log()).doesNotContain("segment_%s.tmp-".formatted(id));
        }
        assertThat(parts(folder.resolve("outbox"))).isEqualTo(parts(folder.resolve("undisturbed/outbox")));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void systemdIsToldWhatTheDaemonDoes() throws Exception {
        FakeSystemd systemd = new FakeSystemd(Files.createDirectory(folder.resolve("bin")));
        ProcessBuilder builder = Run.builder(List.of(), folder, log);
        builder.environment().putAll(systemd.environment(4000));

        Process daemon = builder.start();
        started.add(daemon);
        await().atMost(PATIENCE)
                .until(() -> systemd.told().stream()
                        .anyMatch(word -> word.equals("WATCHDOG=1|STATUS=waiting for projects")));
        daemon.destroy();
        daemon.waitFor();

        assertThat(systemd.told())
                .startsWith("READY=1|STATUS=waiting for projects")
                .contains("STOPPING=1|STATUS=stopping");
        assertThat(log()).contains("Stillcast ready").doesNotContain("systemd was not told");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // a folder with an open file cannot be renamed
    void aClipAndTheInboxItselfAreWaitedFor() throws Exception {
        Path clip = inbox.resolve("audio/24.wav");
        Path elsewhere = folder.resolve("elsewhere");
        Path status = inbox.resolve("slow.json.status.txt");
        Files.move(clip, folder.resolve("24.wav"));

        start();
        drop("slow.json", manifest("\"split\": false"));
        awaitFile(status);
        assertThat(status).content().contains("/clips/23: is not there: \"audio/24.wav\"");
        Files.move(inbox, elsewhere);
        awaitLog("The inbox is not there any more");
        Files.copy(folder.resolve("24.wav"), elsewhere.resolve("audio/24.wav"));
        assertThat(inbox).doesNotExist();
        Files.move(elsewhere, inbox);

        awaitFile(inbox.resolve("done/slow.json"));
        assertThat(status).doesNotExist();
        assertThat(log()).containsOnlyOnce("The inbox is not there").containsOnlyOnce("The inbox is there again");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // ffmpeg is made to wait by a shell script
    void foldersAndProjectsInWorkHaveOneOwner() throws Exception {
        Path waits = folder.resolve("waits");
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createDirectory(folder.resolve("in2"));
        String fromElsewhere = manifest("\"split\": false, \"base\": \"../inbox\"");
        Process daemon = start("--set", "stillcast.ffmpeg=" + ffmpegThatWaits("segment_8.tmp-", waits));
        drop("Book.json", manifest("\"split\": false"));
        awaitFile(waits);
        List<ProcessHandle> helpers = daemon.descendants().toList();
        String owner = "pid %d on host ".formatted(daemon.pid());

        for (String[] options : new String[][] {{}, {"--inbox", "in2", "--temp", "temp2"}}) {
            Path secondLog = folder.resolve("second.txt");
            Process second = Run.start(folder, secondLog, options);
            started.add(second);
            assertThat(second.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(second.exitValue()).isEqualTo(2);
            assertThat(secondLog).content().contains("is in use by another Stillcast (" + owner);
        }
        Run same = render(Files.writeString(elsewhere.resolve("BOOK.json"), fromElsewhere));
        Run another = render(Files.writeString(elsewhere.resolve("another.json"), fromElsewhere));
        daemon.destroyForcibly().waitFor();
        helpers.forEach(ProcessHandle::destroyForcibly);
        Files.move(log, folder.resolve("log1.txt"));
        start();
        awaitFile(inbox.resolve("done/Book.json"));

        assertThat(same.status()).as(same.err()).isEqualTo(1);
        assertThat(same.err()).contains("project BOOK is being worked on by another Stillcast (the daemon: " + owner);
        assertThat(another.status()).as(another.err()).isZero();
        assertThat(log()).contains("Resuming Book: 7/24 segments are there");
    }

    private Run render(Path manifest) {
        return Run.in(folder, "render", manifest.toString(), "--media-root", inbox.toString());
    }

    /** As a crash leaves it between publication and the move of the manifest. */
    @Test
    void whatIsPublishedIsNotMadeAgain() throws Exception {
        Run before = Run.in(
                folder,
                "render",
                drop("book.json", manifest("\"split\": false")).toString());
        assertThat(before.status()).as(before.err()).isZero();
        Path part = folder.resolve("outbox/book/book_part001.mp4");
        Files.writeString(part, "as it was");
        String sha256 = new ObjectMapper()
                .readTree(folder.resolve("outbox/book/book.json").toFile())
                .path("manifestSha256")
                .asText();
        Path temp = Files.createDirectories(folder.resolve("temp/video_segments/book"));
        Files.writeString(temp.resolve("journal.jsonl"), "{\"published\":\"%s\"}\n".formatted(sha256));
        Files.writeString(temp.resolve("segment_1.mp4"), "left over");

        start();

        awaitFile(inbox.resolve("done/book.json"));
        awaitLog("Done: book, 1 part in ");
        assertThat(part).hasContent("as it was");
        assertThat(temp).doesNotExist();
        assertThat(log()).doesNotContain("rendering");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // done by a shell script
    void aManifestThatIsReplacedWhileItIsWorkedOnIsTakenAnew() throws Exception {
        Path newer = Files.writeString(folder.resolve("newer.json"), manifest("\"split\": {\"every\": 4}"));
        Path script = Files.writeString(
                folder.resolve("ffmpeg"), """
                #!/bin/sh
                case "$*" in
                    *part001_video*) [ -e '%1$s' ] && mv '%1$s' '%2$s' ;;
                esac
                exec '%3$s' "$@"
                """.formatted(newer, inbox.resolve("book.json"), TestMedia.ffmpeg()));
        assertThat(script.toFile().setExecutable(true)).isTrue();

        start("--set", "stillcast.ffmpeg=" + script);
        drop("book.json", manifest("\"split\": {\"every\": 3}"));

        awaitFile(inbox.resolve("done/book.json"));
        assertThat(inbox.resolve("done/book.json")).hasContent(manifest("\"split\": {\"every\": 4}"));
        assertThat(inbox.resolve("failed/book.json")).doesNotExist();
        assertThat(log()).contains("Done: book, 3 parts", "book.json is another one now, or gone; it stays as it is");
    }

    /** As a kill between the move of the manifest and the end of the cleaning up leaves it. */
    @Test
    void whatAKillInTheMiddleOfCleaningUpHasLeftIsDeletedAtTheNextStart() throws Exception {
        Path temp = Files.createDirectories(folder.resolve("temp/video_segments/book"));
        Files.writeString(
                temp.resolve("journal.jsonl"),
                "{\"started\":\"2026-11-24T09:08:07Z\",\"manifest\":\"%s\"}\n{\"published\":\"abc\"}\n"
                        .formatted(inbox.resolve("book.json").toString().replace("\\", "/")));
        Files.writeString(temp.resolve("segment_1.mp4"), "left over");
        Files.writeString(
                Files.createDirectories(folder.resolve("outbox/.staging-book")).resolve("f.mp4"), "left over");

        start();

        assertThat(temp).doesNotExist();
        assertThat(folder.resolve("outbox/.staging-book")).doesNotExist();
        assertThat(log()).contains("Cleaned up book from an earlier run: 2 temporary files deleted");
    }

    /** What the journal says is finished when the program has stopped. */
    private List<String> finishedSegments() throws IOException {
        Path journal = folder.resolve("temp/video_segments/book/journal.jsonl");
        Pattern id = Pattern.compile("\"id\":\"(\\d+)\"");
        try (Stream<String> lines = Files.lines(journal)) {
            return lines.flatMap(line -> id.matcher(line).results().map(result -> result.group(1)))
                    .toList();
        }
    }

    private static JsonNode parts(Path outbox) throws IOException {
        return new ObjectMapper()
                .readTree(outbox.resolve("book/book.json").toFile())
                .path("parts");
    }

    @Test
    void otherRoutesAreToldAndCanSubmit() throws Exception {
        Path routes = Files.createDirectories(folder.resolve("routes"));
        Files.writeString(routes.resolve("broken.yaml"), "- route:\n    from:\n      uri: timer:x\n      stepz: []\n");
        Files.writeString(routes.resolve("submit.yaml"), """
                - route:
                    from:
                      uri: timer:once
                      parameters: {repeatCount: 1}
                      steps:
                        - setHeader: {name: CamelFileName, constant: "../somewhere/sent.json"}
                        - setBody: {constant: '%s'}
                        - to: {uri: direct:stillcast-submit}
                - route:
                    from:
                      uri: seda:stillcast-completed
                      parameters: {multipleConsumers: true, discardIfNoConsumers: true}
                      steps:
                        - split:
                            simple: "${header.stillcastParts}"
                            steps:
                              - setHeader: {name: CamelFileName, simple: "${header.stillcastId}/${body.name}"}
                              - to: {uri: file:copies}
                - route:
                    from:
                      uri: seda:stillcast-failed
                      parameters: {multipleConsumers: true, discardIfNoConsumers: true}
                      steps:
                        - log: "a step has seen ${header.stillcastId}"
                        - to: {uri: "log:com.example.theirs?showBody=false&showHeaders=true"}
                        - setHeader: {name: CamelFileName, simple: "failed-${header.stillcastId}.txt"}
                        - to: {uri: file:told}
                """.formatted(manifest("\"split\": false")));

        start(
                "--set",
                "stillcast.completed-endpoint=direct:nobody?block=false",
                "--set",
                "stillcast.failed-endpoint=file:told?fileName=direct.txt");
        drop("bad.json", "{}");

        awaitFile(folder.resolve("copies/sent/sent_part001.mp4"));
        awaitFile(inbox.resolve("done/sent.json"));
        awaitFile(folder.resolve("told/failed-bad.json.txt"));
        awaitFile(folder.resolve("told/direct.txt"));
        assertThat(folder.resolve("copies/sent/sent_part001.mp4"))
                .hasSameBinaryContentAs(folder.resolve("outbox/sent/sent_part001.mp4"));
        assertThat(folder.resolve("told/direct.txt")).content(UTF_8).contains("/image: is missing");
        assertThat(log())
                .containsPattern("broken.yaml is not loaded: line \\d+, column \\d+: Unsupported field: stepz")
                .contains("direct:nobody?block=false did not take the message")
                .contains("INFO a step has seen bad.json", "INFO Exchange[", "stillcastId=bad.json")
                .doesNotContain("Apache Camel", "Routes startup"); // what Camel says of itself
    }

    /** The receiver is a route that is put there only after the kill. */
    @Test
    void whoWasDownIsToldInOrderAfterAKillOfAllThatHasEndedMeanwhile() throws Exception {
        String[] endpoints = {
            "--set", "stillcast.completed-endpoint=direct:later?block=false",
            "--set", "stillcast.failed-endpoint=direct:later?block=false"
        };
        Process daemon = start(endpoints);
        drop("book.json", "{}");
        awaitFile(inbox.resolve("failed/book.json"));
        drop("book.json", manifest("\"split\": false"));
        awaitFile(inbox.resolve("done/book.json"));
        drop("another.json", "{}");
        awaitFile(inbox.resolve("failed/another.json"));
        daemon.destroyForcibly().waitFor();
        assertThat(log()).containsOnlyOnce("direct:later?block=false did not take the message");

        Files.writeString(Files.createDirectories(folder.resolve("routes")).resolve("later.yaml"), """
                - route:
                    from:
                      uri: direct:later
                      steps:
                        - log: "told of ${header.stillcastId}, ${header.stillcastDelivery} at ${header.stillcastTime}"
                """);
        Files.move(log, folder.resolve("log1.txt"));
        start(endpoints);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(folder.resolve("temp/deliveries")).isEmptyDirectory());
        assertThat(log().lines().filter(line -> line.contains("told of")))
                .satisfiesExactly(
                        line -> assertThat(line).containsPattern("told of book.json, [0-9a-f]{32} at \\d{4}-.*Z"),
                        line -> assertThat(line).containsPattern("told of book, [0-9a-f]{32} at \\d{4}-.*Z"),
                        line -> assertThat(line).containsPattern("told of another.json, [0-9a-f]{32} at \\d{4}-.*Z"));
    }

    @Test
    void aReceiverThatHangsHoldsUpNoStopAndTheNextStartDoesTheRest() throws Exception {
        Process daemon = start("--set", "stillcast.completed-endpoint=direct:nobody?timeout=3600000");
        drop("book.json", manifest("\"split\": false"));
        awaitFile(folder.resolve("outbox/book/book.json"));

        daemon.destroy();
        assertThat(daemon.waitFor(1, TimeUnit.MINUTES)).isTrue();
        Files.move(log, folder.resolve("log1.txt"));
        start();

        awaitFile(inbox.resolve("done/book.json"));
        assertThat(log()).doesNotContain("rendering");
    }
}
