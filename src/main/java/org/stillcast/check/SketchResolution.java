package org.stillcast.check;

import org.stillcast.project.SampleRate;

/**
 * How fine a sketch is. A <em>point</em> is the mean of a few samples of one channel, a <em>cell</em> a run of points.
 *
 * <p>The mean leaves of a sound what lies below some 4 kHz. There coders keep the form of the wave; above it they may put
 * noise of their own.
 *
 * @param pointSamples samples that a point stands for, > 0
 * @param channels > 0
 */
record SketchResolution(int pointSamples, int channels) {
    /** About 20 ms. */
    static final int POINTS_PER_CELL = 128;

    private static final int LOUDNESS_STEP = 3;

    /** No tone that is usual in tests has a whole number of waves in a point of this rate: nothing would be left of it. */
    private static final float POINTS_PER_SECOND = 6857;

    static SketchResolution of(SampleRate rate, int channels) {
        return new SketchResolution(Math.max(1, Math.round(rate.hertz() / POINTS_PER_SECOND)), channels);
    }

    /** Returns how many points there are in a stretch of samples; the last one may be incomplete. */
    long pointsIn(long stretchSamples) {
        return Math.floorDiv(stretchSamples + pointSamples - 1, pointSamples);
    }

    int cellSamples() {
        return POINTS_PER_CELL * pointSamples;
    }

    /** Returns how many cells there are in a stretch of samples; the last one may be incomplete. */
    long cellsIn(long stretchSamples) {
        return Math.floorDiv(stretchSamples + cellSamples() - 1, cellSamples());
    }

    /**
     * Returns the root mean square of one channel of a stretch, with all that the points leave out; every third sample
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
     * Reduces one channel of a stretch of sound to points; what the last one lacks counts as silent.
     *
     * @param values interleaved samples
     * @param first index of the stretch's first value of the channel
     * @param count of samples
     * @param points receives one value a point
     */
    void downsample(short[] values, int first, int count, float[] points) {
        float share = 1f / pointSamples;
        int whole = count / pointSamples;
        int position = first;
        for (int i = 0; i < whole; i++) {
            int sum = 0;
            for (int k = 0; k < pointSamples; k++) {
                sum += values[position];
                position += channels;
            }
            points[i] = sum * share;
        }
        if (whole * pointSamples < count) {
            int sum = 0;
            for (int k = whole * pointSamples; k < count; k++) {
                sum += values[position];
                position += channels;
            }
            points[whole] = sum * share;
        }
    }
}
