package org.stillcast.plan;

import java.util.ArrayList;
import java.util.List;

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
     */
    public List<List<RenderedSegment>> divide(List<RenderedSegment> segments) {
        List<Integer> starts = starts(segments);
        if (starts.size() > 1) {
            evenOutTheLastTwo(starts, segments);
        }
        List<List<RenderedSegment>> parts = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : segments.size();
            parts.add(segments.subList(starts.get(i), end));
        }
        return parts;
    }

    private List<Integer> starts(List<RenderedSegment> segments) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        long inPart = 0;
        for (int i = 0; i < segments.size(); i++) {
            long samples = segments.get(i).samples();
            if (inPart > 0 && Math.addExact(inPart, samples) > longestSamples) {
                starts.add(i);
                inPart = 0;
            }
            inPart = Math.addExact(inPart, samples);
        }
        return starts;
    }

    /** No part grows past the limit by this: the boundary that is there is always nearer to the middle than such a one. */
    private void evenOutTheLastTwo(List<Integer> starts, List<RenderedSegment> segments) {
        int from = starts.get(starts.size() - 2);
        int lastStart = starts.get(starts.size() - 1);
        long last = samples(segments.subList(lastStart, segments.size()));
        if (last >= longestSamples / SHORTEST_LAST_FRACTION) {
            return;
        }
        long both = samples(segments.subList(from, segments.size()));
        long before = 0;
        long nearest = Long.MAX_VALUE;
        for (int i = from + 1; i < segments.size(); i++) {
            before += segments.get(i - 1).samples();
            long distance = Math.abs(2 * before - both);
            if (distance < nearest) {
                nearest = distance;
                starts.set(starts.size() - 1, i);
            }
        }
    }

    private static long samples(List<RenderedSegment> segments) {
        return segments.stream().mapToLong(RenderedSegment::samples).sum();
    }
}
