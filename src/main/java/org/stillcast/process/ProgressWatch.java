package org.stillcast.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Waits for a process for as long as it makes progress: its output files are written to, or bytes come on its standard output.
 * Nothing is looked at before a part of the patience is over, so short work costs nothing.
 */
public final class ProgressWatch {
    /**
     * Looks in a row that must find nothing new. They are counted, and not the time: after a machine, or the whole
     * process group, was halted for a while, the process gets its time, too.
     */
    private static final int LOOKS = 4;

    private final List<Path> outputs;
    private final Optional<StdoutReader> stdout;
    private final Runnable step;

    /**
     * @param outputs files that the process writes
     * @param stdout reads what it writes otherwise; if there is neither, only the time is watched
     * @param step is run when progress is seen
     */
    ProgressWatch(List<Path> outputs, Optional<StdoutReader> stdout, Runnable step) {
        this.outputs = outputs;
        this.stdout = stdout;
        this.step = step;
    }

    /**
     * Waits for a process.
     *
     * @param timeLimit for all of it
     * @param patience with a process that makes no progress; noticed when it is over, or a quarter of it later
     */
    Termination.Cause await(Process process, Duration timeLimit, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + timeLimit.toNanos();
        List<Object> before = state();
        int idleLooks = 0;
        for (long left = timeLimit.toNanos(); left > 0; left = end - System.nanoTime()) {
            if (process.waitFor(Math.min(left, patience.toNanos() / LOOKS), TimeUnit.NANOSECONDS)) {
                return Termination.Cause.EXITED;
            }
            List<Object> now = state();
            if (!now.equals(before)) {
                step.run();
            }
            idleLooks = now.isEmpty() || !now.equals(before) ? 0 : idleLooks + 1;
            if (idleLooks == LOOKS) {
                return Termination.Cause.STALLED;
            }
            before = now;
        }
        return Termination.Cause.TIMED_OUT;
    }

    private List<Object> state() {
        List<Object> state = new ArrayList<>();
        stdout.ifPresent(reader -> state.add(reader.bytes()));
        outputs.forEach(file -> state.add(state(file)));
        return state;
    }

    /** The time stamp, too: at the end ffmpeg moves what it has written, to put the index before it. */
    private static Object state(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return List.of(attributes.size(), attributes.lastModifiedTime());
        } catch (IOException e) {
            return "not there yet";
        }
    }
}
