package org.stillcast.check;

import java.util.Base64;
import java.util.OptionalInt;

/**
 * How loud a part is from its start to its end, and how loud what is heard of each clip in it is. Immutable; empty if nobody
 * knows.
 */
public final class PartProfile {
    /** Of a part that was made before anybody drew one. */
    public static final PartProfile UNKNOWN = new PartProfile("", new short[0]);

    private final String waveform;
    private final short[] rmsTenths;

    private PartProfile(String waveform, short[] rmsTenths) {
        this.waveform = waveform;
        this.rmsTenths = rmsTenths;
    }

    /**
     * Returns one.
     *
     * @param columns as many stretches of the same length, how loud each is at its loudest: in half decibels above -96 dB, as
     *     unsigned bytes
     * @param rmsTenths of what is heard of each clip, in order: its root mean square in tenths of a decibel below full scale
     */
    static PartProfile of(byte[] columns, short[] rmsTenths) {
        return new PartProfile(Base64.getEncoder().encodeToString(columns), rmsTenths.clone());
    }

    /**
     * Returns one that is listed somewhere.
     *
     * @param waveform what {@link #waveform} has returned
     * @param rmsTenths of each clip, in order
     */
    public static PartProfile listed(String waveform, short[] rmsTenths) {
        return new PartProfile(waveform, rmsTenths.clone());
    }

    /** Returns the loudness of stretches of the same length, a byte each, in Base64; empty if nobody knows. */
    public String waveform() {
        return waveform;
    }

    /**
     * Returns the root mean square of what is heard of a clip, in tenths of a decibel below full scale.
     *
     * @param clip its index among what is heard of clips in the part
     */
    public OptionalInt rmsTenths(int clip) {
        return clip < rmsTenths.length ? OptionalInt.of(rmsTenths[clip]) : OptionalInt.empty();
    }
}
