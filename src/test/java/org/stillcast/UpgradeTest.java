package org.stillcast;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.mp4.Mp4Tags;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a version has left behind when it was killed, in {@code src/test/resources/upgrade/VERSION}: all six segments and
 * one of two parts are finished; in 1.1 a book is published. Every later version has to go on from there. The folders of versions that people have
 * are never changed; where a recipe has changed on purpose, its work is made anew, and the test says so.
 */
class UpgradeTest {
    private static final Path LEFT = Path.of("src/test/resources/upgrade/1.0");
    private static final Path PUBLISHED = Path.of("src/test/resources/upgrade/1.1");
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

    /** It knew one picture, and went by that. */
    @Test
    void aPartOfVersion10IsNoneWithOtherPictures() throws IOException {
        copy(LEFT, folder);
        TestMedia.picture(folder.resolve("inbox/other.png"), 64, 36);
        Path manifest = folder.resolve("inbox/book.json");
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replace("\"1.flac\"", "{ \"audio\": \"1.flac\", \"image\": \"other.png\" }"));

        Run run = Run.in(folder, "render", manifest.toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("Exporting part 1/2").doesNotContain("already");
        int seen = TestMedia.frame(folder.resolve("outbox/book/book_part001.mp4"), 0)
                .getRGB(16, 9);
        assertThat(new Color(seen).getRed()).isGreaterThan(200);
    }

    /** A version that knew no tags, pauses, nor any other product than videos. */
    @Test
    void whatVersion11HasPublishedIsKept() throws IOException {
        copy(LEFT.resolve("inbox"), folder.resolve("inbox"));
        copy(PUBLISHED.resolve("outbox"), folder.resolve("outbox"));

        Run run = Run.in(
                folder, "render", "--replace", folder.resolve("inbox/book.json").toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("6/6 clips are unchanged", "2 of them are there already");
        for (String part : List.of("outbox/book/book_part001.mp4", "outbox/book/book_part002.mp4")) {
            assertThat(folder.resolve(part)).hasSameBinaryContentAs(PUBLISHED.resolve(part));
        }
    }

    @Test
    void whatVersion11HasPublishedGetsItsTagsByCopying() throws IOException {
        copy(LEFT.resolve("inbox"), folder.resolve("inbox"));
        copy(PUBLISHED.resolve("outbox"), folder.resolve("outbox"));
        Path manifest = folder.resolve("inbox/book.json");
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("\\{", "{ \"title\": \"A book\","));

        Run run = Run.in(folder, "render", "--replace", manifest.toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("6/6 clips are unchanged", "0 to be joined")
                .doesNotContain("Exporting");
        Path part = folder.resolve("outbox/book/book_part002.mp4");
        assertThat(Mp4Tags.read(part).texts()).containsEntry("©nam", "A book (2/2)");
        assertThat(TestMedia.samples(part))
                .containsExactly(TestMedia.samples(PUBLISHED.resolve("outbox/book/book_part002.mp4")));
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
