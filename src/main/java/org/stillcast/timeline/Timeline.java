package org.stillcast.timeline;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.stream.IntStream;

/**
 * What a project, or a part of it, will be heard as: soundings and silences, one after another. This is the one place
 * where the order of clips becomes samples; parts, lists and pictures are slices and views of it.
 *
 * <p>Some twenty bytes a stretch; slices share them. Immutable.
 */
public final class Timeline {
    /** In the place of a clip. */
    private static final int SILENCE = -1;

    private final int[] clips;
    private final long[] froms;
    /** For each stretch, where it ends on the whole timeline. */
    private final long[] ends;

    private final int first;
    private final int count;
    private final long start;
    private final long end;

    /** Takes stretches one by one. */
    public static final class Builder {
        private int[] clips = new int[16];
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
                froms = Arrays.copyOf(froms, room);
                ends = Arrays.copyOf(ends, room);
            }
            boolean sounds = stretch instanceof Sounding;
            clips[count] = sounds ? ((Sounding) stretch).clip() : SILENCE;
            froms[count] = sounds ? ((Sounding) stretch).fromSample() : 0;
            ends[count] = Math.addExact(count == 0 ? 0 : ends[count - 1], stretch.samples());
            count++;
            return this;
        }

        /** Returns all that was added. */
        public Timeline build() {
            long end = count == 0 ? 0 : ends[count - 1];
            return new Timeline(
                    Arrays.copyOf(clips, count), Arrays.copyOf(froms, count), Arrays.copyOf(ends, count), 0, end);
        }
    }

    private Timeline(int[] clips, long[] froms, long[] ends, long start, long end) {
        this.clips = clips;
        this.froms = froms;
        this.ends = ends;
        this.start = start;
        this.end = end;
        first = start == end ? 0 : stretchAt(start);
        count = start == end ? 0 : stretchAt(end - 1) + 1 - first;
    }

    /** Returns a project as it is heard: each clip that there is a take of, once, in the order of the project. */
    public static Timeline of(TakeTable takes) {
        return of(takes.clips(), takes);
    }

    /**
     * Returns the same of some clips of it.
     *
     * @param first position of the first one
     * @param end position behind the last one
     */
    public static Timeline of(TakeTable takes, int first, int end) {
        return of(IntStream.range(first, end).filter(takes::has), takes);
    }

    private static Timeline of(IntStream clips, TakeTable takes) {
        Builder builder = new Builder();
        clips.forEach(clip -> builder.add(new Sounding(clip, 0, takes.samples(clip))));
        return builder.build();
    }

    /** Returns the length. */
    public long samples() {
        return end - start;
    }

    /** Returns its stretches in order; each look makes a new record. Those at the ends may be cut. */
    public List<Stretch> stretches() {
        return new Stretches();
    }

    /** Returns where a stretch begins, counted from the start of this timeline. */
    public long startOf(int stretch) {
        int index = first + Objects.checkIndex(stretch, count);
        return Math.max(start, beginOf(index)) - start;
    }

    /**
     * Returns what is heard from one sample to another.
     *
     * @param fromInclusive counted from the start of this timeline
     * @param toExclusive the same
     */
    public Timeline slice(long fromInclusive, long toExclusive) {
        if (fromInclusive < 0 || fromInclusive > toExclusive || toExclusive > samples()) {
            throw new IndexOutOfBoundsException(
                    "from %d to %d of %d samples".formatted(fromInclusive, toExclusive, samples()));
        }
        return new Timeline(clips, froms, ends, start + fromInclusive, start + toExclusive);
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
        return clips[index] == SILENCE
                ? new Silence(length)
                : new Sounding(clips[index], froms[index] + from - beginOf(index), length);
    }

    private final class Stretches extends AbstractList<Stretch> implements RandomAccess {
        @Override
        public Stretch get(int index) {
            return stretch(first + Objects.checkIndex(index, count));
        }

        @Override
        public int size() {
            return count;
        }
    }
}
