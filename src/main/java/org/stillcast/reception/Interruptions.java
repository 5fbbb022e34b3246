package org.stillcast.reception;

import java.time.Instant;

import org.stillcast.retry.BackOff;

/** How often work on a manifest was interrupted, why, and how long it is left alone after that. */
final class Interruptions {
    private final BackOff backOff = new BackOff(BackOff.Policy.PROJECT);
    private String kindOfReason = "";

    /** Begins the pause after one. */
    void add(Instant now) {
        backOff.begin(now);
    }

    /**
     * Takes note of why there was one, and tells whether that is a new reason.
     *
     * @param reason a phrase for people
     */
    boolean because(String reason) {
        String kind = reason.replaceAll("[0-9]+", "#"); // how much is free differs each time
        boolean isNew = !kind.equals(kindOfReason);
        kindOfReason = kind;
        return isNew;
    }

    /** Ends the pause; the next one is a short one again. */
    void endPause() {
        backOff.forget();
    }

    boolean isPauseOver(Instant now) {
        return backOff.isOver(now);
    }

    /** Returns when the pause ends, or has ended. */
    Instant until() {
        return backOff.until();
    }

    /** Tells whether people were told of one, and that the manifest would be tried again. */
    boolean areTold() {
        return !kindOfReason.isEmpty();
    }
}
