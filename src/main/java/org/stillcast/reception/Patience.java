package org.stillcast.reception;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a manifest has been waiting, for what that is long, and when it is looked at next. */
final class Patience {
    /** Longer times without a look are no waiting: the computer was asleep, or the inbox away. */
    private static final Duration LONGEST_STEP = Duration.ofSeconds(30);
    /** A look that takes longer is told about. */
    private static final Duration BEFORE_SILENCE_IS_TOLD = Duration.ofSeconds(30);
    /** A manifest that ends too early for longer is hardly still being copied. */
    private static final Duration BEFORE_CUT_OFF_IS_BROKEN = Duration.ofSeconds(30);
    /** Whoever drops a folder need not be told that it is still being copied if that takes no longer. */
    private static final Duration BEFORE_COPY_IS_TOLD = Duration.ofSeconds(3);

    private final Duration limit;
    private Optional<Instant> since = Optional.empty();
    private Instant lastSeen = Instant.MIN;
    private Instant lookBegun = Instant.MIN;
    private Instant nextLook = Instant.MIN;
    private Duration waited = Duration.ZERO;
    private Duration inVain = Duration.ZERO;

    /**
     * @param limit after so long a time without a change nothing more is waited for
     */
    Patience(Duration limit) {
        this.limit = limit;
    }

    /** Takes note that the manifest is there, and that the time since it was last seen was no waiting. */
    void standStill(Instant now) {
        if (since.isEmpty()) {
            since = Optional.of(now);
        } else if (now.isBefore(lastSeen)) { // the clock was set back
            nextLook = Instant.MIN;
        }
        lastSeen = now;
    }

    /** Takes note that the manifest is there, and has been waiting since it was last seen. */
    void goOn(Instant now) {
        if (since.isPresent() && now.isAfter(lastSeen)) {
            Duration step = LookIntervals.shorter(Duration.between(lastSeen, now), LONGEST_STEP);
            waited = waited.plus(step);
            inVain = inVain.plus(step);
        }
        standStill(now);
    }

    /** Takes note that something has changed: all before was no waiting in vain. */
    void renew() {
        inVain = Duration.ZERO;
    }

    /** Takes note that what is waited for is another thing now, which is looked at as soon as it is seen again. */
    void beginAnew() {
        renew();
        nextLook = Instant.MIN;
    }

    /** Takes note that the wait is over; another one begins when the manifest is seen again. */
    void end() {
        beginAnew();
        waited = Duration.ZERO;
        since = Optional.empty();
    }

    void beginLook() {
        lookBegun = lastSeen;
    }

    /** Takes note of when a look was begun and ended; the longer it took, and the wait does, the later is the next. */
    void endLook(Instant begun, Instant ended) {
        nextLook = ended.plus(LookIntervals.after(Duration.between(begun, ended), waited));
    }

    boolean isLookDue() {
        return !lastSeen.isBefore(nextLook);
    }

    /** Returns since when the manifest has been there. */
    Optional<Instant> since() {
        return since;
    }

    /** Tells whether it is over: nothing has changed for so long that nothing more is to be expected. */
    boolean isOver() {
        return inVain.compareTo(limit) >= 0;
    }

    /** Tells whether a manifest that ends too early has been the same for so long that it is not being copied any more. */
    boolean isLongForCopy() {
        return inVain.compareTo(BEFORE_CUT_OFF_IS_BROKEN) >= 0;
    }

    /** Tells whether a look that is out has been so for long. */
    boolean isLongForLook() {
        return Duration.between(lookBegun, lastSeen).compareTo(BEFORE_SILENCE_IS_TOLD) > 0;
    }

    /** Tells whether the copy of a folder takes so long that people want to know. */
    boolean isLongForFolder() {
        return since.filter(begun -> Duration.between(begun, lastSeen).compareTo(BEFORE_COPY_IS_TOLD) > 0)
                .isPresent();
    }
}
