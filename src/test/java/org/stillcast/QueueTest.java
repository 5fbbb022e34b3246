package org.stillcast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Which of several projects is in work. */
@DisabledOnOs(OS.WINDOWS) // ffmpeg is made to wait by a shell script
class QueueTest extends WatchedInbox {
    private static final String ALL = "\"split\": false";

    @Test
    void theLargestPriorityIsBegunFirstAndOfSeveralTheOldest() throws Exception {
        Path goOn = folder.resolve("go-on");
        start("--set", "stillcast.ffmpeg=" + TestMedia.ffmpegThatWaitsFor(folder, goOn, "first/segment_2.tmp-"));
        drop("first.json", manifest(ALL));
        awaitLog("first: rendering");
        queue("low.json", "\"priority\": -1, " + ALL);
        queue("plain.json", ALL);
        queue("later.json", ALL);
        queue("high.json", "\"priority\": 7, " + ALL);

        Files.createFile(goOn);

        awaitFile(inbox.resolve("done/low.json"));
        awaitLog("Done: low");
        assertThat(log().lines()
                        .filter(line -> line.contains(" INFO Done: "))
                        .map(line -> line.replaceAll(".* INFO Done: (\\w+),.*", "$1")))
                .containsExactly("first", "high", "plain", "later", "low");
    }

