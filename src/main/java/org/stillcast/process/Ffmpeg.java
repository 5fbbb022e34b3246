package org.stillcast.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.stillcast.text.Words;

/**
 * The ffmpeg that does the work. It bounds what it keeps of the standard error, kills for good what is over its time or
 * hangs (descendants too), lets nothing outlive us, and can stop all that runs.
 *
 * <p>Safe for use by several threads at once; each waits for its own process.
 */
public final class Ffmpeg {
    private static final Words WORDS = Words.of(Ffmpeg.class);
    private static final int STDERR_TAIL_BYTES = 8 * 1024;
    /** More than any ffmpeg says. */
    private static final int VERSION_BYTES = 64 * 1024;

    private static final Duration GRACE = Duration.ofMillis(300);

    private static final String LIFELINE = "setpriv";
    /** What it exits with, like a shell, if it cannot run the program. */
    private static final Set<Integer> LIFELINE_FAILED = Set.of(126, 127);

    /** As if a signal had ended it at once. */
    private static final int NEVER_BEGUN = 143;

    private final Path program;
    private final Duration stallTimeout;
    private final List<String> lifeline;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private final CountDownLatch stopping = new CountDownLatch(1);

    /**
     * @param program the ffmpeg to run
     * @param stallTimeout after which one that does not get on is killed
     * @param lifeline goes before the program, as {@link #lifeline} returns it; may be empty
     */
    public Ffmpeg(Path program, Duration stallTimeout, List<String> lifeline) {
        this.program = program;
        this.stallTimeout = stallTimeout;
        this.lifeline = List.copyOf(lifeline);
    }

    /**
     * Returns a command that runs another one so that it does not outlive us, even if we are killed for good. Linux
     * sends the signal when the <em>thread</em> ends that has begun the process, so that thread has to wait for it.
     *
     * @param environment the variables of the process
     * @return empty where there is none: on other systems, and without a {@code setpriv} that can do it on the PATH
     */
    public static List<String> lifeline(Map<String, String> environment) {
        String path = Optional.ofNullable(environment.get("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, LIFELINE))
                .filter(Files::isExecutable)
                .findFirst()
                .map(setpriv -> List.of(setpriv.toString(), "--pdeathsig", "KILL"))
                .filter(Ffmpeg::holds)
                .orElse(List.of());
    }

    /** Tries it on itself: that of BusyBox does not have the option. */
    private static boolean holds(List<String> lifeline) {
        List<String> line = new ArrayList<>(lifeline);
        line.addAll(List.of(lifeline.get(0), "--version"));
        try {
            Process process = new ProcessBuilder(line)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            try {
                return process.waitFor(1, TimeUnit.SECONDS) && process.exitValue() == 0;
            } finally {
                kill(process);
            }
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Returns the ffmpeg that is run. */
    public Path program() {
        return program;
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
        kill(running);
    }

    /**
     * Returns the version that the program says it is, such as {@code 4.4.1}.
     *
     * @throws IOException if it cannot be run, is no ffmpeg, or does not answer within the time that one may stall
     */
    public String version() throws IOException {
        Process process = new ProcessBuilder(program.toString(), "-version")
                .redirectErrorStream(true)
                .start();
        try {
            process.getOutputStream().close();
            OutputTail answer = new OutputTail(process.getInputStream(), VERSION_BYTES);
            if (!process.waitFor(stallTimeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(WORDS.say("no-version", program, stallTimeout.toSeconds()));
            }
            String[] words = answer.text(GRACE).split("\\s+", 4);
            if (words.length < 3 || !words[0].equals("ffmpeg")) {
                throw new IOException(WORDS.say("no-ffmpeg", program));
            }
            return words[2].replaceFirst("^([0-9][0-9.]*).*", "$1");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ffmpeg was asked for its version", e);
        } finally {
            kill(process);
        }
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
        Process process = start(call);
        running.add(process);
        try {
            if (isStopping()) {
                kill(process);
            }
            process.getOutputStream().close();
            return ended(call, process);
        } catch (IOException e) {
            call.discardFiles(e); // it may have done well, and its listener not
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ffmpeg was running", e);
        } finally {
            kill(process);
            running.remove(process);
        }
    }

    private Process start(FfmpegCall call) throws IOException {
        List<String> line = new ArrayList<>(lifeline);
        line.add(program.toString());
        line.addAll(call.command().arguments());
        try {
            return new ProcessBuilder(line)
                    .directory(call.command().folder().toFile())
                    .redirectOutput(call.stdoutReader().isPresent() ? Redirect.PIPE : Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new IOException(WORDS.say("not-started", e.getMessage()), e);
        }
    }

    /** Sees a process through to its end, on the thread that has begun it: the lifeline hangs on that. */
    private Termination ended(FfmpegCall call, Process process) throws IOException, InterruptedException {
        Duration timeLimit = call.command().timeLimit();
        OutputTail stderr = new OutputTail(process.getErrorStream(), STDERR_TAIL_BYTES);
        Optional<StdoutReader> stdout = call.stdoutReader().map(who -> new StdoutReader(process.getInputStream(), who));
        Termination.Cause cause =
                new ProgressWatch(call.command().outputs(), stdout).await(process, timeLimit, stallTimeout);
        if (cause != Termination.Cause.EXITED) {
            kill(process);
        }
        int exit = process.waitFor();
        String complaints = stderr.text(GRACE);
        if (!lifeline.isEmpty() && LIFELINE_FAILED.contains(exit) && complaints.startsWith(LIFELINE + ": ")) {
            throw new IOException(WORDS.say("not-started", complaints.strip()));
        }
        boolean well = exit == 0 && cause == Termination.Cause.EXITED;
        String summary = well && stdout.isPresent() ? stdout.get().text(timeLimit) : "";
        return new Termination(exit, cause, new FfmpegOutput(complaints, summary));
    }

    private static void kill(Process process) {
        kill(Set.of(process));
    }

    /**
     * Nothing of value is lost by a kill: every product has a temporary name until it is whole. Descendants are looked up
     * before the first signal: those of a process that has ended, as a wrapper may at once, cannot be found any more.
     */
    private static void kill(Set<Process> processes) {
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
