package org.stillcast.reception;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A manifest in the {@link WaitingRoom}, as a machine: its {@link WaitingState}, whose drawing has all that happens, changes
 * here only. Touches no file. Not safe for use by several threads: the {@link WaitingList} lets in one at a time.
 */
final class WaitingManifest {
    /** What is to be done about one that was seen. */
    enum Next {
        NOTHING,
        /** Its turn is another one's: it is another file now, perhaps of another project. */
        LEAVE_TURN,
        /** It has to be looked at what it names. */
        LOOK,
        /** It waits for its turn, if its project is another one's. */
        WAIT_FOR_TURN,
        /** What it waits for may be news. */
        TELL
    }

    private static final int MISSING_ROUNDS = 3;

    private final String name;
    private final Patience patience;
    private final WaitingStatus status;
    private final Arrival arrival;
    private final Interruptions interruptions = new Interruptions();

    private WaitingState state = WaitingState.WAITING;
    private boolean seenInRound;
    private boolean thereInRound;
    private int missed;
    private Optional<Sighting> latest = Optional.empty();
    private Object look = new Object();

    /**
     * @param name of what was dropped
     * @param limit after so long a time without a change it is let through, to fail
     */
    WaitingManifest(String name, Duration limit) {
        this.name = name;
        patience = new Patience(limit);
        status = new WaitingStatus(name, limit);
        arrival = new Arrival(patience, status);
    }

    /** Returns what people know it by. */
    String name() {
        return name;
    }

    WaitingState state() {
        return state;
    }

    /** Takes note that it was seen, and returns what is to be done about it. */
    Next see(Sighting sighting, Instant now) {
        seenInRound = true;
        thereInRound |= sighting.isThere();
        status.intakeGoesOn();
        pass(now);
        if (state.isTaken() || !sighting.isThere()) {
            return Next.NOTHING;
        }
        if (latest.filter(sighting::isUnchangedSince).isEmpty()) {
            replace(sighting);
            return Next.LEAVE_TURN;
        }
        if (state == WaitingState.POSTPONED) {
            return Next.NOTHING;
        }
        return sighting.isSettled() ? next() : waitForCopy();
    }

    private void pass(Instant now) {
        if (state == WaitingState.POSTPONED && interruptions.isPauseOver(now)) {
            state = WaitingState.WAITING;
        }
        if (state == WaitingState.POSTPONED || state == WaitingState.LOOKED_AT) {
            patience.standStill(now);
        } else {
            patience.goOn(now);
        }
    }

    private void replace(Sighting sighting) {
        latest = Optional.of(sighting);
        beginAnew();
        interruptions.endPause();
        status.forgetInterruption();
        arrival.forgetProject();
    }

    private void beginAnew() {
        state = WaitingState.WAITING;
        arrival.beginAnew();
    }

    private Next waitForCopy() {
        beginAnew();
        if (patience.isLongForFolder()) {
            status.waitForCopy();
        }
        return Next.TELL;
    }

    private Next next() {
        if (state == WaitingState.READY) {
            return Next.WAIT_FOR_TURN;
        }
        if (state == WaitingState.LOOKED_AT) {
            return patience.isLongForLook() ? waitForAnswer() : Next.NOTHING;
        }
        return patience.isLookDue() ? Next.LOOK : Next.NOTHING;
    }

    private Next waitForAnswer() {
        status.waitForAnswer();
        return Next.TELL;
    }

    /**
     * Takes note that it is there while nothing may be begun; that is no waiting in vain.
     *
     * @param reason for people, and what to do
     */
    void seeInPause(String reason) {
        seenInRound = true;
        status.waitForIntake(reason);
    }

    /** Begins a round, in which it is seen if it is there. */
    void beginRound() {
        missed = missed();
        seenInRound = false;
        thereInRound = false;
    }

    /** Returns in how many rounds on end it was missing by now. */
    private int missed() {
        return thereInRound ? 0 : missed + 1;
    }

    /**
     * Tells whether nobody has seen it in the round before, and nobody works on it. What is queued has to be missing for
     * longer, as some programs save a file by deleting the one before.
     */
    boolean isGone() {
        return !seenInRound && (!state.isTaken() || (state == WaitingState.QUEUED && missed() >= MISSING_ROUNDS));
    }

    /** Tells whether it is in work, and has been missing for so long that somebody has taken it away. */
    boolean isWithdrawn() {
        return state == WaitingState.IN_WORK && missed() >= MISSING_ROUNDS;
    }

    /** Returns what the log says when it is gone; empty if nobody was told that it would be tried again. */
    Optional<String> farewell() {
        String line =
                name + " is not in the inbox any more, and is not tried again; what is finished of it stays in temp,"
                        + " and is used if it is put back";
        return Optional.of(line).filter(any -> interruptions.areTold());
    }

    /** Returns how large its file is. */
    long bytes() {
        return latest.map(Sighting::bytes).orElse(0L);
    }

    /** Returns what it is known by as long as it {@link #awaits} what a look shows that begins now. */
    Object beginLook() {
        state = WaitingState.LOOKED_AT;
        look = new Object();
        patience.beginLook();
        return look;
    }

    boolean awaits(Object begunLook) {
        return state == WaitingState.LOOKED_AT && look == begunLook;
    }

    /** Takes note that its look does not come about. */
    void cancelLook() {
        state = WaitingState.WAITING;
    }

    /** Takes note of what its look has shown. */
    void endLook(Finding finding, Instant begun, Instant ended) {
        state = finding.tell(arrival) ? WaitingState.READY : WaitingState.WAITING;
        patience.endLook(begun, ended);
    }

    /** Returns what is known of it and its files. */
    Arrival arrival() {
        return arrival;
    }

    /** Has it wait until another one of its project has ended, if there is one. */
    void waitForTurn(Optional<String> first) {
        status.waitForTurn(first, arrival.projectKey().orElse(""));
    }

    /** Takes note that it is queued, to be begun at once as nothing else is in work. */
    void queue() {
        take();
        status.end();
    }

    /** Takes note that it is queued, and that something else is in work. */
    void queueBehindOthers() {
        take();
        status.waitInQueue();
    }

    private void take() {
        beginAnew();
        state = WaitingState.QUEUED;
        patience.end();
    }

    /** Takes note that work on it begins. */
    void begin() {
        state = WaitingState.IN_WORK;
        status.end();
    }

    /** Takes note that it is not queued any more, but was not begun. */
    void giveBack() {
        state = WaitingState.WAITING;
        status.end();
    }

    /** Takes note that work on it has ended without an outcome. */
    void release(Instant now) {
        state = WaitingState.POSTPONED;
        interruptions.add(now);
    }

    /**
     * Takes note that work on it was interrupted, and tells whether that is for a new reason.
     *
     * @param reason a phrase for people
     */
    boolean postpone(Instant now, String reason) {
        release(now);
        status.interrupted(reason);
        return interruptions.because(reason);
    }

    /** Brings what is said beside it up to date, and tells whether that is something new. */
    boolean renewStatus(Clock clock) {
        return status.renew(patience.since(), interruptions.until(), clock);
    }

    /** Returns what is to be said beside it; empty if nothing. */
    String said() {
        return status.said();
    }

    /** Returns how it stands now. */
    Waiting standing(Path path) {
        return new Waiting(path, name, state, arrival.priority(), status.said());
    }

    /** Takes out a line for the log, if what it waits for is something new. */
    Optional<WaitingStatus.LogLine> takeLine(Clock clock) {
        return status.takeLine(patience.since(), clock);
    }
}
