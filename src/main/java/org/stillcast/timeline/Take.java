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
 */
public record Take(String fingerprint, long samples, int channels, Optional<String> complaint) {
    public Take {
        if (samples <= 0) {
            throw new IllegalArgumentException("a take has at least one sample, was " + samples);
        }
        if (channels != 1 && channels != 2) {
            throw new IllegalArgumentException("a take has one or two channels, was " + channels);
        }
    }

    /** Returns the same with something that is to be said about its clip. */
    public Take withComplaint(String words) {
        return new Take(fingerprint, samples, channels, Optional.of(words));
    }

    /** Returns the same sound under another fingerprint. */
    public Take as(String otherFingerprint) {
        return new Take(otherFingerprint, samples, channels, complaint);
    }
}
