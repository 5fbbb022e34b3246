package org.stillcast.loudness;

import java.util.Arrays;

/**
 * Measures a sound while it goes by, as of ITU-R BS.1770-4 and EBU R 128. For each second it keeps ten pairs of
 * numbers, and so 7 MB for a day of sound. Not safe for several threads.
 */
public final class LoudnessMeter {
    private static final int FIRST_HOPS = 64;

    private final int channels;
    private final int hopSamples;
    private final KWeighting[] weightings;
    private final TruePeak[] truePeaks;
    private float[] energies = new float[FIRST_HOPS];
    private float[] peaks = new float[FIRST_HOPS];
    private int hops;
    private int inHop;
    private double energy;
    private int highest;

    /**
     * @param rateHz samples per second, at least 1000
     * @param channels 1 or 2, each of which counts as one in front of the listener: mono is 3 LU less than the same on
     *     two channels
     */
    public LoudnessMeter(int rateHz, int channels) {
        if (rateHz < 1000) {
            throw new IllegalArgumentException("sample rate must be at least 1000 Hz, was " + rateHz);
        }
        this.channels = channels;
        hopSamples = rateHz / LoudnessProfile.HOPS_PER_SECOND;
        weightings = new KWeighting[channels];
        Arrays.setAll(weightings, channel -> new KWeighting(rateHz));
        truePeaks = new TruePeak[channels];
        Arrays.setAll(truePeaks, channel -> new TruePeak());
    }

    /**
     * Takes the next samples.
     *
     * @param values of 16 bits, channels interleaved, from index 0 on
     * @param samples that are to be taken; each counts once for all channels
     */
    public void add(short[] values, int samples) {
        for (int channel = 0; channel < channels; channel++) {
            truePeaks[channel].add(values, channel, channels, samples);
        }
        for (int start = 0; start < samples; ) {
            int count = Math.min(hopSamples - inHop, samples - start);
            for (int channel = 0; channel < channels; channel++) {
                energy += weightings[channel].energy(values, start * channels + channel, channels, count);
            }
            for (int i = start * channels; i < (start + count) * channels; i++) {
                highest = Math.max(highest, Math.abs(values[i]));
            }
            start += count;
            inHop += count;
            if (inHop == hopSamples) {
                endHop(hopSamples);
            }
        }
    }

    /** Returns what was measured; nothing can be added any more. */
    public LoudnessProfile end() {
        int whole = hops;
        if (inHop > 0) {
            endHop(hops == 0 ? inHop : hopSamples);
        }
        double truePeak =
                Arrays.stream(truePeaks).mapToDouble(TruePeak::end).max().orElse(0);
        return new LoudnessProfile(Arrays.copyOf(energies, hops), Arrays.copyOf(peaks, hops), whole, truePeak);
    }

    private void endHop(int length) {
        if (hops == energies.length) {
            int more = hops + hops / 2;
            energies = Arrays.copyOf(energies, more);
            peaks = Arrays.copyOf(peaks, more);
        }
        energies[hops] = (float) (energy / length);
        peaks[hops] = highest / 32768f;
        hops++;
        inHop = 0;
        energy = 0;
        highest = 0;
    }
}
