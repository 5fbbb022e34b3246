package org.stillcast.loudness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sounds made for tests, of 48 kHz: stretches one behind the other. */
final class Signals {
    static final int RATE = 48_000;

    private final int channels;
    private final List<short[]> stretches = new ArrayList<>();

    Signals(int channels) {
        this.channels = channels;
    }

    /** Adds a sine on all channels, in phase. */
    Signals sine(double hertz, double peakDbfs, double seconds) {
        return sine(hertz, peakDbfs, 0, seconds);
    }

    /** The same, from a phase; it swells and fades for 20 ms, since a sudden begin has higher true peaks than a sine. */
    Signals swell(double hertz, double peakDbfs, double degrees, double seconds) {
        sine(hertz, peakDbfs, degrees, seconds);
        short[] values = stretches.get(stretches.size() - 1);
        int length = RATE / 50 * channels;
        for (int i = 0; i < length; i++) {
            values[i] = (short) (values[i] * i / length);
            values[values.length - 1 - i] = (short) (values[values.length - 1 - i] * i / length);
        }
        return this;
    }

    private Signals sine(double hertz, double peakDbfs, double degrees, double seconds) {
        int samples = (int) Math.round(seconds * RATE);
        short[] values = new short[samples * channels];
        double amplitude = 32768 * Math.pow(10, peakDbfs / 20);
        for (int i = 0; i < values.length; i++) {
            int sample = i / channels;
            double angle = 2 * Math.PI * hertz * sample / RATE + Math.toRadians(degrees);
            values[i] = (short) Math.min(Short.MAX_VALUE, Math.rint(amplitude * Math.sin(angle)));
        }
        stretches.add(values);
        return this;
    }

    Signals silence(double seconds) {
        stretches.add(new short[(int) Math.round(seconds * RATE) * channels]);
        return this;
    }

    /**
     * Adds what goes like speech: syllables of a voice with many harmonics, four a second, each with a peak that sticks out.
     *
     * @param amplitude of its swell, of full scale
     * @param peak what sticks out, of full scale
     */
    Signals syllables(double amplitude, double peak, double seconds) {
        int samples = (int) Math.round(seconds * RATE);
        short[] values = new short[samples * channels];
        for (int i = 0; i < values.length; i++) {
            int sample = i / channels;
            double time = (double) sample / RATE;
            double swell = Math.pow(Math.sin(Math.PI * 4 * time), 2);
            double voice = 0;
            for (int harmonic = 1; harmonic <= 12; harmonic++) {
                voice += Math.sin(2 * Math.PI * 140 * harmonic * time + harmonic * harmonic) / harmonic;
            }
            double burst = Math.exp(-Math.pow((time * 4 % 1 - 0.5) * 100, 2)) * Math.sin(2 * Math.PI * 1700 * time);
            values[i] = (short) Math.rint(32767 * (amplitude * swell * voice / 2 + peak * burst));
        }
        stretches.add(values);
        return this;
    }

    short[] values() {
        short[] all =
                new short[stretches.stream().mapToInt(stretch -> stretch.length).sum()];
        int at = 0;
        for (short[] stretch : stretches) {
            System.arraycopy(stretch, 0, all, at, stretch.length);
            at += stretch.length;
        }
        return all;
    }

    LoudnessProfile measured() {
        return measured(values(), channels);
    }

    /** Measures in uneven pieces. */
    static LoudnessProfile measured(short[] values, int channels) {
        LoudnessMeter meter = new LoudnessMeter(RATE, channels);
        int piece = 1;
        for (int at = 0; at < values.length; at += piece * channels) {
            piece = piece % 9973 + 1237;
            short[] some = Arrays.copyOfRange(values, at, Math.min(values.length, at + piece * channels));
            meter.add(some, some.length / channels);
        }
        return meter.end();
    }
}
