package org.stillcast.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * Divides a project's segments into parts that end where a segment ends.
 *
 * @param longestSamples what a part may have at most, > 0; a longer segment becomes a part of its own
 */
public record PartPlanner(long longestSamples) {
    /** Of the longest part: what is shorter than this at the end is not left alone. */
    private static final int SHORTEST_LAST_FRACTION = 4;

    public PartPlanner {
        if (longestSamples <= 0) {
            throw new IllegalArgumentException("part limit must be > 0 samples, was " + longestSamples);
        }
    }

    /**
     * Returns the segments of each part, as views of the list.
     *
     * @param segments at least one
     * @param keptStarts indices at which parts begin that should stay apart, ascending, without 0; what lies between two
     *     of them is divided only where it is too long for one part. The last one moves only if what is behind it is so
     *     short that it would not be left alone
     */
    public List<List<RenderedSegment>> divide(List<RenderedSegment> segments, List<Integer> keptStarts) {
        List<Integer> starts = starts(segments.size(), i -> segments.get(i).samples(), keptStarts);
        List<List<RenderedSegment>> parts = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : segments.size();
            parts.add(segments.subList(starts.get(i), end));
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

    private List<Integer> starts(int size, IntToLongFunction segments, List<Integer> keptStarts) {
        List<Integer> starts = new ArrayList<>();
        int from = 0;
        for (int to : keptStarts) {
            starts.addAll(startsBetween(from, to, segments));
            from = to;
        }
        starts.addAll(startsBetween(from, size, segments));
        evenOutTheLastTwo(starts, segments, size);
        return starts;
    }

    private List<Integer> startsBetween(int from, int to, IntToLongFunction segments) {
        List<Integer> starts = new ArrayList<>(List.of(from));
        long inPart = 0;
        for (int i = from; i < to; i++) {
            long samples = segments.applyAsLong(i);
            if (inPart > 0 && Math.addExact(inPart, samples) > longestSamples) {
                starts.add(i);
                inPart = 0;
            }
            inPart = Math.addExact(inPart, samples);
        }
        evenOutTheLastTwo(starts, segments, to);
        return starts;
    }

    /**
     * A last part that is very short takes from the one before it, as long as neither grows past the limit.
     *
     * @param starts of parts; the last one's is moved
     * @param end index behind the last part
     */
    private void evenOutTheLastTwo(List<Integer> starts, IntToLongFunction segments, int end) {
        if (starts.size() < 2) {
            return;
        }
        int from = starts.get(starts.size() - 2);
        int lastStart = starts.get(starts.size() - 1);
        long last = samples(segments, lastStart, end);
        if (last >= longestSamples / SHORTEST_LAST_FRACTION) {
            return;
        }
        long both = samples(segments, from, end);
        long before = 0;
        long nearest = Long.MAX_VALUE;
        for (int i = from + 1; i < end; i++) {
            before += segments.applyAsLong(i - 1);
            long distance = Math.abs(2 * before - both);
            if (distance < nearest) {
                nearest = distance;
                starts.set(starts.size() - 1, i);
            }
        }
    }

    private static long samples(IntToLongFunction segments, int from, int end) {
        return IntStream.range(from, end).mapToLong(segments).sum();
    }
}
