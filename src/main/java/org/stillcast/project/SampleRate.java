package org.stillcast.project;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * Samples per second of a sound; a sample counts once for all channels.
 *
 * @param hertz > 0
 */
public record SampleRate(int hertz) {
    private static final long MILLIS_PER_SECOND = 1000;
    private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000L);

    public SampleRate {
        if (hertz <= 0) {
            throw new IllegalArgumentException("sample rate must be > 0 Hz, was " + hertz);
        }
    }

    /** Returns how many whole samples fit into a duration. */
    public long samplesIn(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds())
                .multiply(NANOS_PER_SECOND)
                .add(BigDecimal.valueOf(duration.getNano()))
                .multiply(BigDecimal.valueOf(hertz))
                .divide(NANOS_PER_SECOND, RoundingMode.FLOOR)
                .longValueExact();
    }

    /** Returns the samples that are nearest to a number of seconds. */
    public long samplesIn(BigDecimal seconds) {
        return seconds.multiply(BigDecimal.valueOf(hertz))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** Returns the whole milliseconds that are nearest to a place in the sound, of two equally near ones the later. */
    public long nearestMillis(long samples) {
        return Math.floorDiv(Math.addExact(Math.multiplyExact(samples, 2 * MILLIS_PER_SECOND), hertz), 2L * hertz);
    }

    /** Returns the whole milliseconds that end before a place in the sound, or there. */
    public long millisBefore(long samples) {
        return Math.floorDiv(Math.multiplyExact(samples, MILLIS_PER_SECOND), (long) hertz);
    }

    /** Returns a length in seconds, rounded half up to a number of decimals; its plain text has no exponent. */
    public BigDecimal seconds(long samples, int decimals) {
        return BigDecimal.valueOf(samples).divide(BigDecimal.valueOf(hertz), decimals, RoundingMode.HALF_UP);
    }
}
