package org.stillcast.retry;

import java.time.Duration;
import java.time.Instant;

/** Pauses between tries, each twice as long as the one before. Not safe for use by several threads at once. */
public final class BackOff {
    /** What is tried again, and how long the pauses are. */
    public enum Policy {
        /** Of a manifest's project that was interrupted. */
        PROJECT(Duration.ofSeconds(5), Duration.ofMinutes(5)),
        /** Of the folders that every project needs, while they cannot be written. */
        FOLDERS(Duration.ofSeconds(5), Duration.ofMinutes(1)),
        /** Of messages that a receiver has refused. */
        MESSAGES(Duration.ofSeconds(5), Duration.ofMinutes(1)),
        /** Of a connection that is gone. */
        CONNECTION(Duration.ofSeconds(1), Duration.ofSeconds(5)),
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

    public BackOff(Policy policy) {
        this.policy = policy;
        next = policy.first;
    }

    /** Begins a pause. */
    public void begin(Instant now) {
        until = now.plus(next);
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(policy.longest) < 0 ? doubled : policy.longest;
    }

    /** Ends the pause, and begins with the shortest one the next time. */
    public void forget() {
        until = Instant.MIN;
        next = policy.first;
    }

    /** Tells whether no pause has begun, or the last one has ended. */
    public boolean isOver(Instant now) {
        boolean clockWasSetBack = until.isAfter(now.plus(policy.longest));
        return clockWasSetBack || !now.isBefore(until);
    }

    /** Returns when the pause ends, or has ended; the far past if none has begun. */
    public Instant until() {
        return until;
    }
}
