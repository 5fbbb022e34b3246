package org.stillcast.reception;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.stillcast.fault.Fault;
import org.stillcast.fault.FaultList;
import org.stillcast.retry.BackOff;
import org.stillcast.text.Visible;
import org.stillcast.text.Words;

/** What is said about a manifest while it waits, as text: for its status beside it, and for the log. */
final class WaitingStatus {
    private static final Words WORDS = Words.of(WaitingStatus.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ROOT);

    private final String name;
    private final Duration patience;
    private final BackOff logPause = new BackOff(BackOff.Policy.LOG_LINE);

    private List<String> lines = List.of();
    private int more;
    private boolean broken;
    private String reason = "";
    private Optional<String> first = Optional.empty();
    private String project = "";
    private String pause = "";
    private String said = "";
    private String logged = "";

    /**
     * @param name of what was dropped
     * @param patience after so long a time without a change it fails
     */
    WaitingStatus(String name, Duration patience) {
        this.name = name;
        this.patience = patience;
    }

    /**
     * A line for the log.
     *
     * @param isFault whether the manifest itself is probably to be mended
     */
    record LogLine(String text, boolean isFault) {}

    /** Has it wait for files. */
    void waitFor(FaultList faults) {
        waitFor(faults.keptLines(), faults.others());
    }

    /** Has it wait until its folder stays as it is. */
    void waitForCopy() {
        waitFor(WORDS.say("changing"));
    }

    /** Has it wait for the disk or share that its files are on. */
    void waitForAnswer() {
        waitFor(WORDS.say("no-answer"));
    }

    /** Has it wait for its own end. */
    void waitForEnd() {
        waitFor(WORDS.say("too-early"));
    }

    /** Has it wait for being mended, as its end is missing and nobody copies it any more. */
    void waitForMending(String fault) {
        waitFor(WORDS.say("broken", fault));
        broken = true;
    }

    /** Has it wait for something, a phrase. */
    void waitFor(String what) {
        waitFor(List.of(new Fault(Fault.WHOLE, what).message()), 0);
    }

    private void waitFor(List<String> shown, int others) {
        lines = shown;
        more = others;
        broken = false;
    }

    /** Has it wait until another one has ended, which makes the same project; for none if that is empty. */
    void waitForTurn(Optional<String> other, String projectId) {
        first = other;
        project = projectId;
    }

    /**
     * Has it wait until projects can be begun again.
     *
     * @param why they cannot, and what to do
     */
    void waitForIntake(String why) {
        pause = why;
    }

    /** Takes note that projects can be begun. */
    void intakeGoesOn() {
        pause = "";
    }

    void interrupted(String why) {
        reason = why;
    }

    void forgetInterruption() {
        reason = "";
    }

    /** Says that it is queued behind others. */
    void waitInQueue() {
        end();
        said = WORDS.say("queued", name);
    }

    /** Says nothing any more, as it does not wait any more. */
    void end() {
        said = "";
        waitFor(List.of(), 0);
        first = Optional.empty();
        pause = "";
        logged = "";
        logPause.forget();
    }

    /**
     * Says what is to be said now, and tells whether that is something new.
     *
     * @param since it is there
     * @param until the next try, if it was interrupted
     */
    boolean renew(Optional<Instant> since, Instant until, Clock clock) {
        String text = text(since, until, clock);
        boolean isNew = !text.equals(said) && !text.isEmpty();
        if (isNew) {
            said = text;
        }
        return isNew;
    }

    private String text(Optional<Instant> since, Instant until, Clock clock) {
        if (!pause.isEmpty()) {
            return WORDS.say("paused", name, pause);
        }
        if (first.isPresent()) {
            return WORDS.say("turn", name, first.get(), project);
        }
        if (!reason.isEmpty() && lines.isEmpty()) {
            return WORDS.say("interrupted", name, reason, at(until, clock));
        }
        if (lines.isEmpty() || since.isEmpty()) {
            return "";
        }
        String others = more > 0 ? WORDS.say("more", more) : "";
        String limit = patience.toString().substring(2).toLowerCase(Locale.ROOT);
        return WORDS.say(
                "waits", name, at(since.get(), clock), String.join(System.lineSeparator(), lines), others, limit);
    }

    /** Returns what is to be said beside it; empty if nothing. */
    String said() {
        return said;
    }

    /** Takes out a line for the log, if what it waits for is something else; rarely if that changes all the time. */
    Optional<LogLine> takeLine(Optional<Instant> since, Clock clock) {
        String line = first.map(
                        other -> "%s waits its turn: %s makes the same project, %s".formatted(name, other, project))
                .orElseGet(() -> since.map(begun -> line(at(begun, clock))).orElse(""));
        boolean isNew = !line.isEmpty() && !line.equals(logged) && logPause.isOver(clock.instant());
        if (isNew) {
            logged = line;
            logPause.begin(clock.instant());
        }
        return isNew ? Optional.of(new LogLine(Visible.of(line), broken)) : Optional.empty();
    }

    private String line(String since) {
        int count = lines.size() + more;
        return switch (count) {
            case 0 -> "";
            case 1 -> "%s waits since %s for: %s".formatted(name, since, lines.get(0));
            default ->
                "%s waits since %s for %d files: %s; and %d more"
                        .formatted(name, since, count, lines.get(0), count - 1);
        };
    }

    private static String at(Instant time, Clock clock) {
        return TIME.format(ZonedDateTime.ofInstant(time, clock.getZone()));
    }
}
