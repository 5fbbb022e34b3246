package org.stillcast.reception;

import java.nio.LongBuffer;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.stillcast.fault.FaultList;
import org.stillcast.intake.NamedFiles;
import org.stillcast.text.Words;

/** A manifest in the {@link WaitingRoom}: what is known of it and its files, and how long it has been waiting. */
final class WaitingManifest {
    private static final Words WORDS = Words.of(WaitingManifest.class);

    /** Longer times without a look are no waiting: the computer was asleep, or the inbox away. */
    private static final Duration LONGEST_STEP = Duration.ofSeconds(30);
    /** A look that takes longer is told about. */
    private static final Duration LONG_LOOK = Duration.ofSeconds(30);
    /** A manifest that ends too early for longer is hardly still being copied. */
    private static final Duration LONG_COPY = Duration.ofSeconds(30);
    /** Whoever drops a folder need not be told that it is still being copied if that takes no longer. */
    private static final Duration SHORT_COPY = Duration.ofSeconds(3);

    private final String name;
    private final Duration patience;
    private final Notice notice;
    private final BackOff backOff = new BackOff(Duration.ofSeconds(5), Duration.ofMinutes(5));
    private String kindOfReason = "";

    private boolean asked;
    private boolean taken;
    private boolean ready;
    private long bytes = -1;
    private FileTime modified = FileTime.fromMillis(0);
    private boolean broken;

    private @Nullable NamedFiles named;
    private Optional<Contents> contents = Optional.empty();
    private @Nullable LongBuffer states;
    private long besides;
    private @Nullable Instant since;
    private Instant lastSeen = Instant.MIN;
    private Duration waited = Duration.ZERO;
    private Duration waitedInVain = Duration.ZERO;
    private Instant nextLook = Instant.MIN;
    private @Nullable Object look;
    private Instant lookBegun = Instant.MIN;

    /**
     * @param name of what was dropped
     * @param patience after so long a time without a change it is let through, to fail
     */
    WaitingManifest(String name, Duration patience) {
        this.name = name;
        this.patience = patience;
        notice = new Notice(name, patience);
    }

    /** Returns what people know it by. */
    String name() {
        return name;
    }

    Notice notice() {
        return notice;
    }

    /** Takes note that it is there. */
    void seen(Instant now) {
        asked = true;
        notice.waitForIntake("");
        if (since == null) {
            since = now;
        } else if (now.isBefore(lastSeen)) { // the clock was set back
            nextLook = Instant.MIN;
        } else if (backOff.isOver(now) && look == null) {
            count(Duration.between(lastSeen, now));
        }
        lastSeen = now;
    }

    private void count(Duration step) {
        Duration counted = LookIntervals.shorter(step, LONGEST_STEP);
        waited = waited.plus(counted);
        waitedInVain = waitedInVain.plus(counted);
    }

    /** Takes note that it is there while nothing may be begun; that is no waiting in vain. */
    void seenInPause(String reason) {
        asked = true;
        notice.waitForIntake(reason);
    }

    /** Tells whether nobody has asked for it since this was last called. */
    boolean hasLeft() {
        boolean left = !asked && !taken;
        asked = false;
        return left;
    }

    /** Returns what the log says when it has left; empty if nobody was told that it would be tried again. */
    Optional<String> farewell() {
        String line =
                name + " is not in the inbox any more, and is not tried again; what is finished of it stays in temp,"
                        + " and is used if it is put back";
        return Optional.of(line).filter(any -> !kindOfReason.isEmpty());
    }

    boolean isTaken() {
        return taken;
    }

    /** Returns how large the manifest's file is. */
    long bytes() {
        return bytes;
    }

    /** Tells whether the manifest's file is what it was before; a changed one begins anew. */
    boolean isSame(long newBytes, FileTime newModified) {
        boolean same = bytes == newBytes && modified.equals(newModified);
        if (!same) {
            bytes = newBytes;
            modified = newModified;
            beginAnew();
            backOff.forget();
            notice.forgetInterruption();
            contents = Optional.empty();
        }
        return same;
    }

    private void beginAnew() {
        broken = false;
        named = null;
        states = null;
        look = null;
        ready = false;
        waitedInVain = Duration.ZERO;
        nextLook = Instant.MIN;
    }

    boolean mayTry(Instant now) {
        return backOff.isOver(now);
    }

    boolean isReady() {
        return ready;
    }

    boolean wantsLook() {
        return look == null && !lastSeen.isBefore(nextLook);
    }

    /** Returns what stands for a look that begins now: what it shows counts as long as it {@link #awaits} that. */
    Object beginLook() {
        look = new Object();
        lookBegun = lastSeen;
        return look;
    }

    boolean awaits(Object begunLook) {
        return look == begunLook;
    }

    /** Takes note that the look does not come about. */
    void forgetLook() {
        look = null;
    }

