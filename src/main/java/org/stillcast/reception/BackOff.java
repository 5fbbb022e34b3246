package org.stillcast.reception;

import java.time.Duration;
import java.time.Instant;

/** Pauses between tries, each twice as long as the one before. */
final class BackOff {
    /** What is tried again, and how long the pauses are. */
    enum Policy {
        /** Of a manifest's project that was interrupted. */
        PROJECT(Duration.ofSeconds(5), Duration.ofMinutes(5)),
        /** Of the folders that every project needs, while they cannot be written. */
        FOLDERS(Duration.ofSeconds(5), Duration.ofMinutes(1)),
        /** Of a line in the log about what changes all the time. */
        LOG_LINE(Duration.ofSeconds(10), Duration.ofMinutes(5));

        private final Duration first;
        private final Duration longest;

        Policy(Duration first, Duration longest) {
            this.first = first;
            this.longest = longest;
        }
    }

    private final Policy policy;
    private Duration next;
    private Instant until = Instant.MIN;

    BackOff(Policy policy) {
        this.policy = policy;
        next = policy.first;
    }

    /** Begins a pause. */
    void begin(Instant now) {
        until = now.plus(next);
        next = LookIntervals.shorter(next.multipliedBy(2), policy.longest);
    }

    /** Ends the pause, and begins with the shortest one the next time. */
    void forget() {
        until = Instant.MIN;
        next = policy.first;
    }

    boolean isOver(Instant now) {
        boolean clockWasSetBack = until.isAfter(now.plus(policy.longest));
        return clockWasSetBack || !now.isBefore(until);
    }

    Instant until() {
        return until;
    }
}
