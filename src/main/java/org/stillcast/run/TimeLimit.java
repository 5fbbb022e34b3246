package org.stillcast.run;

import java.time.Duration;

import org.stillcast.project.SampleRate;

/** How long the work on a part may take before it is taken for hung. */
final class TimeLimit {
    /** Also where a part is short. */
    private static final Duration LEAST = Duration.ofMinutes(2);

    private TimeLimit() {}

    /**
     * Returns the limit.
     *
     * @param samples of the part
     * @param timesRealTime how fast the work is at least
     */
    static Duration of(long samples, SampleRate rate, int timesRealTime) {
        return LEAST.plusSeconds(samples / rate.hertz() / timesRealTime);
    }
}
