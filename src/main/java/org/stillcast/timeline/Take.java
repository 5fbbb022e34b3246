package org.stillcast.timeline;

import java.util.Optional;

/**
 * What a rendered clip turned out to be. It is known by what it was made from: no place among the clips, no id, no path
 * and no picture belong to it, so that a clip that moves, or is seen before another picture, keeps its take.
 *
 * @param fingerprint of all that decided its sound
 * @param samples exact length, > 0
 * @param channels 1 or 2
 * @param complaint what the decoder said about the clip, if anything
 * @param level how loud the clip is and what was done about it; empty if no loudness is wanted
 */
public record Take(
        String fingerprint, long samples, int channels, Optional<String> complaint, Optional<TakeLevel> level) {
    public Take {
        if (samples <= 0) {
            throw new IllegalArgumentException("a take has at least one sample, was " + samples);
        }
        if (channels != 1 && channels != 2) {
            throw new IllegalArgumentException("a take has one or two channels, was " + channels);
        }
    }

    /** Makes one of a project that leaves clips as loud as they are. */
    public Take(String fingerprint, long samples, int channels, Optional<String> complaint) {
        this(fingerprint, samples, channels, complaint, Optional.empty());
    }

    /** Returns the same with what is known of its loudness. */
    public Take withLevel(TakeLevel known) {
        return new Take(fingerprint, samples, channels, complaint, Optional.of(known));
    }

    /** Returns the same with something that is to be said about its clip. */
    public Take withComplaint(String words) {
        return new Take(fingerprint, samples, channels, Optional.of(words), level);
    }

    /** Returns the same sound under another fingerprint. */
    public Take as(String otherFingerprint) {
        return new Take(otherFingerprint, samples, channels, complaint, level);
    }
}
