package org.stillcast.timeline;

import org.stillcast.project.Project;
import org.stillcast.project.SampleRate;
import org.stillcast.project.SplitAt;

/**
 * How a project is cut into parts.
 *
 * @param longestSamples what a part may have at most, > 0
 * @param at where a part may end
 * @param leadSamples silence at the start of each part, >= 0
 * @param tailSamples silence at the end of each part, >= 0
 */
public record CutRule(long longestSamples, SplitAt at, long leadSamples, long tailSamples) {
    /** As a fraction of the longest part: so much of it is given up for beginning the next one with a chapter. */
    private static final int CHAPTER_FRACTION = 5;

    /** As a fraction of the longest part: what is shorter than this at the end is not left alone. */
    private static final int SHORTEST_LAST_FRACTION = 4;

    public CutRule {
        if (longestSamples <= 0) {
            throw new IllegalArgumentException("part limit must be > 0 samples, was " + longestSamples);
        }
        if (leadSamples < 0 || tailSamples < 0) {
            throw new IllegalArgumentException(
                    "silence must be >= 0 samples, was %d and %d".formatted(leadSamples, tailSamples));
        }
    }

    /** Returns how a project is cut into parts, in samples of a rate. */
    public static CutRule of(Project project, SampleRate rate) {
        long longest = project.splitEvery()
                .map(rate::samplesIn)
                .map(samples -> Math.max(1, samples))
                .orElse(Long.MAX_VALUE);
        return new CutRule(
                longest,
                project.splitAt(),
                project.pauses().leadSamples(rate),
                project.pauses().tailSamples(rate));
    }

    /** Returns what may be between the silences at the ends of a part: at least a sample. */
    public long longestBody() {
        return Math.max(1, longestSamples - leadSamples - tailSamples);
    }

    /** Tells whether a part is long enough for the next one to begin with a chapter, though more would fit. */
    boolean isEnoughBeforeChapter(long samples) {
        return samples >= longestBody() - longestBody() / CHAPTER_FRACTION;
    }

    /** Tells whether a chapter may begin so far from where it would be best. */
    boolean isNearEnoughForChapter(long distanceSamples) {
        return distanceSamples <= longestBody() / CHAPTER_FRACTION;
    }

    /** Tells whether a last part is long enough not to take from the one before it. */
    boolean isLeftAlone(long lastSamples) {
        return at == SplitAt.CHAPTER || lastSamples >= longestBody() / SHORTEST_LAST_FRACTION;
    }
}
