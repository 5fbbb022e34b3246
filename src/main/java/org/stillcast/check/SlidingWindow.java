package org.stillcast.check;

import java.io.IOException;
import java.util.Arrays;

/**
 * A window on a sound that is read once: the samples from a position on, which moves from the start of the sound to its end.
 * Before the sound and behind it there is silence.
 */
final class SlidingWindow {
    private final AuStream sound;
    private final short[] values;
    private final int channels;
    private long first;
    private int count;
    private long read;
    private boolean ended;

    /**
     * @param capacity samples of the longest stretch
     */
    SlidingWindow(AuStream sound, int capacity) {
        this.sound = sound;
        this.channels = sound.channels();
        this.values = new short[capacity * channels];
    }

    /**
     * Moves on to a stretch.
     *
     * @param start its first sample; not before that of the stretch before
     * @param samples its length, at most the capacity
     */
    void moveTo(long start, int samples) throws IOException {
        int kept = (int) Math.max(0, Math.min(count, first + count - start));
        System.arraycopy(values, (count - kept) * channels, values, 0, kept * channels);
        int position = kept;
        if (start + position < 0) {
            int before = (int) Math.min(samples - position, -(start + position));
            Arrays.fill(values, position * channels, (position + before) * channels, (short) 0);
            position += before;
        }
        while (!ended && read < start + position) {
            readInto(position, (int) Math.min(start + position - read, values.length / channels - position));
        }
        if (!ended && position < samples) {
            position += readInto(position, samples - position);
        }
        Arrays.fill(values, Math.min(position, samples) * channels, samples * channels, (short) 0);
        first = start;
        count = samples;
    }

    private int readInto(int position, int wanted) throws IOException {
        int got = sound.read(values, position * channels, wanted);
        read += got;
        ended = got < wanted;
        return got;
    }

    /** Reads the rest, and returns the samples of the whole sound. */
    long length() throws IOException {
        while (!ended) {
            readInto(0, values.length / channels);
        }
        return read;
    }

    /** Returns how many samples of the sound are known so far to be there. */
    long read() {
        return read;
    }

    /**
     * Reduces a stretch of one channel to points, each the mean of a few samples.
     *
     * @param start of the stretch, a sample of the window
     */
    void downsample(SketchResolution resolution, long start, int samples, int channel, float[] points) {
        resolution.downsample(values, (int) (start - first) * channels + channel, samples, points);
    }
}
