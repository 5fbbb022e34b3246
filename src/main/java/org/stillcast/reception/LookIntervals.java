package org.stillcast.reception;

import java.time.Duration;

/** How often something is looked at that may stay as it is for minutes or months. */
final class LookIntervals {
    /** What is the same at two looks has to be so for some time, even if the first one came about late. */
    private static final Duration SHORTEST = Duration.ofMillis(400);

    private static final Duration LONGEST = Duration.ofSeconds(10);
    /** A look may take a fifth of the time. */
    private static final int PER_LOOK = 5;
    /** What has stayed for a minute may be looked at six seconds later. */
    private static final int PER_PAUSE = 10;

    private LookIntervals() {}

    /**
     * Returns the pause after a look.
     *
     * @param ofLook how long that took
     * @param stayed how long nothing has happened
     */
    static Duration after(Duration ofLook, Duration stayed) {
        Duration ofStay = shorter(stayed.dividedBy(PER_PAUSE), LONGEST);
        return longer(SHORTEST, longer(ofLook.multipliedBy(PER_LOOK), ofStay));
    }

    static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? b : a;
    }
}
