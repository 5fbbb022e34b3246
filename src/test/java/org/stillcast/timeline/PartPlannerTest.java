package org.stillcast.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PartPlannerTest {
    @ParameterizedTest
    @CsvSource({
        // whole segments while they fit
        "100, 100,                  100",
        "100, 30 30 30,             30 30 30",
        "100, 30 30 40,             30 30 40",
        "100, 30 30 41,             30 30 | 41",
        "100, 100 100 100,          100 | 100 | 100",
        "100, 60 60 60,             60 | 60 | 60",
        // a longer one is a part of its own
        "100, 250,                  250",
        "100, 10 250 90,            10 | 250 | 90",
        "100, 101 101,              101 | 101",
        // a last part of a quarter and more stays
        "100, 50 50 25,             50 50 | 25",
        "100, 40 40 20 10 10 5,     40 40 20 | 10 10 5",
        // of less, it is divided anew with the one before it
        "100, 50 50 24,             50 | 50 24",
        "100, 25 25 25 25 4,        25 25 | 25 25 4",
        "100, 30 30 30 10 20,       30 30 | 30 10 20",
        "100, 10 10 70 10 1,        10 10 | 70 10 1",
        "100, 10 80 10 1,           10 80 | 10 1",
        "100, 99 1 1,               99 | 1 1",
        "100, 100 1,                100 | 1",
        "100, 250 1,                250 | 1",
        "100, 60 40 50 50 10,       60 40 | 50 | 50 10",
        // of two boundaries that are equally near to the middle at the earlier one
        "100, 50 20 30 20,          50 | 20 30 20",
        // only at the end
        "100, 10 95 90,             10 | 95 | 90",
        "100, 1 100 1 100 30 30 30, 1 | 100 | 1 | 100 | 30 30 30"
    })
    void segmentsAreDividedIntoParts(long longest, String segments, String parts) {
        Timeline all = timeline(lengths(segments));

        List<Timeline> divided = new PartPlanner(longest).divide(all, List.of());
        int count = new PartPlanner(longest)
                .count(all.stretches().size(), i -> all.stretches().get(i).samples());

        assertThat(divided.stream().map(PartPlannerTest::text).collect(Collectors.joining(" | ")))
                .isEqualTo(parts);
        assertThat(count).isEqualTo(divided.size());
    }

    @ParameterizedTest
    @CsvSource({
        // boundaries that are legal stay, though more would fit
        "100, 30 30 30 30 30 30,     2 4, 30 30 | 30 30 | 30 30",
        "100, 30 30 30 30 30 30,     3,   30 30 30 | 30 30 30",
        // where too much lies between two of them, that is divided and the others stay
        "100, 50 40 20 30 50 40,     3 4, 50 | 40 20 | 30 | 50 40",
        "100, 50 50 50 50 30 60,     4,   50 50 | 50 50 | 30 60",
        "100, 250 30 30,             1,   250 | 30 30",
        // a last part that has become very short is not
        "100, 50 50 20,              2,   50 | 50 20"
    })
    void keptBoundariesStayWhileTheyAreLegal(long longest, String segments, String kept, String parts) {
        List<Integer> starts =
                Arrays.stream(kept.split(" ")).map(Integer::valueOf).toList();

        List<Timeline> divided = new PartPlanner(longest).divide(timeline(lengths(segments)), starts);

        assertThat(divided.stream().map(PartPlannerTest::text).collect(Collectors.joining(" | ")))
                .isEqualTo(parts);
    }

    @Test
    void withoutALimitThereIsOnePart() {
        Timeline all = timeline(new long[] {1L << 60, 1, 1L << 60});

        assertThat(new PartPlanner(Long.MAX_VALUE).divide(all, List.of()))
                .extracting(Timeline::stretches)
                .containsExactly(all.stretches());
    }

    @Test
    void partsAreTheSegmentsInOrderAndKeepToTheLimitUnlessASegmentAloneExceedsIt() {
        Random random = new Random(6);
        for (int i = 0; i < 2_000; i++) {
            long longest = 1L + random.nextInt(200);
            Timeline all = randomTimeline(random);

            List<Timeline> parts = new PartPlanner(longest).divide(all, List.of());

            assertThat(parts.stream().flatMap(part -> part.stretches().stream()))
                    .isEqualTo(all.stretches());
            assertThat(parts).allSatisfy(part -> assertThat(part.stretches()).isNotEmpty());
            assertThat(parts)
                    .allMatch(part ->
                            part.samples() <= longest || part.stretches().size() == 1);
        }
    }

    @Test
    void noPartButTheLastTwoHasRoomForTheNextSegment() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            long longest = 1L + random.nextInt(200);
            List<Timeline> parts = new PartPlanner(longest).divide(randomTimeline(random), List.of());

            for (int part = 0; part < parts.size() - 2; part++) {
                long next = parts.get(part + 1).stretches().get(0).samples();
                assertThat(parts.get(part).samples() + next).isGreaterThan(longest);
            }
        }
    }

    @Test
    void theLastPartIsAQuarterAtLeastOrTheLastTwoMeetNearestToTheirMiddle() {
        Random random = new Random(8);
        for (int i = 0; i < 2_000; i++) {
            long longest = 4L * (1 + random.nextInt(50));
            List<Timeline> parts = new PartPlanner(longest).divide(randomTimeline(random), List.of());
            Timeline last = parts.get(parts.size() - 1);
            Timeline lastButOne = parts.size() == 1 ? last : parts.get(parts.size() - 2);
            List<Stretch> both = new ArrayList<>(lastButOne.stretches());
            both.addAll(last.stretches());

            if (parts.size() > 1 && 4 * last.samples() < longest) {
                for (int boundary = 1; boundary < both.size(); boundary++) {
                    long fromTheMiddle = Math.abs(2 * samples(both.subList(0, boundary)) - samples(both));
                    assertThat(Math.abs(lastButOne.samples() - last.samples())).isLessThanOrEqualTo(fromTheMiddle);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -5})
    void aPartHasRoomForSomething(long longest) {
        assertThatThrownBy(() -> new PartPlanner(longest))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("part limit must be > 0 samples, was " + longest);
    }

    private static Timeline randomTimeline(Random random) {
        int longest = 1 + random.nextInt(120);
        return timeline(random.longs(1 + random.nextInt(40), 1, longest + 1L).toArray());
    }

    private static Timeline timeline(long[] lengths) {
        Timeline.Builder builder = new Timeline.Builder();
        for (int i = 0; i < lengths.length; i++) {
            builder.add(new Sounding(i, 0, lengths[i]));
        }
        return builder.build();
    }

    private static long[] lengths(String text) {
        return Arrays.stream(text.split(" ")).mapToLong(Long::parseLong).toArray();
    }

    private static String text(Timeline part) {
        return part.stretches().stream()
                .map(stretch -> String.valueOf(stretch.samples()))
                .collect(Collectors.joining(" "));
    }

    private static long samples(List<Stretch> stretches) {
        return stretches.stream().mapToLong(Stretch::samples).sum();
    }
}
