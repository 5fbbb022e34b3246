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
import org.stillcast.files.Checksum;
import org.stillcast.timeline.Take;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

class JournalTest {
    private static final Take FIRST = new Take("f1", 202_176, 1, Optional.of("\"Überlauf\"\nin 食べる 😀"));
    private static final Take SECOND = new Take("f2", 5_000_000_000L, 2, Optional.empty());
    private static final Take THIRD = new Take("f3", 1, 2, Optional.empty());

    private static final Checksum FIRST_FILE = new Checksum(11, 1);
    private static final Checksum SECOND_FILE = new Checksum(6_000_000_000L, 0xFFFF_FFFFL);
    private static final Checksum THIRD_FILE = new Checksum(33, 3);

    private static final Checksum SKETCH = new Checksum(5, 9);

    private static final SegmentLines.Line FIRST_LINE = new SegmentLines.Line(
            FIRST_FILE, SKETCH, 202_176, 1, Optional.of("\"Überlauf\"\nin 食べる 😀"), Optional.empty());
    private static final SegmentLines.Line SECOND_LINE =
            new SegmentLines.Line(SECOND_FILE, SKETCH, 5_000_000_000L, 2, Optional.empty(), Optional.empty());
    private static final SegmentLines.Line THIRD_LINE =
            new SegmentLines.Line(THIRD_FILE, SKETCH, 1, 2, Optional.empty(), Optional.empty());

    private Path file;

    @BeforeEach
    void chooseFile(@TempDir Path folder) {
        file = folder.resolve("journal.jsonl");
    }

    @Test
    void whatIsWrittenDownIsFoundAtOnceAndAfterReopening() throws IOException {
        try (Journal journal = new Journal(file)) {
            journal.record("1", FIRST, FIRST_FILE, SKETCH);
            journal.record("食べる", SECOND, SECOND_FILE, SKETCH);

            assertThat(journal.segments().find("f1")).contains(FIRST_LINE);
            assertThat(journal.segments().clipCount()).isEqualTo(2);
        }

        try (Journal journal = new Journal(file)) {
            assertThat(journal.segments().find("f1")).contains(FIRST_LINE);
            assertThat(journal.segments().find("f2")).contains(SECOND_LINE);
            assertThat(journal.segments().find("f3")).isEmpty();
            assertThat(journal.segments().clipCount()).isEqualTo(2);
        }
    }

    @Test
    void itsFileHasALineOfAsciiForEachThing() throws IOException {
        try (Journal journal = new Journal(file)) {
            journal.begin("/inbox/食.json", "abc", "2026-11-24T09:08:07Z");
            journal.recordLoop("still_1.mp4", THIRD_FILE);
            journal.record("食べる", SECOND, new Checksum(22, 7), SKETCH);
            journal.record("1", new Take("f1", 240, 1, Optional.of("é\n")), FIRST_FILE, SKETCH);
            journal.recordProduct("p1", new FinishedProduct(99, "5a"));
            journal.recordPublished("abc", Optional.of("s"));
        }

        assertThat(Files.readString(file, US_ASCII)).isEqualTo("""
                        {"type":"begun","started":"2026-11-24T09:08:07Z","manifest":"/inbox/\\u98df.json"}
                        {"type":"loop","loop":"still_1.mp4","bytes":33,"crc32c":3}
                        {"type":"segment","fingerprint":"f2","bytes":22,"crc32c":7,"id":"\\u98df\\u3079\\u308b","samples":5000000000,"channels":2,"sketch":{"bytes":5,"crc32c":9}}
                        {"type":"segment","fingerprint":"f1","bytes":11,"crc32c":1,"id":"1","samples":240,"channels":1,"sketch":{"bytes":5,"crc32c":9},"complaint":"\\u00e9\\n"}
                        {"type":"product","part":"p1","bytes":99,"sha256":"5a"}
                        {"type":"published","published":"abc","sources":"s"}
                        """);
    }

    @Test
    void theStartStaysUntilSomethingElseHasBeenPublished() throws IOException {
        try (Journal journal = new Journal(file)) {
            assertThat(journal.begin("/a.json", "abc", "2026-01-01T00:00:00Z")).isEqualTo("2026-01-01T00:00:00Z");
        }
        try (Journal journal = new Journal(file)) {
            assertThat(journal.begin("/a.json", "abd", "2026-02-02T00:00:00Z")).isEqualTo("2026-01-01T00:00:00Z");
            journal.recordPublished("abd", Optional.of("s"));
            assertThat(journal.begin("/a.json", "abd", "2026-03-03T00:00:00Z")).isEqualTo("2026-01-01T00:00:00Z");
            assertThat(journal.begin("/b.json", "abe", "2026-04-04T00:00:00Z")).isEqualTo("2026-04-04T00:00:00Z");
            assertThat(journal.manifest()).contains("/b.json");
        }
    }

    @Test
    void aFailureIsTakenBackWhenWorkBeginsAgain() throws IOException {
        try (Journal journal = new Journal(file)) {
            journal.begin("/a.json", "abc", "2026-01-01T00:00:00Z");
            assertThat(journal.hasFailed()).isFalse();
            journal.recordFailed();
        }
        try (Journal journal = new Journal(file)) {
            assertThat(journal.hasFailed()).isTrue();
            journal.begin("/a.json", "abc", "2026-02-02T00:00:00Z");
        }
        try (Journal journal = new Journal(file)) {
            assertThat(journal.hasFailed()).isFalse();
            assertThat(Files.readString(file, US_ASCII)).isEqualTo("""
                    {"type":"begun","started":"2026-01-01T00:00:00Z","manifest":"/a.json"}
                    {"type":"failed","failed":true}
                    {"type":"retried","failed":false}
                    """);
        }
    }

