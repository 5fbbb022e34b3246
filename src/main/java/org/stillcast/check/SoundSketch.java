package org.stillcast.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.stillcast.loudness.LoudnessMeter;
import org.stillcast.loudness.LoudnessProfile;
import org.stillcast.project.SampleRate;

/**
 * A sketch of a sound that has been drawn: some 7 KB for each second and channel, enough to know the sound again and to
 * tell where it is to a fraction of a millisecond.
 *
 * @param samples of the sound
 * @param channels of the sound
 */
public record SoundSketch(long samples, int channels) {
    private static final int CELLS_AT_A_TIME = 32;

    /** Returns the length of the sketch of a sound in bytes: one for each point, and one for each cell. */
    public static long bytes(long samples, SampleRate rate, int channels) {
        SketchResolution resolution = SketchResolution.of(rate, channels);
        return Math.multiplyExact(resolution.pointsIn(samples) + resolution.cellsIn(samples), channels);
    }

    /**
     * Draws a sound.
     *
     * @param au what ffmpeg writes as {@code -f au}; read to its end, not closed
     * @param sketch receives it; not closed
     * @throws IOException if a stream fails or the sound has no head
     */
    public static SoundSketch draw(InputStream au, OutputStream sketch) throws IOException {
        return draw(AuStream.open(au), sketch, (values, samples) -> {});
    }

    /**
     * Draws a sound, and measures it on the way.
     *
     * @param au what ffmpeg writes as {@code -f au}; read to its end, not closed
     * @param sketch receives it; not closed
     * @throws IOException if a stream fails or the sound has no head
     */
    public static LoudnessProfile drawAndMeasure(InputStream au, OutputStream sketch) throws IOException {
        AuStream sound = AuStream.open(au);
        LoudnessMeter meter = new LoudnessMeter(sound.rateHz(), sound.channels());
        draw(sound, sketch, meter::add);
        return meter.end();
    }

    /** Is given a sound while it goes by. */
    @FunctionalInterface
    private interface Listener {
        /**
         * Takes the next samples.
         *
         * @param values channels interleaved, from index 0 on
         * @param samples that are to be taken
         */
        void hear(short[] values, int samples);
    }

    private static SoundSketch draw(AuStream sound, OutputStream sketch, Listener listener) throws IOException {
        int channels = sound.channels();
        SketchResolution resolution = SketchResolution.of(new SampleRate(sound.rateHz()), channels);
        int most = CELLS_AT_A_TIME * resolution.cellSamples();
        short[] values = new short[most * channels];
        float[] points = new float[CELLS_AT_A_TIME * SketchResolution.POINTS_PER_CELL];
        byte[] cell = new byte[SketchResolution.POINTS_PER_CELL + 1];
        long samples = 0;
        int read;
        do {
            read = sound.read(values, 0, most);
            listener.hear(values, read);
            for (int start = 0; start < read; start += resolution.cellSamples()) {
                int count = Math.min(resolution.cellSamples(), read - start);
                for (int channel = 0; channel < channels; channel++) {
                    int first = start * channels + channel;
                    resolution.downsample(values, first, count, points);
                    cell[0] = SketchCode.of(resolution.loudness(values, first, count));
                    int inCell = (int) resolution.pointsIn(count);
                    for (int i = 0; i < inCell; i++) {
                        cell[1 + i] = SketchCode.of((int) points[i]);
                    }
                    sketch.write(cell, 0, 1 + inCell);
                }
            }
            samples += read;
        } while (read == most);
        return new SoundSketch(samples, channels);
    }
}
