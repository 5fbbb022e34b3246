package org.stillcast.loudness;

/**
 * How loud a sound is, and how high it goes.
 *
 * @param lufs integrated loudness of BS.1770-4; of less than 3 s that of its active 100 ms; negative infinity for silence
 * @param truePeak in dBTP; negative infinity for silence
 */
public record Loudness(double lufs, double truePeak) {
    /** Tells whether it is silence, or noise that is no use to raise. */
    public boolean isNothing() {
        return !(lufs >= Levelling.LEAST_LUFS);
    }
}
