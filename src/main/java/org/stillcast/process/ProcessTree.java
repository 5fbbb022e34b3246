package org.stillcast.process;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process with all that descend from it. */
final class ProcessTree {
    /** How long a process may take to end by itself, and what it has written to arrive. */
    static final Duration GRACE = Duration.ofMillis(300);

    private ProcessTree() {}

    /** Kills a process that has not ended, and its descendants. */
    static void kill(Process process) {
        kill(Set.of(process));
    }

    /**
     * Kills those that have not ended, and their descendants: asks them to end, and makes all of them after the {@link
     * #GRACE}. Nothing of value is lost by that: every product has a temporary name until it is whole.
     *
     * <p>Descendants are looked up before the first signal. Those of a process that has ended, as a wrapper may at once,
     * have another parent by then and cannot be found any more: what a program leaves behind when it ends by itself stays.
     */
    static void kill(Collection<Process> processes) {
        List<ProcessHandle> all = processes.stream()
                .filter(Process::isAlive)
                .flatMap(process -> Stream.concat(Stream.of(process.toHandle()), process.descendants()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        long end = System.nanoTime() + GRACE.toNanos();
        try {
            for (Process process : processes) {
                process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
