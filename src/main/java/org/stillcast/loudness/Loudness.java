package org.stillcast.loudness;

/**
 * How loud a sound is, and how high it goes.
 *
 * @param lufs integrated loudness of BS.1770-4; of less than 3 s that of its active 100 ms; negative infinity for silence
 * @param truePeak in dBTP; negative infinity for silence
 */
public record Loudness(double lufs, double truePeak) {
    /** What stands for negative infinity where numbers are whole, in hundredths: less than 24 bits can hold. */
    private static final int SILENCE = -20_000;

    /** Returns one that was written down in hundredths. */
    public static Loudness ofHundredths(int lufs, int truePeak) {
        return new Loudness(lufs / 100.0, truePeak / 100.0);
    }

    /** Returns the loudness in hundredths of a LUFS; -200 LUFS for silence. */
    public int lufsHundredths() {
        return hundredths(lufs);
    }

    /** Returns the peak in hundredths of a dBTP; -200 dBTP for silence. */
    public int truePeakHundredths() {
        return hundredths(truePeak);
    }

    private static int hundredths(double decibels) {
        return (int) Math.max(SILENCE, Math.rint(decibels * 100));
    }

    /** Returns the same in whole hundredths, as it is written down: what is computed from it comes out the same later. */
    public Loudness rounded() {
        return ofHundredths(lufsHundredths(), truePeakHundredths());
    }

    /** Tells whether it is silence, or noise that is no use to raise. */
    public boolean isNothing() {
        return !(lufs >= Levelling.LEAST_LUFS);
    }
}