    private void queue(String name, String fields) throws IOException {
        drop(name, manifest(fields));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(inbox.resolve(name + ".status.txt"))
                        .content()
                        .contains("waits its turn"));
    }

    /** The book cannot end before the small one has. */
    @Test
    void aSmallProjectIsNotHeldUpByABookWhereTwoMayBeInWork() throws Exception {
        Path small = folder.resolve("outbox/small/small.json");
        start(
                "--set",
                "stillcast.projects=2",
                "--set",
                "stillcast.segment-parallelism=2",
                "--set",
                "stillcast.part-parallelism=1",
                "--set",
                "stillcast.ffmpeg=" + TestMedia.ffmpegThatWaitsFor(folder, small, "book/segment_2.tmp-"));

        drop("book.json", manifest("\"split\": {\"every\": 1}"));
        awaitLog("book: rendering");
        drop("small.json", manifest("\"split\": {\"every\": 3}"));
        drop("third.json", manifest(ALL));

        awaitLog("Done: book, ");
        awaitLog("Done: third, ");
        assertThat(log().lines().filter(line -> line.matches(".*INFO Done: (small|book),.*")))
                .satisfiesExactly(
                        line -> assertThat(line).contains("Done: small, 3 parts"),
                        line -> assertThat(line).contains("Done: book, 8 parts"));
    }

    @Test
    void whatIsCancelledGoesToFailedAndWhatWasTemporaryOfItGoes() throws Exception {
        Path goOn = folder.resolve("go-on");
        start(
                "--set",
                "stillcast.ffmpeg=" + TestMedia.ffmpegThatWaitsFor(folder, goOn, "book/segment_5.tmp-"),
                "--set",
                "stillcast.failed-endpoint=file:told?fileName=${header.stillcastId}.txt");
        drop("my book.json", "{\"id\": \"book\"," + manifest(ALL).substring(1));
        awaitFile(folder.resolve("temp/video_segments/book/segment_4.mp4"));
        queue("next.json", ALL);

        Run cancelled = Run.in(folder, "cancel", "book", "nxet", "next.json");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                String.join("\n", Run.in(folder, "status").out()))
                        .containsPattern(
                                "Failed\n .*  next.json\n    next.json was cancelled[.]\n(.*\n)*.*  my book.json\n")
                        .doesNotContain("Waiting"));
        awaitLog("my book.json is not in the inbox any more; work on it ends");
        Files.createFile(goOn);

        assertThat(cancelled.status()).isEqualTo(1);
        assertThat(cancelled.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("my book.json is cancelled; it is in "),
                        line -> assertThat(line)
                                .isEqualTo("stillcast: nothing of the name nxet is in the inbox; did you mean next?"),
                        line -> assertThat(line).startsWith("next.json is cancelled; it is in "));
        awaitFile(folder.resolve("told/my book.json.txt"));
        assertThat(folder.resolve("told/my book.json.txt")).hasContent("was cancelled\n");
        assertThat(inbox.resolve("failed/my book.json.error.txt")).content().startsWith("my book.json was cancelled.");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(folder.resolve("temp/video_segments")).isEmptyDirectory());
        assertThat(folder.resolve("outbox/book")).doesNotExist();
        assertThat(log()).doesNotContain("next: rendering");
        Run again = Run.in(folder, "retry", "my book");
        awaitFile(inbox.resolve("done/my book.json"));
        assertThat(again.status()).isZero();
    }

    /** It may be an editor that saves, or somebody who mends it elsewhere. */
    @Test
    void whatIsTakenOutOfTheInboxIsInterruptedAndGoesOnWhenItIsBack() throws Exception {
        Path goOn = folder.resolve("go-on");
        start("--set", "stillcast.ffmpeg=" + TestMedia.ffmpegThatWaitsFor(folder, goOn, "book/segment_5.tmp-"));
        Files.writeString(inbox.resolve("failed/book.json"), "an older one");
        Files.writeString(inbox.resolve("failed/book.json.error.txt"), "and why");
        Path manifest = drop("book.json", manifest(ALL));
        awaitFile(folder.resolve("temp/video_segments/book/segment_4.mp4"));

        Files.move(manifest, folder.resolve("book.json"));
        awaitLog("book.json is not in the inbox any more; work on it ends");
        Files.createFile(goOn);
        awaitLog("book.json is interrupted (its manifest was taken out of the inbox)");
        Files.move(folder.resolve("book.json"), manifest);

        awaitFile(inbox.resolve("done/book.json"));
        assertThat(log()).containsPattern("Resuming book: \\d/24 segments are there");
    }

    @Test
    void theStatusTellsWhatGoesOnAndWhatHasComeOfIt() throws Exception {
        Path goOn = folder.resolve("go-on");
        Process daemon =
                start("--set", "stillcast.ffmpeg=" + TestMedia.ffmpegThatWaitsFor(folder, goOn, "book/segment_7.tmp-"));
        drop("ready.json", manifest("\"split\": {\"every\": 3}"));
        drop("bad.json", "{\"version\": 1, \"image\": \"bg.png\", \"clips\": [7]}");
        awaitFile(inbox.resolve("done/ready.json"));
        awaitFile(inbox.resolve("failed/bad.json"));
        drop("book.json", manifest(ALL));
        queue("next.json", "\"priority\": 3, " + ALL);
        drop("late.json", manifest(ALL).replace("audio/3.wav", "audio/no.wav"));
        awaitFile(inbox.resolve("late.json.status.txt"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                String.join("\n", Run.in(folder, "status").out()))
                        .containsPattern("is watched by Stillcast [(]pid " + daemon.pid())
                        .containsPattern("In work\n   12 %  book[.]json  clip 6/24")
                        .containsPattern("Waiting\n  next[.]json is ready and waits its turn(.*\n)+"
                                + "  late[.]json .*\n(.*\n)*  .*/clips/2: is not there: \"audio/no[.]wav\"")
                        .containsPattern("Failed\n  .*  bad[.]json\n(    .*\n)*    /clips/0: .*must be .*")
                        .containsPattern("Done\n  .*  3 parts  0:00:07  .*outbox.ready")
                        .containsPattern("Room\n  \\d+[.]\\d GB left for "));
        daemon.destroy();
        daemon.waitFor();

        assertThat(String.join("\n", Run.in(folder, "status").out()))
                .containsPattern("Nothing watches .*inbox now")
                .containsPattern("Waiting\n  book.json\n  late.json ")
                .doesNotContain("In work");
        assertThat(folder.resolve("temp/video_segments/book")).exists();
        assertThat(Run.in(folder, "cancel", "book").status()).isZero();
        Files.move(log, folder.resolve("log1.txt"));
        start();
        assertThat(folder.resolve("temp/video_segments/book")).doesNotExist();
    }
}
