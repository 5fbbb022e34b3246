package org.stillcast.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stillcast.plan.RenderedSegment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

class JournalTest {
    private static final RenderedSegment FIRST =
            new RenderedSegment(0, "1", "f1", 202_176, 1, Optional.of("\"Überlauf\"\nin 食べる 😀"));
    private static final RenderedSegment SECOND =
            new RenderedSegment(1, "食べる", "f2", 5_000_000_000L, 2, Optional.empty());
    private static final RenderedSegment THIRD = new RenderedSegment(2, "3", "f3", 1, 2, Optional.empty());

    private static final Journal.Line FIRST_LINE =
            new Journal.Line("1", 11, 202_176, 1, Optional.of("\"Überlauf\"\nin 食べる 😀"));
    private static final Journal.Line SECOND_LINE =
            new Journal.Line("食べる", 6_000_000_000L, 5_000_000_000L, 2, Optional.empty());
    private static final Journal.Line THIRD_LINE = new Journal.Line("3", 33, 1, 2, Optional.empty());

    private Path file;

    @BeforeEach
    void chooseFile(@TempDir Path folder) {
        file = folder.resolve("journal.jsonl");
    }

    @Test
    void whatIsWrittenDownIsFoundAtOnceAndAfterReopening() throws IOException {
        try (Journal journal = new Journal(file)) {
            journal.record(FIRST, 11);
            journal.record(SECOND, 6_000_000_000L);

            assertThat(journal.find("f1")).contains(FIRST_LINE);
            assertThat(journal.size()).isEqualTo(2);
        }

        try (Journal journal = new Journal(file)) {
            assertThat(journal.find("f1")).contains(FIRST_LINE);
            assertThat(journal.find("f2")).contains(SECOND_LINE);
            assertThat(journal.find("f3")).isEmpty();
            assertThat(journal.size()).isEqualTo(2);
        }
    }

    @Test
    void itsFileHasALineOfAsciiForEachThing() throws IOException {
        try (Journal journal = new Journal(file)) {
            journal.record(SECOND, 22);
            journal.record(new RenderedSegment(0, "1", "f1", 240, 1, Optional.of("é\n")), 11);
            journal.recordPublished("abc");
        }

        assertThat(Files.readString(file, US_ASCII)).isEqualTo("""
                        {"fingerprint":"f2","id":"\\u98df\\u3079\\u308b","bytes":22,"samples":5000000000,"channels":2}
                        {"fingerprint":"f1","id":"1","bytes":11,"samples":240,"channels":1,"complaint":"\\u00e9\\n"}
                        {"published":"abc"}
                        """);
    }

    @Test
    void aLineTornAnywhereIsLostAloneAndTheNextOneIsNot() throws IOException {
        byte[] first = bytesOf(FIRST, 11);
        byte[] second = bytesOf(SECOND, 22);

        for (int kept = 1; kept < second.length - 1; kept++) {
            Files.write(file, first);
            Files.write(file, Arrays.copyOf(second, kept), APPEND);
            try (Journal journal = new Journal(file)) {
                assertThat(journal.find("f1")).contains(FIRST_LINE);
                assertThat(journal.size()).isEqualTo(1);
                journal.record(THIRD, 33);
            }
            try (Journal journal = new Journal(file)) {
                assertThat(journal.find("f1")).contains(FIRST_LINE);
                assertThat(journal.find("f3")).contains(THIRD_LINE);
                assertThat(journal.size()).isEqualTo(2);
            }
        }
    }

    @ParameterizedTest
    @MethodSource
    void aLineThatIsNoneOfItsOwnIsPassedOver(String line) throws IOException {
        byte[] first = bytesOf(FIRST, 11);
        byte[] third = bytesOf(THIRD, 33);
        Files.write(file, first);
        Files.write(file, (line + "\n").getBytes(ISO_8859_1), APPEND);
        Files.write(file, third, APPEND);

        try (Journal journal = new Journal(file)) {
            assertThat(journal.find("f1")).contains(FIRST_LINE);
            assertThat(journal.find("f3")).contains(THIRD_LINE);
            assertThat(journal.size()).isEqualTo(2);
            assertThat(journal.isPublished("abc")).isFalse();
        }
    }

    static Stream<String> aLineThatIsNoneOfItsOwnIsPassedOver() {
        return Stream.of(
                "",
                "\r",
                "\u0000\u0000\u0000\u0000",
                "\u00FF\u00FE garbled \u0080\u001B",
                "not JSON",
                "null",
                "42",
                "[]",
                "{}",
                "[".repeat(5_000),
                "{\"published\":null}",
                "{\"fingerprint\":\"f\"}",
                "{\"fingerprint\":7,\"id\":\"2\",\"bytes\":1,\"samples\":1,\"channels\":1}",
                "{\"fingerprint\":\"f\",\"bytes\":1,\"samples\":1,\"channels\":1}",
                "{\"fingerprint\":\"f\",\"id\":\"2\",\"bytes\":1,\"samples\":0,\"channels\":1}",
                "{\"fingerprint\":\"f\",\"id\":\"2\",\"bytes\":1,\"samples\":\"many\",\"channels\":1}",
                "{\"fingerprint\":\"f\",\"id\":\"2\",\"bytes\":1,\"samples\":1,\"channels\":3}",
                "{\"fingerprint\":\"f\",\"id\":\"2\",\"bytes\":1,\"samples\":1}");
    }

    @Test
    void theLaterLineOfAFingerprintWins() throws IOException {
        try (Journal journal = new Journal(file)) {
            journal.record(new RenderedSegment(0, "1", "f", 100, 1, Optional.of("crackles")), 10);
            journal.record(new RenderedSegment(0, "1", "f", 200, 2, Optional.empty()), 20);
        }

        try (Journal journal = new Journal(file)) {
            assertThat(journal.find("f")).contains(new Journal.Line("1", 20, 200, 2, Optional.empty()));
            assertThat(journal.size()).isEqualTo(1);
        }
    }

    @Test
    void itKnowsWhichManifestWasPublishedLast() throws IOException {
        try (Journal journal = new Journal(file)) {
            assertThat(journal.isPublished("first")).isFalse();

            journal.recordPublished("first");
            assertThat(journal.isPublished("first")).isTrue();

            journal.recordPublished("second");
        }

        try (Journal journal = new Journal(file)) {
            assertThat(journal.isPublished("first")).isFalse();
            assertThat(journal.isPublished("second")).isTrue();
            assertThat(journal.size()).isZero();
        }
    }

    /** Returns what is written of a segment, with the end of its line. */
    private byte[] bytesOf(RenderedSegment segment, long bytes) throws IOException {
        Path other = file.resolveSibling("other.jsonl");
        Files.deleteIfExists(other);
        try (Journal journal = new Journal(other)) {
            journal.record(segment, bytes);
        }
        return Files.readAllBytes(other);
    }
}
