package org.stillcast.loudness;

/**
 * How loud the clips of a project are to be.
 *
 * @param lufs from {@value #LEAST} to {@value #MOST}
 * @param scope what gets a gain of its own
 */
public record LoudnessTarget(double lufs, Scope scope) {
    /** The quietest target; what is quieter than -50 LUFS is left as it is, and targets are far from that. */
    public static final int LEAST = -36;

    /** The loudest target: speech with 6 dB taken off its peaks comes to no more. */
    public static final int MOST = -8;

    /** What gets a gain of its own. */
    public enum Scope {
        /** Each clip. */
        CLIP,
        /** All clips get the same. */
        PROJECT
    }

    /** @throws IllegalArgumentException if the loudness is out of range or no number */
    public LoudnessTarget {
        if (!(lufs >= LEAST && lufs <= MOST)) {
            throw new IllegalArgumentException(
                    "target must be from %d to %d LUFS, was %s".formatted(LEAST, MOST, lufs));
        }
    }
}
