package org.stillcast.route;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** What a process writes to its standard output, on its way to a listener; on a thread of its own. */
final class StdoutReader {
    private final FutureTask<String> reading;

    StdoutReader(InputStream stdout, FfmpegCall.Listener listener) {
        reading = new FutureTask<>(() -> read(stdout, listener));
        Thread thread = new Thread(reading, "ffmpeg-stdout");
        thread.setDaemon(true);
        thread.start();
    }

    /** Reads on when the listener has given up, so that the process is not held up and says how it ended. */
    private static String read(InputStream stdout, FfmpegCall.Listener listener) throws IOException {
        try (stdout) {
            try {
                return listener.digest(stdout);
            } finally {
                stdout.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    /**
     * Waits for the end and returns what the listener made of it.
     *
     * @throws IOException the listener's
     */
    String text() throws IOException, InterruptedException {
        try {
            return reading.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }
}
