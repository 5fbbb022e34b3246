package org.stillcast.check;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A run of cells of a sketch: all that is looked at in one go. Filled again and again. */
final class SketchBlock {
    /** A rest of fewer cells than half of this goes with the run before. */
    static final int CELLS = 32;

    static final int MOST_CELLS = CELLS + CELLS / 2;

    private final SketchResolution grain;
    private final float[][] grains;
    private final float[][] loudness;
    private final byte[] shades = new byte[1 + SketchResolution.PER_CELL];
    private int count;

    SketchBlock(SketchResolution grain) {
        this.grain = grain;
        grains = new float[grain.channels()][MOST_CELLS * SketchResolution.PER_CELL];
        loudness = new float[grain.channels()][MOST_CELLS];
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
        long cellsLeft = grain.cellsIn(samplesLeft);
        int cells = (int) (cellsLeft <= MOST_CELLS ? cellsLeft : CELLS);
        int samples = (int) Math.min(samplesLeft, (long) cells * grain.cellSamples());
        count = (int) grain.in(samples);
        for (int cell = 0; cell < cells; cell++) {
            int first = cell * SketchResolution.PER_CELL;
            int inCell = Math.min(SketchResolution.PER_CELL, count - first);
            for (int channel = 0; channel < grain.channels(); channel++) {
                if (sketch.readNBytes(shades, 0, 1 + inCell) <= inCell) {
                    throw new EOFException("the sketch breaks off");
                }
                loudness[channel][cell] = SketchCode.value(shades[0]);
                for (int i = 0; i < inCell; i++) {
                    grains[channel][first + i] = SketchCode.value(shades[1 + i]);
                }
            }
        }
        return samples;
    }

    /** Returns how many grains there are. */
    int count() {
        return count;
    }

    int cells() {
        return (count + SketchResolution.PER_CELL - 1) / SketchResolution.PER_CELL;
    }

    float[] grains(int channel) {
        return grains[channel];
    }

    /** Returns the root mean square of each cell, with all that the grains leave out. */
    float[] loudness(int channel) {
        return loudness[channel];
    }
}
