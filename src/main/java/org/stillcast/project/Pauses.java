package org.stillcast.project;

import org.stillcast.packed.SparseNumbers;
import org.stillcast.packed.SparseTexts;

/**
 * How the clips of a project follow each other: how often each is heard, and how long the silence behind it is, and the one
 * before the first and behind the last clip of each part. Nothing is kept of a clip of which the manifest says nothing.
 */
public final class Pauses {
    /** Each clip once, one right behind the other. */
    public static final Pauses NONE = new Builder(Spacing.NONE).build();

    private final Spacing spacing;
    private final SparseTexts gaps;
    private final SparseNumbers rounds;

    /** Takes what is said of each clip, in order. */
    public static final class Builder {
        private final Spacing spacing;
        private final SparseTexts gaps = new SparseTexts();
        private final SparseNumbers rounds = new SparseNumbers();

        /**
         * @param spacing around all clips of which nothing else is said
         */
        public Builder(Spacing spacing) {
            this.spacing = spacing;
        }

        /** Says what follows a clip, in place of the gap of the others. */
        public Builder gap(int clip, String text) {
            gaps.put(clip, text);
            return this;
        }

        /**
         * Says how often a clip is heard.
         *
         * @param times > 0
         */
        public Builder repeat(int clip, int times) {
            if (times <= 0) {
                throw new IllegalArgumentException("a clip is heard at least once, was " + times);
            }
            if (times > 1) {
                rounds.put(clip, times);
            }
            return this;
        }

        public Pauses build() {
            return new Pauses(this);
        }
    }

    private Pauses(Builder builder) {
        spacing = builder.spacing;
        gaps = builder.gaps;
        rounds = builder.rounds;
    }

    /** Returns how often a clip is heard, one time right behind the other but for its pause. */
    public int rounds(int clip) {
        return Math.max(1, rounds.get(clip));
    }

    /** Returns the pause behind a clip, each time that it is heard. */
    public Gap gap(int clip) {
        return gaps.get(clip).map(Gap::parse).orElse(spacing.gap());
    }

    /**
     * Returns how long the pause behind a clip is.
     *
     * @param clipSamples length of the clip
     */
    public long samplesBehind(int clip, long clipSamples, SampleRate rate) {
        return gaps.has(clip) || !spacing.gap().equals(Gap.NONE) ? gap(clip).samples(clipSamples, rate) : 0;
    }

    /** Returns the silence before the first clip of each part. */
    public long leadSamples(SampleRate rate) {
        return rate.samplesIn(spacing.lead());
    }

    /** Returns the silence behind the last clip of each part. */
    public long tailSamples(SampleRate rate) {
        return rate.samplesIn(spacing.tail());
    }
}
