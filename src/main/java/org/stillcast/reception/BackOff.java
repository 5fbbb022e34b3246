package org.stillcast.reception;

import java.time.Duration;
import java.time.Instant;

/** Pauses between tries, each twice as long as the one before. */
final class BackOff {
    private final Duration first;
    private final Duration longest;
    private Duration next;
    private Instant until = Instant.MIN;

    BackOff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        next = first;
    }

    /** Begins a pause. */
    void begin(Instant now) {
        until = now.plus(next);
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    /** Ends the pause, and begins with the shortest one the next time. */
    void forget() {
        until = Instant.MIN;
        next = first;
    }

    boolean isOver(Instant now) {
        boolean clockWasSetBack = until.isAfter(now.plus(longest));
        return clockWasSetBack || !now.isBefore(until);
    }

    Instant until() {
        return until;
    }
}
