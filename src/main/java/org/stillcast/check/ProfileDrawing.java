package org.stillcast.check;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

import org.stillcast.work.ClipPiece;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.SoundPiece;

/**
 * Draws how loud a part is from the sketches of its segments, of which it reads one byte a cell: nothing is decoded again.
 *
 * <p>Needs the memory of the profile, however long the part is.
 */
public final class ProfileDrawing {
    /** As many as a wide screen has dots for. */
    private static final int MOST_COLUMNS = 1200;

    private static final int FULL_SCALE = 1 << 15;
    private static final double SILENCE_DB = -96;
    private static final int STEPS_PER_DB = 2;

    private final JoinOrder part;
    private final SketchSource sketches;
    private final SketchResolution resolution;
    private final double[] loudest;
    private final short[] rmsTenths;

    /**
     * @param sketches of the part's segments
     */
    public ProfileDrawing(JoinOrder part, SketchSource sketches) {
        this.part = part;
        this.sketches = sketches;
        resolution = SketchResolution.of(part.sampleRate(), part.channels());
        loudest = new double[(int) Math.min(MOST_COLUMNS, resolution.cellsIn(part.samples()))];
        rmsTenths = new short[(int) part.clipPieces().count()];
    }

    /**
     * Draws it.
     *
     * @throws IOException if a sketch is not there, cannot be read, or breaks off
     */
    public PartProfile draw() throws IOException {
        long start = 0;
        int clip = 0;
        for (SoundPiece piece : part.pieces()) {
            if (piece instanceof ClipPiece heard) {
                rmsTenths[clip++] = (short) Math.round(10 * decibels(draw(heard, start)));
            }
            start += piece.samples();
        }
        byte[] columns = new byte[loudest.length];
        for (int column = 0; column < columns.length; column++) {
            columns[column] = (byte) Math.round(STEPS_PER_DB * (decibels(loudest[column]) - SILENCE_DB));
        }
        return PartProfile.of(columns, rmsTenths);
    }

    /** Cells that a cut goes through count for both sides of it. */
    private double draw(ClipPiece clip, long start) throws IOException {
        int cellSamples = resolution.cellSamples();
        long first = clip.fromSample() / cellSamples;
        long end = resolution.cellsIn(clip.fromSample() + clip.samples());
        double sum = 0;
        try (InputStream sketch = new BufferedInputStream(sketches.open(clip))) {
            sketch.skipNBytes(first * (1 + SketchResolution.POINTS_PER_CELL) * resolution.channels());
            for (long cell = first; cell < end; cell++) {
                long left = clip.take().samples() - cell * cellSamples;
                double square = readCell(sketch, (int) resolution.pointsIn(Math.min(cellSamples, left)));
                sum += square;
                put(start - clip.fromSample() + cell * cellSamples, square);
            }
        }
        return sum / (end - first);
    }

    /** Returns the mean square of all channels. */
    private double readCell(InputStream sketch, int points) throws IOException {
        double squares = 0;
        for (int channel = 0; channel < resolution.channels(); channel++) {
            int loudness = sketch.read();
            if (loudness < 0) {
                throw new EOFException("the sketch breaks off");
            }
            sketch.skipNBytes(points);
            double value = SketchCode.value((byte) loudness);
            squares += value * value;
        }
        return squares / resolution.channels();
    }

    private void put(long sample, double square) {
        long column = Math.max(0, sample) * loudest.length / part.samples();
        int at = (int) Math.min(column, loudest.length - 1);
        loudest[at] = Math.max(loudest[at], square);
    }

    private static double decibels(double square) {
        double decibels = 10 * Math.log10(square / ((double) FULL_SCALE * FULL_SCALE));
        return Math.max(SILENCE_DB, Math.min(0, decibels));
    }
}
