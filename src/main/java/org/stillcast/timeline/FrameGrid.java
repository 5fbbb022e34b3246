package org.stillcast.timeline;

import org.stillcast.project.SampleRate;

/**
 * Video frames laid over the samples of a part.
 *
 * <p>A boundary is always rounded on the samples since the start of the part and never on one clip's own length, so
 * that the distance between picture and sound stays within half a frame however many clips there are.
 *
 * @param framesPerSecond whole frames per second, > 0
 * @param sampleRate of the part's sound
 */
public record FrameGrid(int framesPerSecond, SampleRate sampleRate) {
    public FrameGrid {
        if (framesPerSecond <= 0) {
            throw new IllegalArgumentException("frame rate must be > 0 per second, was " + framesPerSecond);
        }
    }

    /**
     * Returns the number of the frame boundary that is nearest to a position in the sound; of two equally near ones the
     * later.
     *
     * @param samples samples since the start of the part, >= 0
     * @throws ArithmeticException if twice the product with the frame rate exceeds a long
     */
    public long boundaryAt(long samples) {
        long doubled = Math.multiplyExact(2L * framesPerSecond, samples);
        return Math.floorDiv(Math.addExact(doubled, sampleRate.hertz()), 2L * sampleRate.hertz());
    }

    /** Returns the frames that a part of this many samples shows: the nearest number, but at least one. */
    public long framesUnder(long samples) {
        return Math.max(1, boundaryAt(samples));
    }
}
