package org.stillcast.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The end of what a process writes, read as it comes so that the process never waits for a reader. */
public final class OutputTail {
    private final byte[] ring;
    private final Thread reader;
    private long count;

    /**
     * @param in is read to its end, on a thread of its own
     * @param bytes most that is kept
     */
    public OutputTail(InputStream in, int bytes) {
        ring = new byte[bytes];
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

    /**
     * Returns what there is, from the beginning of a line on, when the process has ended; a grandchild that holds the pipe open is not
     * waited for.
     */
    String text(Duration patience) throws InterruptedException {
        reader.join(patience.toMillis());
        return kept();
    }

    private synchronized String kept() {
        int length = (int) Math.min(count, ring.length);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = ring[(int) ((count - length + i) % ring.length)];
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return count > length ? text.substring(text.indexOf('\n') + 1) : text;
    }
}
