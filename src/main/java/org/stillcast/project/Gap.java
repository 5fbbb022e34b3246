package org.stillcast.project;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

import org.stillcast.text.DurationText;

/**
 * The pause behind a clip, as a manifest says it: a time, or a multiple of the clip's own length. A multiple is rounded to
 * the nearest hundredth of a second, so that a course of thousands of clips has at most a hundred kinds of rest behind
 * the last whole second.
 *
 * @param value seconds, or how many times the clip's length, >= 0
 * @param timesTheClip whether it is a multiple
 */
public record Gap(BigDecimal value, boolean timesTheClip) {
    /** No pause. */
    public static final Gap NONE = new Gap(BigDecimal.ZERO, false);

    private static final BigDecimal HUNDREDTHS = BigDecimal.valueOf(100);
    private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000L);

    public Gap {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("a gap must be >= 0, was " + value);
        }
    }

    /** Returns one of so many hundredths of a second, as multiples are rounded to. */
    public static Gap hundredths(long count) {
        return new Gap(BigDecimal.valueOf(count).divide(HUNDREDTHS), false);
    }

    /**
     * Reads a gap.
     *
     * @param text a number of seconds, a time as {@link DurationText} has them, or a number and {@code x}
     * @throws IllegalArgumentException if it is something else
     */
    public static Gap parse(String text) {
        if (text.endsWith("x")) {
            return new Gap(new BigDecimal(text.substring(0, text.length() - 1)), true);
        }
        if (text.matches("[0-9.Ee+-]+")) {
            return new Gap(new BigDecimal(text), false);
        }
        Duration time = DurationText.parse(text);
        BigDecimal nanos = BigDecimal.valueOf(time.getSeconds())
                .multiply(NANOS_PER_SECOND)
                .add(BigDecimal.valueOf(time.getNano()));
        return new Gap(nanos.divide(NANOS_PER_SECOND), false);
    }

    /**
     * Returns how long it is behind a clip, to the nearest sample.
     *
     * @param clipSamples length of the clip, > 0
     */
    public long samples(long clipSamples, SampleRate rate) {
        return rate.samplesIn(timesTheClip ? rounded(clipSamples, rate) : value);
    }

    private BigDecimal rounded(long clipSamples, SampleRate rate) {
        return value.multiply(BigDecimal.valueOf(clipSamples))
                .multiply(HUNDREDTHS)
                .divide(BigDecimal.valueOf(rate.hertz()), 0, RoundingMode.HALF_UP)
                .divide(HUNDREDTHS);
    }
}
