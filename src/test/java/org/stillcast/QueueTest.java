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
        start("--set", "stillcast.ffmpeg=" + ffmpegThatWaitsFor(goOn, "first/segment_2.tmp-"));
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
                "stillcast.ffmpeg=" + ffmpegThatWaitsFor(small, "book/segment_2.tmp-"));

        drop("book.json", manifest("\"split\": {\"every\": 1}"));
        awaitLog("book: rendering");
        drop("small.json", manifest("\"split\": {\"every\": 3}"));
        drop("third.json", manifest(ALL));

        awaitFile(inbox.resolve("done/book.json"));
        awaitFile(inbox.resolve("done/third.json"));
        assertThat(log().lines().filter(line -> line.matches(".*INFO Done: (small|book),.*")))
                .satisfiesExactly(
                        line -> assertThat(line).contains("Done: small, 3 parts"),
                        line -> assertThat(line).contains("Done: book, 8 parts"));
    }

    /** Returns an ffmpeg that waits for a file each time that it is called with a certain argument. */
    private Path ffmpegThatWaitsFor(Path file, String argument) throws IOException {
        Path script = Files.writeString(folder.resolve("ffmpeg"), """
                #!/bin/sh
                case "$*" in
                    *%1$s*) until [ -e '%2$s' ]; do sleep 0.1; done ;;
                esac
                exec '%3$s' "$@"
                """.formatted(argument, file, TestMedia.ffmpeg()));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }
}
