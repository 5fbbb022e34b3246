package org.stillcast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a version has left behind when it was killed, in {@code src/test/resources/upgrade/VERSION}: all six segments and
 * one of two parts are finished. Every later version has to go on from there. The folders of versions that people have
 * are never changed; where a recipe has changed on purpose, its work is made anew, and the test says so.
 */
class UpgradeTest {
    private static final Path LEFT = Path.of("src/test/resources/upgrade/1.0");
    private static final String FINISHED_PART = "d1131b55a40d2aaff9565c6a60b85cbb.mp4";

    @TempDir
    private Path folder;

    @Test
    void whatVersion10HasLeftIsGoneOnFrom() throws IOException {
        copy(LEFT, folder);

        Run run = Run.in(folder, "render", folder.resolve("inbox/book.json").toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("Resuming book: 6/6 segments are there", "1 of them is there already", "Exporting part 2/2")
                .doesNotContain("Exporting part 1/2");
        assertThat(folder.resolve("outbox/book/book_part001.mp4"))
                .hasSameBinaryContentAs(LEFT.resolve("outbox/.staging-book").resolve(FINISHED_PART));
        JsonNode result = new ObjectMapper()
                .readTree(folder.resolve("outbox/book/book.json").toFile());
        assertThat(result.path("started").asText()).isEqualTo("2026-11-24T13:37:03.181685821Z");
        assertThat(result.path("parts").findValuesAsText("id")).containsExactly("1", "2", "3", "4", "5", "6");
        assertThat(folder.resolve("temp/video_segments")).isEmptyDirectory();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
