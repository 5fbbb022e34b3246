package org.stillcast.process;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** What a process writes to its standard output, on its way to a listener; on a thread of its own. */
final class StdoutReader {
    private final AtomicLong bytes = new AtomicLong();
    private final FutureTask<String> reading;

    StdoutReader(InputStream stdout, FfmpegCall.Listener listener) {
        reading = new Reading(() -> read(new Counted(stdout), listener));
        Thread thread = new Thread(reading, "ffmpeg-stdout");
        thread.setDaemon(true);
        thread.start();
    }

    /** Reads on when the listener has given up, so that the process is not held up and says how it ended. */
    private static String read(InputStream stdout, FfmpegCall.Listener listener) throws IOException {
        try (stdout) {
            try {
                return listener.summarize(stdout);
            } finally {
                stdout.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    /** Returns how many bytes have come so far. */
    long bytes() {
        return bytes.get();
    }

    /**
     * Waits for the end and returns what the listener made of it.
     *
     * @param patience how long; what has inherited the output from the process may hold it open after that has ended
     * @throws IOException the listener's, or if there is no end
     */
    String text(Duration patience) throws IOException, InterruptedException {
        try {
            return reading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("the standard output of ffmpeg did not end with it", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }

    /** Nobody may ever ask for the result, as when the process fails; an error must not be lost in it. */
    private static final class Reading extends FutureTask<String> {
        Reading(Callable<String> what) {
            super(what);
        }

        @Override
        protected void setException(Throwable fault) {
            super.setException(fault);
            if (fault instanceof Error error) {
                throw error;
            }
        }
    }

    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            bytes.addAndGet(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = in.read(buffer, offset, length);
            bytes.addAndGet(Math.max(0, count));
            return count;
        }
    }
}
