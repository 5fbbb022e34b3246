package org.stillcast.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How fast pieces of work come along, told from what the last ones of them took since this was made. Nothing is told
 * before there is something to tell it from. A computer that was asleep spoils it for a while only. Safe for use by
 * several threads at once.
 */
public final class Pace {
    /** So many pieces are looked back at. */
    private static final int MOST_PIECES = 100;

    /** What took less says nothing. */
    private static final Duration LEAST_TIME = Duration.ofSeconds(1);

    private final Clock clock;
    private final long amount;
    private final int atATime;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private int pieces;

    /**
     * How fast it goes.
     *
     * @param left how long the rest will take if it goes on so; empty if nothing can be told yet
     * @param speed how many times faster than it sounds the work is done; empty if nothing can be told yet
     */
    public record Reading(Optional<Duration> left, OptionalDouble speed) {}

    /** How far it had come at some time. */
    private record Mark(Instant time, long amount, double soundSeconds) {}

    /**
     * Begins now.
     *
     * @param amount of work that there is, in whatever unit
     * @param atATime pieces that are worked on side by side: before so many are done, all that is half done is unknown
     */
    Pace(Clock clock, long amount, int atATime) {
        this.clock = clock;
        this.amount = amount;
        this.atATime = atATime;
        marks.add(new Mark(clock.instant(), 0, 0));
    }

    /**
     * Takes note that a piece is done.
     *
     * @param doneAmount of the work
     * @param soundSeconds that are in it
     */
    synchronized void done(long doneAmount, double soundSeconds) {
        Mark last = marks.getLast();
        marks.add(new Mark(clock.instant(), last.amount + doneAmount, last.soundSeconds + soundSeconds));
        pieces++;
        if (marks.size() > MOST_PIECES + 1) {
            marks.removeFirst();
        }
    }

    /** Returns how fast it goes now. */
    synchronized Reading reading() {
        return new Reading(left(), speed());
    }

    /** Returns how long the rest will take if it goes on so; empty if nothing can be told yet. */
    synchronized Optional<Duration> left() {
        long done = marks.getLast().amount - marks.getFirst().amount;
        long rest = Math.max(0, amount - marks.getLast().amount);
        return done == 0
                ? Optional.empty()
                : measured().map(time -> Duration.ofMillis(Math.round((double) time.toMillis() * rest / done)));
    }

    /** Returns how many times faster than it sounds the work is done; empty if nothing can be told yet. */
    synchronized OptionalDouble speed() {
        double seconds = marks.getLast().soundSeconds - marks.getFirst().soundSeconds;
        Optional<Duration> time = measured();
        return time.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(1000 * seconds / time.get().toMillis());
    }

    private Optional<Duration> measured() {
        Duration time = Duration.between(marks.getFirst().time, marks.getLast().time);
        return Optional.of(time).filter(length -> pieces >= atATime && length.compareTo(LEAST_TIME) >= 0);
    }
}