    /** Tells whether its look is out for long; then that is what is said about it, as nothing else tells people. */
    boolean isLookLong() {
        boolean isLong = look != null && Duration.between(lookBegun, lastSeen).compareTo(LONG_LOOK) > 0;
        if (isLong) {
            sayThatNobodyAnswers();
        }
        return isLong;
    }

    private void sayThatNobodyAnswers() {
        notice.waitFor(WORDS.say("no-answer"));
    }

    /** Takes note that its files are where no look comes back from. That is no waiting in vain: work would not end either. */
    void takeUnanswered() {
        states = null;
        waitedInVain = Duration.ZERO;
        sayThatNobodyAnswers();
    }

    Optional<NamedFiles> named() {
        return Optional.ofNullable(named);
    }

    /** Takes note of what the manifest says. */
    void knows(Contents what) {
        contents = Optional.of(what);
    }

    /** Tells whether it is known what the manifest says, or it has not been to be read for so long that it may never be. */
    boolean isKnown() {
        return contents.isPresent() || waitedInVain.compareTo(LONG_COPY) >= 0;
    }

    /** Has others remember which folders it names: there may be thousands of guests. */
    void forgetFolders() {
        contents = contents.map(known -> new Contents(Set.of(), known.projectKey()));
    }

    /** Returns what the manifest says, if it is known. */
    Optional<Contents> contents() {
        return contents;
    }

    /** Returns what the ids of the same project have in common; empty if it is not known. */
    Optional<String> projectKey() {
        return contents.map(Contents::projectKey);
    }

    /** Takes note that something in the folder that it was dropped in still changes. */
    void takeChanging() {
        beginAnew();
        if (since != null && Duration.between(since, lastSeen).compareTo(SHORT_COPY) > 0) {
            notice.waitFor(WORDS.say("changing"));
        }
    }

    /** Has it wait until another one of its project has ended, if there is one. */
    void waitForTurn(Optional<String> first) {
        notice.waitForTurn(first, projectKey().orElse(""));
    }

    void forgetNames() {
        named = null;
    }

    /** Takes what a look has shown. */
    void take(NamedFiles files, NamedFiles.Look shown) {
        named = files;
        LongBuffer before = states;
        boolean same = shown.states().equals(before) && shown.besides() == besides;
        states = shown.states();
        besides = shown.besides();
        if (!same) {
            waitedInVain = Duration.ZERO;
        }
        if (shown.isHopeless() || (shown.isComplete() && same)) {
            letThrough();
            return;
        }
        if (before != null) {
            files.addChanged(before, shown);
        }
        waitFor(shown.missing());
    }

    /** Takes note that the manifest ends too early, as one does that is still being copied. */
    void takeCutOff(String fault) {
        broken = waitedInVain.compareTo(LONG_COPY) >= 0;
        takeUnreadable(broken ? WORDS.say("broken", fault) : WORDS.say("too-early"));
    }

    /** Tells whether it is probably the manifest's own fault that it waits. */
    boolean isBroken() {
        return broken;
    }

    /** Takes note that the manifest itself cannot be read, or not to its end. */
    void takeUnreadable(String fault) {
        notice.waitFor(fault);
        letThroughInTheEnd();
    }

    private void waitFor(FaultList faults) {
        notice.waitFor(faults);
        letThroughInTheEnd();
    }

    private void letThroughInTheEnd() {
        if (waitedInVain.compareTo(patience) >= 0) {
            letThrough();
        }
    }

    void letThrough() {
        ready = true;
        named = null;
    }

    /** Takes note of when its look was begun and ended; the longer it took, and the wait does, the later is the next. */
    void looked(Instant begun, Instant ended) {
        look = null;
        nextLook = ended.plus(LookIntervals.after(Duration.between(begun, ended), waited));
    }

    /** Takes note that it is queued or in work from now on. */
    void take(boolean isQueued) {
        taken = true;
        beginAnew();
        waited = Duration.ZERO;
        since = null;
        notice.end(isQueued ? WORDS.say("queued", name) : "");
    }

    /** Takes note that work on it begins. */
    void begin() {
        notice.end("");
    }

    void giveBack() {
        taken = false;
        notice.end("");
    }

    void postpone(Instant now) {
        taken = false;
        backOff.begin(now);
    }

    /** Does so for a reason, and tells whether it is a new one. */
    boolean postpone(Instant now, String newReason) {
        postpone(now);
        notice.interrupted(newReason);
        String kind = newReason.replaceAll("[0-9]+", "#"); // how much is free differs each time
        boolean isNew = !kind.equals(kindOfReason);
        kindOfReason = kind;
        return isNew;
    }

    /** Finds what is to be said beside it, and tells whether that is something new. */
    boolean hasNews(Clock clock) {
        return notice.hasNews(Optional.ofNullable(since), backOff.until(), clock);
    }

    /** Returns a line for the log, if what it waits for is something new. */
    Optional<String> line(Clock clock) {
        return notice.line(Optional.ofNullable(since), clock);
    }
}
