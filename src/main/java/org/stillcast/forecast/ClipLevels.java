package org.stillcast.forecast;

import java.util.Optional;

import org.stillcast.check.SoundLevel;

/** How high the sounds of clips go that were decoded, by their positions. Safe for several threads that put those of different clips. */
public final class ClipLevels {
    private final long[] samples;
    private final int[] channels;
    private final double[] loudest;
    private final long[] clipped;

    ClipLevels(int clips) {
        samples = new long[clips];
        channels = new int[clips];
        loudest = new double[clips];
        clipped = new long[clips];
    }

    void put(int clip, SoundLevel level) {
        samples[clip] = level.samples();
        channels[clip] = level.channels();
        loudest[clip] = level.loudest();
        clipped[clip] = level.clipped();
    }

    /** Returns how many samples each clip has; 0 if it could not be decoded. */
    long[] samples() {
        return samples.clone();
    }

    /** Returns the level of a clip; empty if it could not be decoded. */
    public Optional<SoundLevel> get(int clip) {
        return samples[clip] == 0
                ? Optional.empty()
                : Optional.of(new SoundLevel(samples[clip], channels[clip], loudest[clip], clipped[clip]));
    }
}
