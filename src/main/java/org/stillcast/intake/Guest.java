package org.stillcast.intake;

import java.nio.LongBuffer;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.stillcast.manifest.Fault;
import org.stillcast.manifest.Faults;

/** A manifest in the {@link WaitingRoom}: what is known of it and its files, and how long it has been waiting. */
final class Guest {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ROOT);

    /** What is the same at two looks has to be so for some time, even if the first one came about late. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(400);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    /** A look may take a fifth of the time. */
    private static final int PAUSE_PER_LOOK = 5;
    /** Who has waited for a minute may be looked at six seconds later. */
    private static final int WAIT_PER_PAUSE = 10;
    /** Longer times without a look are no waiting: the computer was asleep, or the inbox away. */
    private static final Duration LONGEST_STEP = Duration.ofSeconds(30);
    /** A look that takes longer is told about. */
    private static final Duration LONG_LOOK = Duration.ofSeconds(30);

    private final Duration patience;
    private final BackOff backOff = new BackOff(Duration.ofSeconds(5), Duration.ofMinutes(5));
    private String kindOfReason = "";

    private boolean asked;
    private boolean taken;
    private boolean ready;
    private long bytes = -1;
    private FileTime modified = FileTime.fromMillis(0);
    private String reason = "";

    private @Nullable NamedFiles named;
    private @Nullable LongBuffer states;
    private long besides;
    private List<String> lines = List.of();
    private int more;
    private @Nullable Instant since;
    private Instant lastSeen = Instant.MIN;
    private Duration waited = Duration.ZERO;
    private Duration waitedInVain = Duration.ZERO;
    private Instant nextLook = Instant.MIN;
    private @Nullable Object look;
    private Instant lookBegun = Instant.MIN;
    private String said = "";

    Guest(Duration patience) {
        this.patience = patience;
    }

    /** Takes note that it is there. */
    void seen(Instant now) {
        asked = true;
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
        Duration counted = shorter(step, LONGEST_STEP);
        waited = waited.plus(counted);
        waitedInVain = waitedInVain.plus(counted);
    }

    /** Tells whether nobody has asked for it since this was last called. */
    boolean hasLeft() {
        boolean left = !asked && !taken;
        asked = false;
        return left;
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
            reason = "";
        }
        return same;
    }

    private void beginAnew() {
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
        lines = List.of(
                "an answer: its files are being looked at; the disk or share that they are on is slow, or dead");
        more = 0;
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

    /** Takes note that the manifest itself cannot be read, or not to its end. */
    void takeUnreadable(String fault) {
        Faults faults = new Faults();
        faults.add(Fault.WHOLE, fault);
        waitFor(faults);
    }

    private void waitFor(Faults faults) {
        lines = faults.keptLines();
        more = faults.others();
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
        Duration ofLook = Duration.between(begun, ended).multipliedBy(PAUSE_PER_LOOK);
        Duration ofWait = waited.dividedBy(WAIT_PER_PAUSE);
        look = null;
        nextLook = ended.plus(longer(SHORTEST_PAUSE, longer(ofLook, shorter(ofWait, LONGEST_PAUSE))));
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? b : a;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    void take() {
        taken = true;
        beginAnew();
        waited = Duration.ZERO;
        since = null;
        said = "";
        lines = List.of();
        more = 0;
    }

    void giveBack() {
        taken = false;
    }

    void postpone(Instant now) {
        taken = false;
        backOff.begin(now);
    }

    /** Does so for a reason, and tells whether it is a new one. */
    boolean postpone(Instant now, String newReason) {
        postpone(now);
        reason = newReason;
        String kind = newReason.replaceAll("[0-9]+", "#"); // how much is free differs each time
        boolean isNew = !kind.equals(kindOfReason);
        kindOfReason = kind;
        return isNew;
    }

    /** Finds what is to be said about it, and tells whether that is something new. */
    boolean hasNews(Path manifest, Clock clock) {
        String text = reason.isEmpty() || !lines.isEmpty() ? waiting(manifest, clock) : interrupted(manifest, clock);
        boolean isNew = !text.equals(said) && !text.isEmpty();
        if (isNew) {
            said = text;
        }
        return isNew;
    }

    /** Returns what is to be said about it; empty if nothing. */
    String said() {
        return said;
    }

    private String waiting(Path manifest, Clock clock) {
        if (lines.isEmpty() || since == null) {
            return "";
        }
        String others = more > 0 ? "and %d more%n".formatted(more) : "";
        return "%s waits since %s for:%n%n%s%n%s%nIt is taken when all is there and does not change any more. When nothing changes for %s, it fails.%n"
                .formatted(
                        manifest.getFileName(),
                        at(since, clock),
                        String.join(System.lineSeparator(), lines),
                        others,
                        patience.toString().substring(2).toLowerCase(Locale.ROOT));
    }

    private String interrupted(Path manifest, Clock clock) {
        return "%s was interrupted: %s%n%nWhat is finished is kept. It is tried again by itself, not before %s.%n"
                .formatted(manifest.getFileName(), reason, at(backOff.until(), clock));
    }

    private static String at(Instant time, Clock clock) {
        return TIME.format(ZonedDateTime.ofInstant(time, clock.getZone()));
    }
}
