package org.stillcast.check;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The cells of a sketch that are compared at once, some 0.6 s. One block is filled with the next cells again and again. */
final class SketchBlock {
    /** A rest of fewer cells than half of this goes with the run before. */
    static final int CELLS = 32;

    static final int MOST_CELLS = CELLS + CELLS / 2;

    private final SketchResolution resolution;
    private final float[][] points;
    private final float[][] loudness;
    private final byte[] codes = new byte[1 + SketchResolution.POINTS_PER_CELL];
    private int count;

    SketchBlock(SketchResolution resolution) {
        this.resolution = resolution;
        points = new float[resolution.channels()][MOST_CELLS * SketchResolution.POINTS_PER_CELL];
        loudness = new float[resolution.channels()][MOST_CELLS];
    }

    /** Returns where the first cell begins that has nothing of what is before a sample. */
    long firstCellBehind(long sample) {
        return resolution.cellsIn(sample) * resolution.cellSamples();
    }

    /** Returns where the last cell ends that has nothing of what is behind a sample. */
    long lastCellBefore(long sample) {
        return sample / resolution.cellSamples() * resolution.cellSamples();
    }

    /**
     * Leaves the first cells of a sketch out.
     *
     * @param samples that they have, see {@link #firstCellBehind}
     * @throws IOException if it cannot be read, or breaks off
     */
    void skip(InputStream sketch, long samples) throws IOException {
        long cells = samples / resolution.cellSamples();
        sketch.skipNBytes(cells * (1 + SketchResolution.POINTS_PER_CELL) * resolution.channels());
    }

    /**
     * Fills it with the next run.
     *
     * @param samplesLeft of the sound from here to its end, > 0
     * @return samples in it
     * @throws EOFException if the sketch breaks off
     * @throws IOException if it cannot be read
     */
    int read(InputStream sketch, long samplesLeft) throws IOException {
        long cellsLeft = resolution.cellsIn(samplesLeft);
        int cells = (int) (cellsLeft <= MOST_CELLS ? cellsLeft : CELLS);
        int samples = (int) Math.min(samplesLeft, (long) cells * resolution.cellSamples());
        count = (int) resolution.pointsIn(samples);
        for (int cell = 0; cell < cells; cell++) {
            int first = cell * SketchResolution.POINTS_PER_CELL;
            int inCell = Math.min(SketchResolution.POINTS_PER_CELL, count - first);
            for (int channel = 0; channel < resolution.channels(); channel++) {
                if (sketch.readNBytes(codes, 0, 1 + inCell) <= inCell) {
                    throw new EOFException("the sketch breaks off");
                }
                loudness[channel][cell] = SketchCode.value(codes[0]);
                for (int i = 0; i < inCell; i++) {
                    points[channel][first + i] = SketchCode.value(codes[1 + i]);
                }
            }
        }
        return samples;
    }

    /** Returns how many points there are. */
    int count() {
        return count;
    }

    int cells() {
        return (count + SketchResolution.POINTS_PER_CELL - 1) / SketchResolution.POINTS_PER_CELL;
    }

    float[] points(int channel) {
        return points[channel];
    }

    /** Returns the root mean square of each cell, with all that the points leave out. */
    float[] loudness(int channel) {
        return loudness[channel];
    }
}
