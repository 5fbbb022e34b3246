package org.stillcast.delivery;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a receiver is: well, refusing, or overdue. Says so in the log when that changes, and lets others wait for one that is well.
 * Safe for use by several threads at once.
 */
final class ReceiverHealth {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiverHealth.class);
    /** After so long it is looked at what nobody is told of. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    /** Of what is remembered, so many; more is said more than once. */
    private static final int MOST_REMEMBERED = 1000;

    private final String name;
    /** Reasons that the log has, since anything was taken. */
    private final Set<String> said = new HashSet<>();
    /** Messages that were refused, and wait, by the names of their files, and the reasons. */
    private final Map<String, String> refused = new LinkedHashMap<>();

    /** Whether the log says that something is wrong. */
    private boolean warned;

    private boolean absent;
    private boolean refusing;
    private boolean overdue;
    private boolean stopped;

    /**
     * @param name of the receiver, for the log
     */
    ReceiverHealth(String name) {
        this.name = name;
    }

    /** Waits for a while as long as something holds and the receiver is well; tells whether neither is so when that is over. */
    synchronized boolean await(BooleanSupplier condition, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (!stopped && !refusing && !overdue && condition.getAsBoolean()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, LONGEST_WAIT.toNanos()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the program stops
        }
        return true;
    }

    /** Has those who wait look again. */
    synchronized void lookAgain() {
        notifyAll();
    }

    /** Takes note that somebody has waited in vain. */
    synchronized void isOverdueAfter(Duration limit) {
        LOG.warn("{} has not taken the message for {} s; work goes on", name, limit.toSeconds());
        overdue = true;
        warned = true;
    }

    /**
     * Takes note that a message was not taken. One that never is, as its result was deleted, says nothing of the receiver
     * when it is refused once more.
     */
    synchronized void hasRefused(Marker message, String reason) {
        boolean isKnown = reason.equals(refused.put(message.fileName(), reason));
        if (refused.size() > MOST_REMEMBERED) {
            refused.remove(refused.keySet().iterator().next());
        }
        if (isKnown) {
            LOG.debug("{} did not take {} again: {}", name, message, reason);
        } else {
            hasFailed(reason);
        }
        notifyAll();
    }

    /** Takes note that it cannot take messages. */
    synchronized void hasFailed(String reason) {
        if (said.contains(reason)) {
            LOG.debug("{} did not take a message: {}", name, reason);
        } else {
            LOG.warn("{} did not take the message: {}; it is told again until it does", name, reason);
            warned = true;
        }
        if (said.size() < MOST_REMEMBERED) {
            said.add(reason);
        }
        refusing = true;
        notifyAll();
    }

    /** Takes note that a message was taken. */
    synchronized void hasTaken(Marker message) {
        refused.remove(message.fileName());
        said.clear();
        refusing = false;
        sayWell();
        notifyAll();
    }

    /** Takes note that all was taken that it takes. */
    synchronized void hasCaughtUp() {
        overdue = false;
        sayWell();
    }

    private void sayWell() {
        if (warned && !refusing && !overdue) {
            LOG.info("{} takes messages again", name);
            warned = false;
        }
    }

    /** Takes note that all was taken. */
    synchronized void isWell() {
        refusing = false;
        overdue = false;
        absent = false;
        said.clear();
        refused.clear();
        sayWell();
    }

    /** Takes note that messages wait, and nobody is there to take them. */
    synchronized void isAbsent() {
        if (!absent) {
            LOG.warn("Messages wait for {}, and nobody is there", name);
        }
        absent = true;
    }

    /** Nobody waits any more. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }
}
