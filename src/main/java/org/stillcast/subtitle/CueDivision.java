package org.stillcast.subtitle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Divides a text into cues of one or two lines: of all ways, the cheapest. It costs to end a cue where the text does not end a
 * sentence ({@link BreakRank#cueCost}), to show one that could hold more (by the square of what is free, so that cues are of like
 * size), and to show one for less than {@link CueTimes#LEAST_MILLIS}. A word that is wider than a line has one of its own.
 */
final class CueDivision {
    private static final int TWO_LINES = 2 * CharacterMeasure.LINE;
    private static final long OF_EACH_CUE = 20;
    private static final long OF_AN_EMPTY_ONE = 100;
    private static final long MILLIS_A_POINT = 10;

    private final BrokenText text;
    private final long millis;

    /** @param millis of the clip, > 0 */
    CueDivision(BrokenText text, long millis) {
        this.text = text;
        this.millis = millis;
    }

    /** Returns the breaks at which cues end, in order. */
    List<Integer> ends() {
        int[] lineEnds = lineEnds();
        long[] costs = new long[text.last() + 1];
        int[] starts = new int[text.last() + 1];
        Arrays.fill(costs, Long.MAX_VALUE);
        costs[0] = 0;
        for (int from = 0; from < text.last(); from++) {
            int afterOneLine = lineEnds[from];
            int longest = afterOneLine == text.last() ? afterOneLine : lineEnds[afterOneLine];
            for (int to = from + 1; to <= longest; to++) {
                long cost = costs[from] + cost(from, to);
                if (cost < costs[to]) {
                    costs[to] = cost;
                    starts[to] = from;
                }
            }
        }
        return path(starts);
    }

    private List<Integer> path(int[] starts) {
        List<Integer> ends = new ArrayList<>();
        for (int at = text.last(); at > 0; at = starts[at]) {
            ends.add(at);
        }
        Collections.reverse(ends);
        return ends;
    }

    private long cost(int from, int to) {
        long free = Math.max(0, TWO_LINES - text.room(from, to));
        long emptiness = OF_AN_EMPTY_ONE * free * free / (TWO_LINES * TWO_LINES);
        long shown = Math.multiplyExact(millis, text.weight(from, to)) / Math.max(1, text.weight(0, text.last()));
        long shortness = Math.max(0, CueTimes.LEAST_MILLIS - shown) / MILLIS_A_POINT;
        return OF_EACH_CUE + emptiness + shortness + text.rank(to).cueCost();
    }

    /** Returns for each break the last one that a line from there can reach. */
    private int[] lineEnds() {
        int[] ends = new int[text.last()];
        int to = 1;
        for (int from = 0; from < text.last(); from++) {
            to = Math.max(to, from + 1);
            while (to < text.last() && !text.isLineEnd(to) && text.room(from, to + 1) <= CharacterMeasure.LINE) {
                to++;
            }
            ends[from] = to;
        }
        return ends;
    }
}
