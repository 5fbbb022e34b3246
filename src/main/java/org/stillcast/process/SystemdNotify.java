package org.stillcast.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Systemd, where that has started this program and wants to be told how it does (sd_notify(3)). Java 17 has no datagram
 * sockets of Unix, so the program {@code systemd-notify} carries the word; hence {@code NotifyAccess=all} in the unit. One that
 * does not get through is logged, and no matter of the work. Safe for use by several threads at once.
 */
public final class SystemdNotify {
    private static final Logger LOG = LoggerFactory.getLogger(SystemdNotify.class);
    private static final String PROGRAM = "systemd-notify";

    /** It comes back when systemd has read the word, in a few milliseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String program;
    private final Optional<Duration> watchdog;

    private SystemdNotify(String program, Optional<Duration> watchdog) {
        this.program = program;
        this.watchdog = watchdog;
    }

    /**
     * Returns who is to be told; empty if nobody wants to be.
     *
     * @param environment the variables of the process
     */
    public static Optional<SystemdNotify> of(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("NOTIFY_SOCKET"))
                .map(socket -> new SystemdNotify(onThePath(environment), watchdog(environment)));
    }

    private static String onThePath(Map<String, String> environment) {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElse(PROGRAM); // and it is said that there is none
    }

    /** The variables are those of another process if that has begun this one and passed them on. */
    private static Optional<Duration> watchdog(Map<String, String> environment) {
        String self = Long.toString(ProcessHandle.current().pid());
        boolean isOurs = environment.getOrDefault("WATCHDOG_PID", self).equals(self);
        return Optional.ofNullable(environment.get("WATCHDOG_USEC"))
                .filter(text -> isOurs && text.matches("[0-9]{1,18}"))
                .map(text -> Duration.of(Long.parseLong(text), ChronoUnit.MICROS));
    }

    /** Returns how long it waits for the next sign of life before it ends this process; empty if it asks for none. */
    public Optional<Duration> watchdog() {
        return watchdog;
    }

    /**
     * Says something.
     *
     * @param states such as {@code READY=1}; no line breaks
     */
    public void tell(String... states) {
        List<String> line = new ArrayList<>(List.of(program));
        line.addAll(List.of(states));
        try {
            Process process = new ProcessBuilder(line)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            try {
                boolean ended = process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                if (!ended || process.exitValue() != 0) {
                    LOG.warn("systemd was not told {}: {}", states[0], ended ? process.exitValue() : "no answer");
                }
            } finally {
                ProcessTree.kill(process);
            }
        } catch (IOException e) {
            LOG.warn("systemd was not told {}: {}", states[0], e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
