package org.stillcast.workspace;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class EvidenceTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    @TempDir
    private Path temp;

    @Test
    void theNewestProjectsAreKeptAndTheOlderOnesGo() throws IOException {
        Evidence evidence = new Evidence(temp);
        Path file = Files.writeString(temp.resolve("segment_1.mp4"), "x");

        for (int i = 1; i <= Evidence.MOST_PROJECTS + 2; i++) {
            evidence.keep("p" + i, List.of(file), "wrong", NOON.plusSeconds(i));
        }

        assertThat(projects()).containsExactly("p3", "p4", "p5", "p6", "p7");
        assertThat(temp.resolve("failed/p7/report.txt")).hasContent("wrong");
        assertThat(temp.resolve("failed/p7/segment_1.mp4")).hasContent("x");
        assertThat(file).exists();
    }

    @Test
    void whatIsTooMuchInAllGivesWayToTheNewest() throws IOException {
        Evidence evidence = new Evidence(temp);
        Path half = sparse("part.mp4", Evidence.MOST_BYTES / 2);

        for (int i = 1; i <= 3; i++) {
            evidence.keep("p" + i, List.of(half), "wrong", NOON.plusSeconds(i));
        }

        assertThat(projects()).containsExactly("p3");
    }

    @Test
    void aFileThatIsTooLargeOrNotThereIsLeftOut() throws IOException {
        Evidence evidence = new Evidence(temp);
        Path small = Files.writeString(temp.resolve("segment_1.mp4"), "x");
        Path huge = sparse("part.mp4", Evidence.MOST_BYTES);

        Path kept = evidence.keep("p", List.of(small, temp.resolve("gone"), huge), "wrong", NOON);

        assertThat(kept).isEqualTo(temp.resolve("failed/p"));
        assertThat(kept.resolve("segment_1.mp4")).exists();
        assertThat(kept.resolve("part.mp4")).doesNotExist();
    }

    @Test
    void whatWasKeptOfAProjectBeforeIsReplacedAndForgotten() throws IOException {
        Evidence evidence = new Evidence(temp);
        Path first = Files.writeString(temp.resolve("segment_1.mp4"), "x");
        Path second = Files.writeString(temp.resolve("segment_2.mp4"), "x");

        evidence.keep("p", List.of(first), "wrong", NOON);
        Path kept = evidence.keep("p", List.of(second), "wrong again", NOON);

        assertThat(kept.resolve("segment_1.mp4")).doesNotExist();
        assertThat(kept.resolve("report.txt")).hasContent("wrong again");
        evidence.forget("p");
        assertThat(kept).doesNotExist();
        evidence.forget("p");
    }

    private List<String> projects() throws IOException {
        try (Stream<Path> all = Files.list(temp.resolve("failed"))) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private Path sparse(String name, long bytes) throws IOException {
        Path path = temp.resolve(name);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(bytes);
        }
        return path;
    }
}
