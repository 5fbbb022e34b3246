package org.stillcast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Watches each ffmpeg that this process starts, and keeps the most memory that one of them has taken. (Before it is an
 * ffmpeg it is, for a moment, a copy of this process, and as large.) Knows nothing where there is no {@code /proc}.
 */
final class PeakMemory implements AutoCloseable {
    private static final Pattern PEAK = Pattern.compile("(?s)Name:\\s+ffmpeg.*VmHWM:\\s+(\\d+) kB.*");

    private final Thread watcher = new Thread(this::watch, "peak-memory");
    private volatile boolean closed;
    private volatile long kilobytes;

    PeakMemory() {
        watcher.setDaemon(true);
        watcher.start();
    }

    private void watch() {
        while (!closed) {
            ProcessHandle.current().children().forEach(child -> look(child.pid()));
            LockSupport.parkNanos(3_000_000);
        }
    }

    private void look(long pid) {
        try {
            Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc", String.valueOf(pid), "status")));
            if (peak.matches()) {
                kilobytes = Math.max(kilobytes, Long.parseLong(peak.group(1)));
            }
        } catch (IOException e) {
            return; // it has ended
        }
    }

    /** Returns the most that was seen so far; 0 where that cannot be known. */
    long megabytes() {
        return kilobytes / 1024;
    }

    @Override
    public void close() {
        closed = true;
    }
}
