package org.stillcast.run;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.process.SystemdNotify;

/**
 * The daemon as systemd sees it: ready, stopping, and in between alive. The watchdog is fed only by what goes forward, not by
 * a clock: since the last time the daemon has looked into the inbox, and the project in work, if there is one, has not
 * been still for long. A daemon that is frozen is not fed, and systemd starts it anew.
 */
public final class Supervision {
    private static final Logger LOG = LoggerFactory.getLogger(Supervision.class);

    /** How long a project may be still, besides a call of ffmpeg that stalls: whatever is read or deleted takes less. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final SystemdNotify systemd;
    private final SignsOfLife signs;
    private final LongSupplier calls;
    private final Duration patience;
    private long looksBefore;
    private long stepsBefore;
    private long stillRounds;
    private boolean frozen;

    /**
     * @param signs of the daemon
     * @param calls another number whenever an ffmpeg has made a step
     * @param stallTimeout after which an ffmpeg is ended that makes none
     */
    public Supervision(SystemdNotify systemd, SignsOfLife signs, LongSupplier calls, Duration stallTimeout) {
        this.systemd = systemd;
        this.signs = signs;
        this.calls = calls;
        patience = PATIENCE.plus(stallTimeout);
    }

    /**
     * Says that the daemon is ready, and feeds the watchdog from now on, if there is one.
     *
     * @param thread looks after that
     */
    public void begin(WorkThreads thread) {
        systemd.tell("READY=1", status());
        systemd.watchdog().map(time -> time.dividedBy(2)).ifPresent(half -> thread.repeat(half, () -> look(half)));
    }

    /** Says that the daemon is about to end. */
    public void end() {
        systemd.tell("STOPPING=1", "STATUS=stopping");
    }

    /**
     * Feeds the watchdog if something has gone forward since the last time. Rounds are counted, and not the time: after a
     * machine was halted for a while, the daemon gets its time, too.
     *
     * @param interval between two calls of this
     */
    void look(Duration interval) {
        long looks = signs.looks();
        long steps = signs.events() + calls.getAsLong();
        boolean isStill = signs.inWork().isPresent() && steps == stepsBefore;
        stillRounds = isStill ? stillRounds + 1 : 0;
        boolean comesRound = looks != looksBefore;
        boolean isAlive = comesRound && interval.multipliedBy(stillRounds).compareTo(patience) <= 0;
        looksBefore = looks;
        stepsBefore = steps;
        if (isAlive) {
            frozen = false;
            systemd.tell("WATCHDOG=1", status());
        } else if (!frozen) {
            frozen = true;
            LOG.error(
                    "The daemon does not go forward ({}); if it stays so systemd starts it anew, and it goes on where it was. Its threads:\n{}",
                    comesRound ? signs.inWork().orElse("") : "no look into the inbox",
                    stacks());
        }
    }

    private String status() {
        return "STATUS=" + signs.inWork().orElse("waiting for projects");
    }

    private static String stacks() {
        return Thread.getAllStackTraces().entrySet().stream()
                .map(each -> Arrays.stream(each.getValue())
                        .map(place -> "\n    at " + place)
                        .collect(Collectors.joining("", each.getKey().getName(), "")))
                .sorted()
                .collect(Collectors.joining("\n"));
    }
}
