package org.stillcast.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

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
            PartCutter cutter = new PartCutter(longest);
            List<Integer> cuts = new ArrayList<>();
            for (int i = 0; i < lengths.size(); i++) {
                if (cutter.begins(lengths.get(i))) {
                    cuts.add(i);
                }
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

    @Test
    void withoutALimitNoPartEnds() {
        PartCutter cutter = new PartCutter(Long.MAX_VALUE);

        assertThat(cutter.begins(1L << 40)).isFalse();
        assertThat(cutter.begins(1L << 40)).isFalse();
        assertThat(cutter.isLastCutFinal()).isFalse();
    }

    /** Returns the indices at which parts begin, without 0. */
    private static List<Integer> starts(long longest, List<Long> lengths) {
        Timeline.Builder all = new Timeline.Builder();
        lengths.forEach(samples -> all.add(new Sounding(0, 0, samples)));
        List<Integer> starts = new ArrayList<>();
        int next = 0;
        for (Timeline part : new PartPlanner(longest).divide(all.build(), List.of())) {
            if (next > 0) {
                starts.add(next);
            }
            next += part.stretches().size();
        }
        return starts;
    }
}
