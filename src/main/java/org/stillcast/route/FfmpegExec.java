package org.stillcast.route;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.apache.camel.component.exec.ExecCommand;
import org.apache.camel.component.exec.ExecCommandExecutor;
import org.apache.camel.component.exec.ExecResult;

/**
 * Runs ffmpeg for camel-exec. Unlike the default executor it bounds what it keeps of the standard error, kills for good
 * what is over its time (descendants too), and can stop all that runs.
 *
 * <p>Safe for use by several threads at once; each waits for its own process.
 */
public final class FfmpegExec implements ExecCommandExecutor {
    private static final int STDERR_TAIL_BYTES = 8 * 1024;
    private static final Duration GRACE = Duration.ofMillis(300);

    private final Path program;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** What came of a process. */
    static final class Ended extends ExecResult {
        private static final long serialVersionUID = 1L;

        private final boolean timedOut;
        private final transient Said said;

        Ended(ExecCommand command, int exitValue, boolean timedOut, Said said) {
            super(command, InputStream.nullInputStream(), new ByteArrayInputStream(new byte[0]), exitValue);
            this.timedOut = timedOut;
            this.said = said;
        }

        boolean timedOut() {
            return timedOut;
        }

        Said said() {
            return said;
        }

        String stderrTail() {
            return said.stderr();
        }
    }

    /**
     * @param program the ffmpeg to run
     */
    public FfmpegExec(Path program) {
        this.program = program;
    }

    Path program() {
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
    boolean isStoppingWithin(Duration patience) {
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
        running.forEach(Process::destroy);
        running.forEach(FfmpegExec::kill);
    }

    /**
     * Returns the version that the program says it is, such as {@code 4.4.1}.
     *
     * @throws IOException if it cannot be run or is no ffmpeg
     */
    public String version() throws IOException {
        Process process = new ProcessBuilder(program.toString(), "-version")
                .redirectErrorStream(true)
                .start();
        try (InputStream out = process.getInputStream()) {
            String[] words = new String(out.readNBytes(STDERR_TAIL_BYTES), StandardCharsets.UTF_8).split("\\s+", 4);
            if (words.length < 3 || !words[0].equals("ffmpeg")) {
                throw new IOException("%s is not an ffmpeg".formatted(program));
            }
            return words[2].replaceFirst("^([0-9][0-9.]*).*", "$1");
        } finally {
            kill(process);
        }
    }

    @Override
    public Ended execute(ExecCommand command) throws IOException {
        List<String> line = new ArrayList<>(List.of(command.getExecutable()));
        line.addAll(command.getArgs());
        Optional<FfmpegCall.Listener> listener =
                command instanceof FfmpegCall call ? call.listener() : Optional.empty();
        Process process = new ProcessBuilder(line)
                .directory(new File(command.getWorkingDir()))
                .redirectOutput(listener.isPresent() ? Redirect.PIPE : Redirect.DISCARD)
                .start();
        running.add(process);
        try {
            if (isStopping()) {
                kill(process);
            }
            process.getOutputStream().close();
            Tail tail = new Tail(process.getErrorStream());
            Optional<StdoutReader> stdout = listener.map(who -> new StdoutReader(process.getInputStream(), who));
            boolean inTime = process.waitFor(command.getTimeout(), TimeUnit.MILLISECONDS);
            if (!inTime) {
                kill(process);
            }
            boolean well = process.waitFor() == 0 && inTime;
            String digest = well && stdout.isPresent() ? stdout.get().text() : "";
            return new Ended(command, process.exitValue(), !inTime, new Said(tail.text(), digest));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ffmpeg was running", e);
        } finally {
            kill(process);
            running.remove(process);
        }
    }

    /** Nothing of value is lost by a kill: every product has a temporary name until it is whole. */
    private static void kill(Process process) {
        if (!process.isAlive()) {
            return;
        }
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** The end of what a process writes, read as it comes so that the process never waits for a reader. */
    private static final class Tail {
        private final byte[] ring = new byte[STDERR_TAIL_BYTES];
        private final Thread reader;
        private long count;

        Tail(InputStream in) {
            reader = new Thread(() -> drain(in), "ffmpeg-stderr");
            reader.setDaemon(true);
            reader.start();
        }

        private void drain(InputStream in) {
            byte[] buffer = new byte[1024];
            try (in) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    keep(buffer, read);
                }
            } catch (IOException e) {
                return; // the process was killed: what has been read is what there is
            }
        }

        private synchronized void keep(byte[] buffer, int length) {
            for (int i = 0; i < length; i++) {
                ring[(int) (count++ % ring.length)] = buffer[i];
            }
        }

        /** Returns what there is when the process has ended; a grandchild that holds the pipe open is not waited for. */
        String text() throws InterruptedException {
            reader.join(GRACE.toMillis());
            return kept();
        }

        private synchronized String kept() {
            int length = (int) Math.min(count, ring.length);
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++) {
                bytes[i] = ring[(int) ((count - length + i) % ring.length)];
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