    @Test
    void finishedPartsAreFoundByTheirFingerprints() throws IOException {
        try (Journal journal = new Journal(file)) {
            journal.recordProduct("p1", new FinishedProduct(99, "5a"));
        }

        try (Journal journal = new Journal(file)) {
            assertThat(journal.product("p1")).contains(new FinishedProduct(99, "5a"));
            assertThat(journal.product("p2")).isEmpty();
        }
    }

    @Test
    void aLineTornAnywhereIsLostAloneAndTheNextOneIsNot() throws IOException {
        byte[] first = bytesOf("1", FIRST, FIRST_FILE);
        byte[] second = bytesOf("食べる", SECOND, SECOND_FILE);

        for (int kept = 1; kept < second.length - 1; kept++) {
            Files.write(file, first);
            Files.write(file, Arrays.copyOf(second, kept), APPEND);
            try (Journal journal = new Journal(file)) {
                assertThat(journal.segments().find("f1")).contains(FIRST_LINE);
                assertThat(journal.segments().clipCount()).isEqualTo(1);
                journal.record("3", THIRD, THIRD_FILE, SKETCH);
            }
            try (Journal journal = new Journal(file)) {
                assertThat(journal.segments().find("f1")).contains(FIRST_LINE);
                assertThat(journal.segments().find("f3")).contains(THIRD_LINE);
                assertThat(journal.segments().clipCount()).isEqualTo(2);
            }
        }
    }

    @ParameterizedTest
    @MethodSource
    void aLineThatIsNoneOfItsOwnIsPassedOver(String line) throws IOException {
        byte[] first = bytesOf("1", FIRST, FIRST_FILE);
        byte[] third = bytesOf("3", THIRD, THIRD_FILE);
        Files.write(file, first);
        Files.write(file, (line + "\n").getBytes(ISO_8859_1), APPEND);
        Files.write(file, third, APPEND);

        try (Journal journal = new Journal(file)) {
            assertThat(journal.segments().find("f1")).contains(FIRST_LINE);
            assertThat(journal.segments().find("f3")).contains(THIRD_LINE);
            assertThat(journal.segments().clipCount()).isEqualTo(2);
            assertThat(journal.publishedSources("abc")).isEmpty();
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
                "{\"fingerprint\":7,\"id\":\"2\",\"bytes\":1,\"crc32c\":1,\"samples\":1,\"channels\":1,\"sketch\":{\"bytes\":1,\"crc32c\":1}}",
                "{\"fingerprint\":\"f\",\"bytes\":1,\"crc32c\":1,\"samples\":1,\"channels\":1,\"sketch\":{\"bytes\":1,\"crc32c\":1}}",
                "{\"fingerprint\":\"f\",\"id\":\"2\",\"bytes\":1,\"crc32c\":1,\"samples\":0,\"channels\":1}",
                "{\"fingerprint\":\"f\",\"id\":\"2\",\"bytes\":1,\"crc32c\":1,\"samples\":\"many\",\"channels\":1}",
                "{\"fingerprint\":\"f\",\"id\":\"2\",\"bytes\":1,\"crc32c\":1,\"samples\":1,\"channels\":3}",
                "{\"fingerprint\":\"f\",\"id\":\"2\",\"bytes\":1,\"crc32c\":1,\"samples\":1,\"channels\":1}",
                "{\"fingerprint\":\"f\",\"id\":\"2\",\"bytes\":1,\"samples\":1,\"channels\":1,\"sketch\":{\"bytes\":1,\"crc32c\":1}}",
                "{\"failed\":\"often\"}",
                "{\"type\":\"of a later version\",\"published\":\"abc\"}",
                "{\"type\":7,\"published\":\"abc\"}",
                "{\"type\":\"published\"}",
                "{\"type\":\"segment\",\"fingerprint\":\"f\",\"id\":\"2\"}",
                "{\"part\":\"p\",\"bytes\":1}",
                "{\"loop\":\"still_1.mp4\",\"bytes\":1}",
                "{\"fingerprint\":\"f\",\"id\":\"2\",\"bytes\":1,\"crc32c\":1,\"samples\":1}");
    }

    @Test
    void theLaterLineOfAFingerprintWins() throws IOException {
        try (Journal journal = new Journal(file)) {
            journal.record("1", new Take("f", 100, 1, Optional.of("crackles")), FIRST_FILE, SKETCH);
            journal.record("1", new Take("f", 200, 2, Optional.empty()), SECOND_FILE, SKETCH);
        }

        try (Journal journal = new Journal(file)) {
            assertThat(journal.segments().find("f"))
                    .contains(new SegmentLines.Line(SECOND_FILE, SKETCH, 200, 2, Optional.empty(), Optional.empty()));
            assertThat(journal.segments().clipCount()).isEqualTo(1);
        }
    }

    @Test
    void itKnowsWhichManifestWasPublishedLast() throws IOException {
        try (Journal journal = new Journal(file)) {
            assertThat(journal.publishedSources("first")).isEmpty();

            journal.recordPublished("first", Optional.of("s"));
            assertThat(journal.publishedSources("first")).contains("s");

            journal.recordPublished("second", Optional.of("s"));
        }

        try (Journal journal = new Journal(file)) {
            assertThat(journal.publishedSources("first")).isEmpty();
            assertThat(journal.publishedSources("second")).contains("s");
            assertThat(journal.hasSegments()).isFalse();
        }
    }

    /** Returns what is written of a segment, with the end of its line. */
    private byte[] bytesOf(String clipId, Take take, Checksum bytes) throws IOException {
        Path other = file.resolveSibling("other.jsonl");
        Files.deleteIfExists(other);
        try (Journal journal = new Journal(other)) {
            journal.record(clipId, take, bytes, SKETCH);
        }
        return Files.readAllBytes(other);
    }
}
