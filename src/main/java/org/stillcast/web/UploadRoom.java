package org.stillcast.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.stillcast.text.Words;

/**
 * What folders that are under way take, and what is still to come of them. A folder is held while something is done with
 * all of it: nothing more comes then, and as long as something comes it cannot be held. Safe for use by several threads at
 * once; none of them waits.
 */
final class UploadRoom {
    private static final Words WORDS = Words.of(UploadRoom.class);
    private static final Duration KEPT = Duration.ofDays(1);

    /** What a file takes by being there. */
    private static final long BYTES_A_FILE = 4096;

    private final long mostBytes;
    private final Clock clock;
    private final Map<String, Folder> folders = new HashMap<>();
    private final Set<String> held = new HashSet<>();

    /**
     * @param mostBytes that a folder may have
     */
    UploadRoom(long mostBytes, Clock clock) {
        this.mostBytes = mostBytes;
        this.clock = clock;
    }

    /** A folder that is under way. */
    private static final class Folder {
        private final Map<SafePath, Long> files = new HashMap<>();
        private long bytes;
        private long bytesToCome;
        private int bodies;
        private Instant touched = Instant.EPOCH;

        /** A file that is sent again takes the place of the one that is there. */
        long withMore(SafePath file, long more) {
            return bytes - files.getOrDefault(file, 0L) + bytesToCome + more;
        }

        void hasCome(SafePath file, long more) {
            Long before = files.put(file, more);
            bytes += more - (before == null ? 0 : before);
        }
    }

    /**
     * Takes note of a file that is to come.
     *
     * @throws Refusal if it would be too much, or its folder is held
     */
    synchronized void expect(SafePath file, long bytes) throws Refusal {
        String name = file.first();
        if (held.contains(name)) {
            throw busy(name);
        }
        Folder folder = folders.computeIfAbsent(name, any -> new Folder());
        if (folder.withMore(file, bytes + BYTES_A_FILE) > mostBytes) {
            throw new Refusal(413, WORDS.say("upload-too-large", mostBytes));
        }
        folder.bytesToCome += bytes + BYTES_A_FILE;
        folder.bodies++;
        folder.touched = clock.instant();
    }

    private static Refusal busy(String folder) {
        return new Refusal(409, WORDS.say("upload-busy", folder));
    }

    /** Returns what is to come, of all folders. */
    synchronized long bytesToCome() {
        return folders.values().stream().mapToLong(folder -> folder.bytesToCome).sum();
    }

    /** Takes note that a file that was expected is there, or will not come. */
    synchronized void settle(SafePath file, long bytes, boolean hasCome) {
        Folder folder = folders.get(file.first());
        if (folder == null) {
            throw new IllegalStateException("nothing is expected of " + file);
        }
        folder.bytesToCome -= bytes + BYTES_A_FILE;
        folder.bodies--;
        folder.touched = clock.instant();
        if (hasCome) {
            folder.hasCome(file, bytes + BYTES_A_FILE);
        }
    }

    /**
     * Holds a folder until it is let go.
     *
     * @throws Refusal if something comes, or somebody else holds it
     */
    synchronized void hold(String name) throws Refusal {
        Folder folder = folders.get(name);
        if ((folder != null && folder.bodies > 0) || !held.add(name)) {
            throw busy(name);
        }
    }

    /** Lets a folder go that was held. */
    synchronized void letGo(String name) {
        held.remove(name);
    }

    /** Forgets what a folder takes that is not under way any more. */
    synchronized void forget(String name) {
        folders.remove(name);
    }

    /** Holds those with which nobody has gone on for long, and returns their names. */
    synchronized List<String> holdOld() {
        Instant oldest = clock.instant().minus(KEPT);
        List<String> old = folders.entrySet().stream()
                .filter(folder -> folder.getValue().bodies == 0
                        && folder.getValue().touched.isBefore(oldest)
                        && !held.contains(folder.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        held.addAll(old);
        return old;
    }
}
