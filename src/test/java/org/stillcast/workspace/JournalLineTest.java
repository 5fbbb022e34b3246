package org.stillcast.workspace;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stillcast.files.Checksum;
import org.stillcast.timeline.TakeLevel;

import static org.assertj.core.api.Assertions.assertThat;

class JournalLineTest {
    private static final Checksum FILE = new Checksum(6_000_000_000L, 0xFFFF_FFFFL);
    private static final Checksum SKETCH = new Checksum(5, 9);

    private static final List<JournalEntry> ENTRIES = List.of(
            new JournalEntry.Begun("2026-11-24T09:08:07Z", "/inbox/食.json"),
            new JournalEntry.LoopEncoded("still_1.mp4", FILE),
            new JournalEntry.SegmentRendered(
                    "f1", "食べる", FILE, SKETCH, 240, 1, Optional.of("\"é\"\n"), Optional.empty()),
            new JournalEntry.SegmentRendered(
                    "f2",
                    "2",
                    FILE,
                    SKETCH,
                    5_000_000_000L,
                    2,
                    Optional.empty(),
                    Optional.of(new TakeLevel(-2_345, -312, 745, Optional.empty()))),
            new JournalEntry.SegmentRendered(
                    "f3",
                    "3",
                    FILE,
                    SKETCH,
                    240,
                    1,
                    Optional.of("hisses"),
                    Optional.of(new TakeLevel(-20_000, -20_000, 0, Optional.of("quiet")))),
            new JournalEntry.ProductFinished("p1", new FinishedProduct(99, "5a")),
            new JournalEntry.Published("abc", Optional.of("s")),
            new JournalEntry.Published("abc", Optional.empty()),
            new JournalEntry.Failed(),
            new JournalEntry.Retried(),
            new JournalEntry.Ended());

    @Test
    void eachKindOfEntryIsTriedHere() {
        assertThat(ENTRIES.stream().<Class<?>>map(Object::getClass))
                .contains(JournalEntry.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource
    void whatIsWrittenIsReadBack(JournalEntry entry) {
        String line = JournalLine.write(entry);

        assertThat(JournalLine.read(line)).contains(entry);
        assertThat(JournalLine.isSegment(line)).isEqualTo(entry instanceof JournalEntry.SegmentRendered);
        assertThat(line).startsWith("{\"type\":\"").matches("[ -~]+");
    }

    static List<JournalEntry> whatIsWrittenIsReadBack() {
        return ENTRIES;
    }

    /** The lines of 1.0 and 1.1 are today's without their types. */
    @ParameterizedTest
    @MethodSource("whatIsWrittenIsReadBack")
    void aLineWithoutItsTypeIsReadAsTheSame(JournalEntry entry) {
        String line = JournalLine.write(entry).replaceFirst("\"type\":\"\\w+\",", "");

        assertThat(line).doesNotContain("\"type\"");
        assertThat(JournalLine.read(line)).contains(entry);
        assertThat(JournalLine.isSegment(line)).isEqualTo(entry instanceof JournalEntry.SegmentRendered);
    }

    @ParameterizedTest
    @MethodSource("whatIsWrittenIsReadBack")
    void aLineThatIsCutOffIsNone(JournalEntry entry) {
        String line = JournalLine.write(entry);

        for (int kept = 0; kept < line.length(); kept++) {
            assertThat(JournalLine.read(line.substring(0, kept))).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource
    void whatLacksSomethingIsNone(String line) {
        assertThat(JournalLine.read(line)).isEmpty();
    }

    static Stream<String> whatLacksSomethingIsNone() {
        return Stream.of("begun", "loop", "segment", "product", "published", "later")
                .map("{\"type\":\"%s\",\"fingerprint\":\"f\",\"id\":\"1\"}"::formatted);
    }
}
