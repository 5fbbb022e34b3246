package org.stillcast.timeline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillcast.project.Gap;
import org.stillcast.project.Pauses;
import org.stillcast.project.SampleRate;
import org.stillcast.project.Spacing;
import org.stillcast.project.SplitAt;

import static org.assertj.core.api.Assertions.assertThat;

class PartCutterTest {
    /** Whatever comes behind a cut that is said to be final. */
    @Test
    void aFinalCutIsWhereThePlannerCutsWhenAllIsKnown() {
        Random random = new Random(12);
        int finals = 0;
        for (int project = 0; project < 500; project++) {
            long longest = random.nextLong(1, 120);
            List<Long> lengths = random.longs(1 + random.nextInt(40), 1, 2 + random.nextInt(130))
                    .boxed()
                    .toList();
            PartCutter cutter = new PartCutter(rule(longest));
            List<Integer> cuts = new ArrayList<>();
            for (int i = 0; i < lengths.size(); i++) {
                cutter.next(i, 0, lengths.get(i), opensChapter(i)).ifPresent(cuts::add);
                if (cutter.isLastCutFinal()) {
                    finals += cuts.size();
                    for (int end = i + 1; end <= lengths.size(); end++) {
                        assertThat(starts(longest, lengths.subList(0, end)))
                                .as("%d: %s, %d of them", longest, lengths, end)
                                .containsAll(cuts);
                    }
                }
            }
        }
        assertThat(finals).isGreaterThan(5_000);
    }

    /** The same where clips are repeated, pauses are between them, silences around them, and chapters are anywhere. */
    @ParameterizedTest
    @EnumSource(names = {"CLIP", "CHAPTER"})
    void aFinalCutIsWhereThePlannerCutsWithPausesToo(SplitAt at) {
        Random random = new Random(13);
        int finals = 0;
        for (int project = 0; project < 150; project++) {
            CutRule rule = new CutRule(random.nextLong(1, 200), at, random.nextInt(20), random.nextInt(20));
            long[] lengths = random.longs(1 + random.nextInt(40), 1, 2 + random.nextInt(100))
                    .toArray();
            BitSet titled = new BitSet();
            IntStream.range(0, lengths.length)
                    .filter(clip -> random.nextInt(4) == 0)
                    .forEach(titled::set);
            Pauses pauses = pauses(random, lengths.length);
            Passages all = passages(lengths, lengths.length, pauses, titled);
            PartCutter cutter = new PartCutter(rule);
            List<Integer> cuts = new ArrayList<>();
            for (int i = 0; i < lengths.length; i++) {
                cutter.next(i, i == 0 ? 0 : all.pauseBehind(i - 1), all.samples(i), titled.get(i))
                        .ifPresent(cuts::add);
                if (cutter.isLastCutFinal()) {
                    finals += cuts.size();
                    for (int end = i + 1; end <= lengths.length; end++) {
                        assertThat(starts(new PartPlanner(rule), passages(lengths, end, pauses, titled)))
                                .as("%s: %s, %d of them", rule, Arrays.toString(lengths), end)
                                .containsAll(cuts);
                    }
                }
            }
        }
        assertThat(finals).isGreaterThan(1_000);
    }

    private static Pauses pauses(Random random, int clips) {
        Gap gap = new Gap(BigDecimal.valueOf(random.nextInt(15)), false);
        Pauses.Builder pauses = new Pauses.Builder(new Spacing(gap, BigDecimal.ZERO, BigDecimal.ZERO));
        for (int clip = 0; clip < clips; clip++) {
            if (random.nextInt(4) == 0) {
                pauses.gap(clip, random.nextBoolean() ? String.valueOf(random.nextInt(50)) : random.nextInt(3) + "x");
            }
            pauses.repeat(clip, random.nextInt(4) == 0 ? 2 : 1);
        }
        return pauses.build();
    }

    private static Passages passages(long[] lengths, int count, Pauses pauses, BitSet titled) {
        return new Passages(IntStream.range(0, count), clip -> lengths[clip], pauses, new SampleRate(1), titled::get);
    }

    /** Returns the passages at which parts begin, without 0. */
    private static List<Integer> starts(PartPlanner planner, Passages all) {
        return planner.divide(all, List.of()).stream()
                .map(part -> part.stretches().stream()
                        .filter(Sounding.class::isInstance)
                        .findFirst()
                        .orElseThrow()
                        .clip())
                .filter(clip -> clip > 0)
                .toList();
    }

    @Test
    void withoutALimitNoPartEnds() {
        PartCutter cutter = new PartCutter(rule(Long.MAX_VALUE));

        assertThat(cutter.next(0, 0, 1L << 40, false)).isEmpty();
        assertThat(cutter.next(1, 0, 1L << 40, true)).isEmpty();
        assertThat(cutter.isLastCutFinal()).isFalse();
    }

    private static CutRule rule(long longest) {
        return new CutRule(longest, SplitAt.CLIP, 0, 0);
    }

    private static boolean opensChapter(int clip) {
        return clip % 3 == 1;
    }

    /** Returns the indices at which parts begin, without 0. */
    private static List<Integer> starts(long longest, List<Long> lengths) {
        Passages all = new Passages(
                IntStream.range(0, lengths.size()),
                lengths::get,
                Pauses.NONE,
                new SampleRate(1),
                PartCutterTest::opensChapter);
        List<Integer> starts = new ArrayList<>();
        int next = 0;
        for (Timeline part : new PartPlanner(rule(longest)).divide(all, List.of())) {
            if (next > 0) {
                starts.add(next);
            }
            next += part.stretches().size();
        }
        return starts;
    }
}
