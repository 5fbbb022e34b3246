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

    /** Returns a length in seconds, rounded half up to a number of decimals; its plain text has no exponent. */
    public BigDecimal seconds(long samples, int decimals) {
        return BigDecimal.valueOf(samples).divide(BigDecimal.valueOf(hertz), decimals, RoundingMode.HALF_UP);
    }
}
