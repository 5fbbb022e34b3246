package org.stillcast.timeline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.project.Gap;
import org.stillcast.project.Pauses;
import org.stillcast.project.SampleRate;
import org.stillcast.project.Spacing;
import org.stillcast.project.SplitAt;

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
        Passages all = passages(lengths(segments));

        List<Timeline> divided = new PartPlanner(rule(longest)).divide(all, List.of());
        int count = new PartPlanner(rule(longest)).count(all);

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

        List<Timeline> divided = new PartPlanner(rule(longest)).divide(passages(lengths(segments)), starts);

        assertThat(divided.stream().map(PartPlannerTest::text).collect(Collectors.joining(" | ")))
                .isEqualTo(parts);
    }

    @Test
    void withoutALimitThereIsOnePart() {
        Passages all = passages(1L << 60, 1, 1L << 60);

        assertThat(new PartPlanner(rule(Long.MAX_VALUE)).divide(all, List.of()))
                .extracting(Timeline::stretches)
                .containsExactly(all.timeline().stretches());
    }

    @Test
    void partsAreTheSegmentsInOrderAndKeepToTheLimitUnlessASegmentAloneExceedsIt() {
        Random random = new Random(6);
        for (int i = 0; i < 2_000; i++) {
            long longest = 1L + random.nextInt(200);
            Passages all = randomPassages(random);

            List<Timeline> parts = new PartPlanner(rule(longest)).divide(all, List.of());

            assertThat(parts.stream().flatMap(part -> part.stretches().stream()))
                    .isEqualTo(all.timeline().stretches());
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
            List<Timeline> parts = new PartPlanner(rule(longest)).divide(randomPassages(random), List.of());

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
            List<Timeline> parts = new PartPlanner(rule(longest)).divide(randomPassages(random), List.of());
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
        assertThatThrownBy(() -> rule(longest))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("part limit must be > 0 samples, was " + longest);
    }

    /** Titled passages, written with a star, open a chapter. */
    @ParameterizedTest
    @CsvSource({
        // a chapter begins a part if no more than a fifth of it is given up
        "100, 40 40 *10 20 30,      40 40 | 10* 20 30",
        "100, 40 39 *10 20 30,      40 39 10* | 20 30",
        "100, 30 30 20 *5 *5 20 40, 30 30 20 5* | 5* 20 40",
        "100, 40 40 *10 *5 50 40,   40 40 10* | 5* 50 40",
        // not if that leads to one part more
        "100, 80 *15 90 50,         80 15* | 90 | 50",
        // the last two meet at a chapter that is near the middle
        "100, 30 30 20 20 10,       30 30 | 20 20 10",
        "100, 30 *30 20 20 10,      30 30* | 20 20 10",
        "100, 30 20 *30 20 10,      30 20 | 30* 20 10",
        "100, 20 20 20 *20 20 10,   20 20 20 | 20* 20 10"
    })
    void partsPreferToBeginWithAChapter(long longest, String segments, String parts) {
        Passages all = titled(segments);

        assertThat(text(new PartPlanner(rule(longest)).divide(all, List.of()), all))
                .isEqualTo(parts);
    }

    @ParameterizedTest
    @CsvSource({
        "100, *10 20 *30 *40 5,     10* 20 | 30* | 40* 5",
        "100, 10 *20 30 *60 60 30,  10 | 20* 30 | 60* | 60 30",
        "100, *50 *10,              50* | 10*"
    })
    void eachChapterMayBeAPart(long longest, String segments, String parts) {
        Passages all = titled(segments);
        CutRule rule = new CutRule(longest, SplitAt.CHAPTER, 0, 0);

        assertThat(text(new PartPlanner(rule).divide(all, List.of(2)), all)).isEqualTo(parts);
        assertThat(new PartPlanner(rule).count(all)).isEqualTo(parts.split("[|]", -1).length);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 0, 0, 60 60 90,  60 40 | 20 80 | 10",
        "100, 5, 7, 60 60,     5 60 28 7 | 5 32 7",
        "100, 0, 0, 250,       100 | 100 | 50",
        "100, 0, 0, 50 50,     50 50",
        "10, 20, 20, 2,        20 1 20 | 20 1 20"
    })
    void exactPartsEndInTheMiddleOfAClip(long longest, long lead, long tail, String segments, String parts) {
        Passages all = passages(lengths(segments));
        PartPlanner planner = new PartPlanner(new CutRule(longest, SplitAt.EXACT, lead, tail));

        assertThat(planner.divide(all, List.of(1)).stream()
                        .map(PartPlannerTest::text)
                        .collect(Collectors.joining(" | ")))
                .isEqualTo(parts);
        assertThat(planner.count(all)).isEqualTo(parts.split("[|]", -1).length);
    }

    /** Written as lengths; the pauses in between are 10. */
    @ParameterizedTest
    @CsvSource({
        // no part begins or ends with a pause, and lead and tail count
        "100, 0, 0, 45 45 45,     45 10 45 | 45",
        "100, 1, 0, 45 45 45,     1 45 | 1 45 | 1 45",
        "100, 0, 1, 45 45 45,     45 1 | 45 1 | 45 1",
        "100, 2, 3, 30 50 30 30,  2 30 10 50 3 | 2 30 10 30 3"
    })
    void pausesAreBetweenTheClipsOfAPart(long longest, long lead, long tail, String segments, String parts) {
        Pauses pauses = new Pauses.Builder(
                        new Spacing(new Gap(BigDecimal.TEN, false), BigDecimal.valueOf(lead), BigDecimal.valueOf(tail)))
                .build();
        long[] lengths = lengths(segments);
        Passages all =
                new Passages(IntStream.range(0, lengths.length), i -> lengths[i], pauses, SECONDS, clip -> false);
        CutRule rule = new CutRule(longest, SplitAt.CLIP, pauses.leadSamples(SECONDS), pauses.tailSamples(SECONDS));

        assertThat(new PartPlanner(rule)
                        .divide(all, List.of()).stream()
                                .map(PartPlannerTest::text)
                                .collect(Collectors.joining(" | ")))
                .isEqualTo(parts);
    }

    private static final SampleRate SECONDS = new SampleRate(1);

    private static CutRule rule(long longest) {
        return new CutRule(longest, SplitAt.CLIP, 0, 0);
    }

    private static Passages randomPassages(Random random) {
        int longest = 1 + random.nextInt(120);
        return passages(random.longs(1 + random.nextInt(40), 1, longest + 1L).toArray());
    }

    private static Passages passages(long... lengths) {
        return new Passages(IntStream.range(0, lengths.length), i -> lengths[i], Pauses.NONE, SECONDS, clip -> false);
    }

    private static Passages titled(String segments) {
        String[] all = segments.split(" ", -1);
        return new Passages(
                IntStream.range(0, all.length),
                i -> Long.parseLong(all[i].replace("*", "")),
                Pauses.NONE,
                SECONDS,
                clip -> all[clip].startsWith("*"));
    }

    private static String text(List<Timeline> parts, Passages all) {
        return parts.stream()
                .map(part -> part.stretches().stream()
                        .map(stretch -> stretch.samples() + (all.opensChapter(stretch.clip()) ? "*" : ""))
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" | "));
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
