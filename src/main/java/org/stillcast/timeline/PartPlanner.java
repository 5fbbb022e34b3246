package org.stillcast.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * Divides a timeline into parts that end where a stretch of it ends.
 *
 * @param longestSamples what a part may have at most, > 0; a longer stretch becomes a part of its own
 */
public record PartPlanner(long longestSamples) {
    public PartPlanner {
        if (longestSamples <= 0) {
            throw new IllegalArgumentException("part limit must be > 0 samples, was " + longestSamples);
        }
    }

    /**
     * Returns the slice of each part, in order.
     *
     * @param timeline at least one stretch
     * @param keptStarts indices of stretches at which parts begin that should stay apart, ascending, without 0; what lies
     *     between two of them is divided only where it is too long for one part. The last one moves only if what is behind
     *     it is so short that it would not be left alone
     */
    public List<Timeline> divide(Timeline timeline, List<Integer> keptStarts) {
        List<Stretch> stretches = timeline.stretches();
        List<Integer> starts = starts(stretches.size(), i -> stretches.get(i).samples(), keptStarts);
        List<Timeline> parts = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            long end = i + 1 < starts.size() ? timeline.startOf(starts.get(i + 1)) : timeline.samples();
            parts.add(timeline.slice(timeline.startOf(starts.get(i)), end));
        }
        return parts;
    }

    /**
     * Returns how many parts come of clips of which the lengths are known.
     *
     * @param samples of each clip, by its index
     */
    public int count(int clips, IntToLongFunction samples) {
        return starts(clips, samples, List.of()).size();
    }

    private List<Integer> starts(int size, IntToLongFunction lengths, List<Integer> keptStarts) {
        List<Integer> starts = new ArrayList<>();
        int from = 0;
        for (int to : keptStarts) {
            starts.addAll(startsBetween(from, to, lengths));
            from = to;
        }
        starts.addAll(startsBetween(from, size, lengths));
        evenOutTheLastTwo(starts, lengths, size);
        return starts;
    }

    private List<Integer> startsBetween(int from, int to, IntToLongFunction lengths) {
        List<Integer> starts = new ArrayList<>(List.of(from));
        PartCutter cutter = new PartCutter(longestSamples);
        for (int i = from; i < to; i++) {
            if (cutter.begins(lengths.applyAsLong(i))) {
                starts.add(i);
            }
        }
        evenOutTheLastTwo(starts, lengths, to);
        return starts;
    }

    /**
     * A last part that is very short takes from the one before it, as long as neither grows past the limit.
     *
     * @param starts of parts; the last one's is moved
     * @param end index behind the last part
     */
    private void evenOutTheLastTwo(List<Integer> starts, IntToLongFunction lengths, int end) {
        if (starts.size() < 2) {
            return;
        }
        int from = starts.get(starts.size() - 2);
        int lastStart = starts.get(starts.size() - 1);
        long last = samples(lengths, lastStart, end);
        if (PartCutter.isLeftAlone(longestSamples, last)) {
            return;
        }
        long both = samples(lengths, from, end);
        long before = 0;
        long nearest = Long.MAX_VALUE;
        for (int i = from + 1; i < end; i++) {
            before += lengths.applyAsLong(i - 1);
            long distance = Math.abs(2 * before - both);
            if (distance < nearest) {
                nearest = distance;
                starts.set(starts.size() - 1, i);
            }
        }
    }

    private static long samples(IntToLongFunction lengths, int from, int end) {
        return IntStream.range(from, end).mapToLong(lengths).sum();
    }
}
