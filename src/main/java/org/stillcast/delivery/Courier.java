package org.stillcast.delivery;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.files.FileTrouble;
import org.stillcast.files.OwnerLock;
import org.stillcast.retry.BackOff;

/**
 * Hands the messages that wait for one receiver to it, on a thread of its own: oldest first, and never one before an earlier
 * one of the same project. What it refuses is told again, after longer and longer pauses, and holds up its own project only;
 * where it takes nothing at all, no more than a few are tried at a time. Safe for use by several threads at once.
 */
final class Courier implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    /** How often a receiver that takes nothing is tried in one round. */
    static final int MOST_TRIES = 3;
    /** Other programs, too, leave messages. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(5);
    /** Before it is tried again whether another program has ended its round. */
    private static final Duration SHORTEST_REST = Duration.ofMillis(500);

    private final Spool spool;
    private final Receiver receiver;
    private final Set<Recipient> recipients;
    private final Clock clock;
    private final ReceiverHealth health;

    private final BackOff backOff = new BackOff(BackOff.Policy.MESSAGES);
    /** The last one that was tried of those behind the first ones, where these are refused. */
    private String probed = "";

    private Optional<Marker> fresh = Optional.empty();
    /** A fresh one that could not be tried, as another program had its round. */
    private Optional<Marker> postponed = Optional.empty();

    private boolean atWork = true;
    private boolean stopped;

    /**
     * @param receiver of all messages for some recipients
     */
    Courier(Spool spool, Receiver receiver, Set<Recipient> recipients, Clock clock) {
        this.spool = spool;
        this.receiver = receiver;
        this.recipients = EnumSet.copyOf(recipients);
        this.clock = clock;
        health = new ReceiverHealth(receiver.name());
    }

    Set<Recipient> recipients() {
        return recipients;
    }

    Receiver receiver() {
        return receiver;
    }

    // ---- for those who leave messages

    /** Says that a message waits. */
    synchronized void wake(Marker marker) {
        fresh = first(fresh, Optional.of(marker));
        notifyAll();
    }

    private static Optional<Marker> first(Optional<Marker> one, Optional<Marker> another) {
        return Stream.concat(one.stream(), another.stream()).min(Comparator.naturalOrder());
    }

    /**
     * Returns when a message was taken; at once if it is refused, or waits for another one, and after a while if the receiver
     * does not come back.
     */
    void awaitTaken(Marker marker, Duration limit) {
        if (!health.await(() -> isBusy() && spool.has(marker), limit)) {
            health.isOverdueAfter(limit);
        }
    }

    /** Returns when nothing is left to be done but what was refused, or after a while. */
    void awaitRest(Duration limit) {
        health.await(this::isBusy, limit);
    }

    private synchronized boolean isBusy() {
        return atWork || fresh.isPresent() || postponed.isPresent();
    }

    /** Begins no new message. */
    void stop() {
        health.stop();
        endWork();
    }

    private synchronized void endWork() {
        stopped = true;
        notifyAll();
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    // ---- the thread

    /** Hands over what waits and what will be left, until it is stopped. */
    @Override
    public void run() {
        while (!isStopped()) {
            try {
                rest(turn());
            } catch (RuntimeException e) { // the messages are there all the same, and the next ones may be better
                LOG.error("A fault of the program itself", e);
                rest(LONGEST_REST);
            }
        }
    }

    private void rest(Duration rest) {
        setAtWork(false);
        health.lookAgain();
        awaitWork(rest);
        setAtWork(true);
    }

    private synchronized void setAtWork(boolean is) {
        atWork = is;
    }

    private synchronized void awaitWork(Duration rest) {
        try {
            if (!stopped && fresh.isEmpty()) {
                TimeUnit.MILLISECONDS.timedWait(this, Math.max(1, rest.toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    private synchronized Optional<Marker> takeFresh() {
        Optional<Marker> taken = first(fresh, postponed);
        fresh = Optional.empty();
        postponed = Optional.empty();
        return taken;
    }

    private synchronized void postpone(Optional<Marker> taken) {
        postponed = taken;
    }

    /** Does what is to be done now, and returns how long nothing else will be. */
    Duration turn() {
        Optional<Marker> begin = takeFresh();
        try {
            if (spool.isEmpty(recipients)) {
                health.isWell();
                return LONGEST_REST;
            } else if (!receiver.isThere()) {
                health.isAbsent();
                return LONGEST_REST;
            }
            Optional<OwnerLock> lock = spool.lock(recipients);
            if (lock.isEmpty()) {
                postpone(begin);
                return SHORTEST_REST;
            }
            try {
                deliver(begin);
            } finally {
                lock.get().close();
            }
        } catch (IOException e) {
            health.hasFailed("its messages cannot be read: " + FileTrouble.sentence(e));
            backOff.begin(clock.instant());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
        return untilNext();
    }

    private Duration untilNext() {
        Instant now = clock.instant();
        Duration pause = backOff.isOver(now) ? Duration.ZERO : Duration.between(now, backOff.until());
        return pause.isZero() || pause.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : pause;
    }

    /**
     * What has come of a round.
     *
     * @param left whether something was not taken
     * @param taken whether anything was
     * @param givenUpAt the last one that was tried where nothing was taken; empty if all had their turn
     */
    private record Round(boolean left, boolean taken, Optional<Marker> givenUpAt) {}

    private void deliver(Optional<Marker> begin) throws IOException, InterruptedException {
        if (backOff.isOver(clock.instant())) {
            deliverAll();
        } else if (begin.isPresent() && round(begin.get().beginning()).taken()) {
            health.hasCaughtUp();
            backOff.forget(); // who takes this one may take those that are waiting, too
            wake(begin.get());
        }
    }

    private void deliverAll() throws IOException, InterruptedException {
        Round round = round("");
        boolean anyTaken = round.taken();
        if (round.givenUpAt().isPresent()) {
            String last = round.givenUpAt().get().fileName();
            Round further = round(probed.compareTo(last) > 0 ? probed : last);
            anyTaken = further.taken();
            probed = further.givenUpAt().map(Marker::fileName).orElse("");
        }
        if (anyTaken || !round.left()) {
            backOff.forget();
        }
        if (!round.left()) {
            health.isWell();
            return;
        }
        backOff.begin(clock.instant());
        if (anyTaken) {
            health.hasCaughtUp();
        }
    }

    private Round round(String after) throws IOException, InterruptedException {
        boolean left = false;
        boolean taken = false;
        int refused = 0;
        for (Batch batch = spool.next(recipients, after);
                !batch.isEmpty();
                batch = spool.next(recipients, batch.last().fileName())) {
            for (Marker marker : batch.markers()) {
                if (isStopped()) {
                    return new Round(true, taken, Optional.empty());
                } else if (batch.holds(marker)) {
                    left = true;
                } else if (isTaken(marker)) {
                    taken = true;
                } else {
                    left = true;
                    refused++;
                    batch.hold(marker);
                    if (!taken && refused == MOST_TRIES) {
                        return new Round(true, false, Optional.of(marker));
                    }
                }
            }
        }
        return new Round(left, taken, Optional.empty());
    }

    /** Hands a message over, and tells whether it was taken. */
    private boolean isTaken(Marker marker) throws InterruptedException {
        try {
            Optional<Delivery> message = spool.read(marker);
            if (message.isPresent()) {
                receiver.take(message.get());
                spool.remove(marker);
                health.hasTaken(marker);
            }
            health.lookAgain();
            return true;
        } catch (RefusedException e) {
            health.hasRefused(marker, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            health.hasRefused(marker, "%s: %s".formatted(marker, FileTrouble.sentence(e)));
        }
        return false;
    }
}
