package org.stillcast.timeline;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * What a project, or a part of it, will be heard as: soundings and silences, one after another. This is the one place
 * where the order of clips becomes samples; parts, lists and pictures are slices and views of it.
 *
 * <p>Some two dozen bytes a stretch; slices share them. Immutable.
 */
public final class Timeline {
    /** For each stretch, its clip; of a silence the complement of that. */
    private final int[] clips;

    private final int[] rounds;
    private final long[] froms;
    /** For each stretch, where it ends on the whole timeline. */
    private final long[] ends;

    private final int first;
    private final int count;
    private final long start;
    private final long end;
    private final long lead;
    private final long tail;

    /** Takes stretches one by one. */
    public static final class Builder {
        private int[] clips = new int[16];
        private int[] rounds = new int[16];
        private long[] froms = new long[16];
        private long[] ends = new long[16];
        private int count;

        /**
         * Adds what comes next.
         *
         * @throws ArithmeticException if the whole is longer than a long can tell
         */
        public Builder add(Stretch stretch) {
            if (count == clips.length) {
                int room = count + count / 2;
                clips = Arrays.copyOf(clips, room);
                rounds = Arrays.copyOf(rounds, room);
                froms = Arrays.copyOf(froms, room);
                ends = Arrays.copyOf(ends, room);
            }
            boolean sounds = stretch instanceof Sounding;
            clips[count] = sounds ? stretch.clip() : ~stretch.clip();
            rounds[count] = sounds ? ((Sounding) stretch).round() : 0;
            froms[count] = sounds ? ((Sounding) stretch).fromSample() : 0;
            ends[count] = Math.addExact(count == 0 ? 0 : ends[count - 1], stretch.samples());
            count++;
            return this;
        }

        /** Returns all that was added. */
        public Timeline build() {
            long end = count == 0 ? 0 : ends[count - 1];
            return new Timeline(
                    Arrays.copyOf(clips, count),
                    Arrays.copyOf(rounds, count),
                    Arrays.copyOf(froms, count),
                    Arrays.copyOf(ends, count),
                    0,
                    end,
                    0,
                    0);
        }
    }

    private Timeline(int[] clips, int[] rounds, long[] froms, long[] ends, long start, long end, long lead, long tail) {
        this.clips = clips;
        this.rounds = rounds;
        this.froms = froms;
        this.ends = ends;
        this.start = start;
        this.end = end;
        this.lead = lead;
        this.tail = tail;
        first = start == end ? 0 : stretchAt(start);
        count = start == end ? 0 : stretchAt(end - 1) + 1 - first;
    }

    /** Returns the length. */
    public long samples() {
        return lead + (end - start) + tail;
    }

    /** Returns its stretches in order; each look makes a new record. Those at the ends may be cut. */
    public List<Stretch> stretches() {
        return new Stretches();
    }

    /** Returns where a stretch begins, counted from the start of this timeline. */
    public long startOf(int stretch) {
        int index = Objects.checkIndex(stretch, size()) - leading();
        if (index < 0) {
            return 0;
        }
        return lead + (index == count ? end : Math.max(start, beginOf(first + index))) - start;
    }

    /** Returns how many stretches stand before those that are shared. */
    private int leading() {
        return lead > 0 ? 1 : 0;
    }

    private int size() {
        return leading() + count + (tail > 0 ? 1 : 0);
    }

    /**
     * Returns the same between two silences.
     *
     * @param leadSamples before it, >= 0
     * @param tailSamples behind it, >= 0
     * @throws IllegalStateException if there is nothing that could be between them
     */
    public Timeline between(long leadSamples, long tailSamples) {
        if (count == 0) {
            throw new IllegalStateException("nothing is heard, so no picture is known");
        }
        return new Timeline(clips, rounds, froms, ends, start, end, lead + leadSamples, tail + tailSamples);
    }

    /**
     * Returns what is heard from one sample to another.
     *
     * @param fromInclusive counted from the start of this timeline
     * @param toExclusive the same
     */
    public Timeline slice(long fromInclusive, long toExclusive) {
        if (lead + tail > 0) {
            throw new IllegalStateException("what is between two silences is not cut any more");
        }
        if (fromInclusive < 0 || fromInclusive > toExclusive || toExclusive > samples()) {
            throw new IndexOutOfBoundsException(
                    "from %d to %d of %d samples".formatted(fromInclusive, toExclusive, samples()));
        }
        return new Timeline(clips, rounds, froms, ends, start + fromInclusive, start + toExclusive, 0, 0);
    }

    /** Returns the stretch that a sample of the whole timeline is in. */
    private int stretchAt(long sample) {
        int found = Arrays.binarySearch(ends, sample);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private long beginOf(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    private Stretch stretch(int index) {
        long from = Math.max(start, beginOf(index));
        long length = Math.min(end, ends[index]) - from;
        return clips[index] < 0
                ? new Silence(~clips[index], length)
                : new Sounding(clips[index], rounds[index], froms[index] + from - beginOf(index), length);
    }

    private int clipOf(int index) {
        return clips[index] < 0 ? ~clips[index] : clips[index];
    }

    private final class Stretches extends AbstractList<Stretch> implements RandomAccess {
        @Override
        public Stretch get(int index) {
            int at = Objects.checkIndex(index, size()) - leading();
            if (at < 0) {
                return new Silence(clipOf(first), lead);
            }
            return at == count ? new Silence(clipOf(first + count - 1), tail) : stretch(first + at);
        }

        @Override
        public int size() {
            return Timeline.this.size();
        }
    }
}
