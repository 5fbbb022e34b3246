package org.stillcast.check;

import java.io.IOException;
import java.io.InputStream;

/**
 * How high a sound goes.
 *
 * @param samples of the sound; each counts once for all channels
 * @param channels of the sound
 * @param loudest root mean square of the loudest 100 ms of a channel, 0 to 32 768
 * @param clipped how many samples, of all channels, stand at full scale in rows of four and more
 */
public record SoundLevel(long samples, int channels, double loudest, long clipped) {
    private static final int SAMPLES_AT_A_TIME = 8192;
    private static final int HOPS_PER_SECOND = 10;

    /** A little less than full scale: a conversion of the rate moves what was cut off. */
    private static final int FULL_SCALE = 32_700;

    private static final int LEAST_ROW = 4;

    /**
     * Reads a sound to its end.
     *
     * @param au what ffmpeg writes as {@code -f au}; not closed
     * @throws IOException if the stream fails or has no sound
     */
    public static SoundLevel of(InputStream au) throws IOException {
        AuStream sound = AuStream.open(au);
        Channel[] channels = new Channel[sound.channels()];
        for (int i = 0; i < channels.length; i++) {
            channels[i] = new Channel(Math.max(1, sound.rateHz() / HOPS_PER_SECOND));
        }
        short[] values = new short[SAMPLES_AT_A_TIME * channels.length];
        long samples = 0;
        int read;
        do {
            read = sound.read(values, 0, SAMPLES_AT_A_TIME);
            for (int i = 0; i < channels.length; i++) {
                channels[i].add(values, i, channels.length, read);
            }
            samples += read;
        } while (read == SAMPLES_AT_A_TIME);
        double loudest = 0;
        long clipped = 0;
        for (Channel channel : channels) {
            channel.end();
            loudest = Math.max(loudest, channel.loudest);
            clipped += channel.clipped;
        }
        return new SoundLevel(samples, channels.length, loudest, clipped);
    }

    /** Returns the share of all samples that stand at full scale in rows. */
    public double clippedShare() {
        return samples == 0 ? 0 : (double) clipped / samples / channels;
    }

    private static final class Channel {
        private final int hop;
        private double squares;
        private int inHop;
        private double loudest;
        private int row;
        private long clipped;

        Channel(int hop) {
            this.hop = hop;
        }

        void add(short[] values, int first, int step, int count) {
            for (int i = 0, at = first; i < count; i++, at += step) {
                int value = values[at];
                squares += (double) value * value;
                if (++inHop == hop) {
                    endHop();
                }
                if (Math.abs(value) >= FULL_SCALE) {
                    row++;
                } else if (row > 0) {
                    endRow();
                }
            }
        }

        private void endHop() {
            loudest = Math.max(loudest, Math.sqrt(squares / inHop));
            squares = 0;
            inHop = 0;
        }

        private void endRow() {
            clipped += row >= LEAST_ROW ? row : 0;
            row = 0;
        }

        void end() {
            if (inHop > 0) {
                endHop();
            }
            endRow();
        }
    }
}
