package org.stillcast.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.stillcast.text.Words;

/**
 * The ffmpeg that does the work: runs one process for each call and reports how it ended. A process that is over its time,
 * or makes no progress, is killed with its descendants; of the standard error only the end is kept; all that runs can be
 * stopped, and nothing outlives us where there is a {@link ParentDeathSignal}.
 *
 * <p>Safe for use by several threads at once; each waits for its own process.
 */
public final class Ffmpeg {
    private static final Words WORDS = Words.of(Ffmpeg.class);
    private static final int STDERR_TAIL_BYTES = 8 * 1024;

    /** As if a signal had ended it at once. */
    private static final int NEVER_BEGUN = 143;

    private final Path program;
    private final Duration stallTimeout;
    private final ParentDeathSignal deathSignal;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicLong steps = new AtomicLong();
    private final FfmpegTally tally = new FfmpegTally();

    /**
     * @param program the ffmpeg to run
     * @param stallTimeout a process that makes no progress for this long is killed
     * @param deathSignal kills the process if we are killed
     */
    public Ffmpeg(Path program, Duration stallTimeout, ParentDeathSignal deathSignal) {
        this.program = program;
        this.stallTimeout = stallTimeout;
        this.deathSignal = deathSignal;
    }

    /** Returns the ffmpeg that is run. */
    public Path program() {
        return program;
    }

    /** Returns another number than before whenever a process was begun, has made progress or has ended. */
    public long steps() {
        return steps.get();
    }

    /** Returns what came of the calls so far. */
    public FfmpegTally tally() {
        return tally;
    }

    /** Tells whether {@link #stopAll} was called. */
    public boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /**
     * Waits for {@link #stopAll} for a while, and tells whether it was called. A Ctrl-C reaches ffmpeg itself as soon as
     * us, so an ffmpeg that was stopped by a signal may be the first that is seen of it.
     */
    public boolean isStoppingWithin(Duration patience) {
        try {
            return stopping.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true; // only Camel does that, at the end of its own patience
        }
    }

    /** Kills all that runs and lets nothing new begin. */
    public void stopAll() {
        stopping.countDown();
        ProcessTree.kill(running);
    }

    /**
     * Runs a command, and returns when it has ended.
     *
     * @throws IOException if it cannot be run, or its standard output not be read
     */
    public Termination run(FfmpegCall call) throws IOException {
        if (isStopping()) {
            return new Termination(NEVER_BEGUN, Termination.Cause.EXITED, new FfmpegOutput("", ""));
        }
        long begun = System.nanoTime();
        Process process = start(call);
        running.add(process);
        steps.incrementAndGet();
        try {
            if (isStopping()) {
                ProcessTree.kill(process);
            }
            process.getOutputStream().close();
            Termination termination = supervise(call, process);
            tally.add(termination, Duration.ofNanos(System.nanoTime() - begun));
            return termination;
        } catch (IOException e) {
            call.discardFiles(e); // it may have done well, and its listener not
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ffmpeg was running", e);
        } finally {
            ProcessTree.kill(process);
            running.remove(process);
            steps.incrementAndGet();
        }
    }

    private Process start(FfmpegCall call) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(program.toString());
        line.addAll(call.command().arguments());
        try {
            // A process more a clip would be a tenth of what the clip costs.
            boolean needsSignal = !call.command().endsWithItsReader();
            return new ProcessBuilder(needsSignal ? deathSignal.before(line) : line)
                    .directory(new File(call.command().folder().toString())) // of any file system
                    .redirectOutput(call.stdoutListener().isPresent() ? Redirect.PIPE : Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new IOException(WORDS.say("not-started", e.getMessage()), e);
        }
    }

    /** Watches a process until it ends, on the thread that has begun it: the death signal depends on that thread. */
    private Termination supervise(FfmpegCall call, Process process) throws IOException, InterruptedException {
        Duration timeLimit = call.command().timeLimit();
        OutputTail stderr = new OutputTail(process.getErrorStream(), STDERR_TAIL_BYTES);
        Optional<StdoutReader> stdout =
                call.stdoutListener().map(listener -> new StdoutReader(process.getInputStream(), listener));
        Termination.Cause cause = new ProgressWatch(call.command().outputs(), stdout, steps::incrementAndGet)
                .await(process, timeLimit, stallTimeout);
        if (cause != Termination.Cause.EXITED) {
            ProcessTree.kill(process);
        }
        int exit = process.waitFor();
        String complaints = stderr.text(ProcessTree.GRACE);
        if (deathSignal.isRefusal(exit, complaints)) {
            throw new IOException(WORDS.say("not-started", complaints.strip()));
        }
        boolean well = exit == 0 && cause == Termination.Cause.EXITED;
        String summary = well && stdout.isPresent() ? stdout.get().text(timeLimit) : "";
        return new Termination(exit, cause, new FfmpegOutput(complaints, summary));
    }
}
