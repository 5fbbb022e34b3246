package org.stillcast.check;

import org.stillcast.project.SampleRate;

/**
 * The grain of a sketch: a few samples that are drawn as one, their mean.
 *
 * <p>The mean leaves of a sound what lies below some 4 kHz. There coders keep the form of the wave; above it they may put
 * noise of their own.
 *
 * @param samples > 0
 * @param channels > 0
 */
record SketchResolution(int samples, int channels) {
    /** A cell is a run of so many grains, about 20 ms. */
    static final int PER_CELL = 128;

    private static final int LOUDNESS_STEP = 3;

    /** No tone that is usual in tests has a whole number of waves in a grain of this rate: nothing would be left of it. */
    private static final float PER_SECOND = 6857;

    static SketchResolution of(SampleRate rate, int channels) {
        return new SketchResolution(Math.max(1, Math.round(rate.hertz() / PER_SECOND)), channels);
    }

    /** Returns how many there are in a stretch of samples; the last one may be incomplete. */
    long in(long stretchSamples) {
        return Math.floorDiv(stretchSamples + samples - 1, samples);
    }

    int cellSamples() {
        return PER_CELL * samples;
    }

    /** Returns how many cells there are in a stretch of samples; the last one may be incomplete. */
    long cellsIn(long stretchSamples) {
        return Math.floorDiv(stretchSamples + cellSamples() - 1, cellSamples());
    }

    /**
     * Returns the root mean square of one channel of a stretch, with all that the grains leave out; every third sample
     * tells enough.
     */
    int loudness(short[] values, int first, int count) {
        long squares = 0;
        int position = first;
        for (int i = 0; i < count; i += LOUDNESS_STEP) {
            squares += values[position] * values[position];
            position += LOUDNESS_STEP * channels;
        }
        int looked = (count + LOUDNESS_STEP - 1) / LOUDNESS_STEP;
        return (int) Math.min(Short.MAX_VALUE, Math.round(Math.sqrt((double) squares / looked)));
    }

    /**
     * Reduces one channel of a stretch of sound to grains; what the last one lacks counts as silent.
     *
     * @param values interleaved samples
     * @param first index of the stretch's first value of the channel
     * @param count of samples
     * @param grains receives one value a grain
     */
    void grind(short[] values, int first, int count, float[] grains) {
        float share = 1f / samples;
        int whole = count / samples;
        int position = first;
        for (int i = 0; i < whole; i++) {
            int sum = 0;
            for (int k = 0; k < samples; k++) {
                sum += values[position];
                position += channels;
            }
            grains[i] = sum * share;
        }
        if (whole * samples < count) {
            int sum = 0;
            for (int k = whole * samples; k < count; k++) {
                sum += values[position];
                position += channels;
            }
            grains[whole] = sum * share;
        }
    }
}
