package org.stillcast.web;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.stillcast.files.WholeFiles;
import org.stillcast.inbox.Inbox;
import org.stillcast.inbox.InboxName;
import org.stillcast.settings.Settings;
import org.stillcast.text.Words;

/**
 * Folders on their way into the inbox: put together in a hidden one there, and shown by a rename, as a whole. What nobody
 * goes on with for a day is deleted with the next one, and all of it when the program starts. Safe for use by several threads at once.
 */
final class Uploads {
    private static final Words WORDS = Words.of(Uploads.class);
    private static final String STAGING = ".uploads";
    private static final Duration KEPT = Duration.ofDays(1);

    /** What a file takes by being there. */
    private static final long BYTES_A_FILE = 4096;

    private final Path inbox;
    private final Path staging;
    private final long mostBytes;
    private final long minFreeBytes;
    private final Clock clock;
    private final Map<String, Under> underWay = new HashMap<>();

    Uploads(Settings settings, Clock clock) {
        inbox = settings.inbox();
        staging = inbox.resolve(STAGING);
        mostBytes = settings.maxUploadBytes();
        minFreeBytes = settings.minFreeBytes();
        this.clock = clock;
    }

    /** A folder that is under way. */
    private record Under(long bytes, Instant touched) {}

    /** Deletes what earlier runs have left. */
    void clear() throws IOException {
        if (Files.isDirectory(staging, LinkOption.NOFOLLOW_LINKS)) {
            WholeFiles.deleteIn(staging, any -> true);
            WholeFiles.delete(staging);
        }
    }

    /**
     * Makes room for a file, and returns where it goes.
     *
     * @param file the folder's name and those below it
     * @param bytes that it will have
     * @throws Refusal if there is no room for it, or it may not be called so
     */
    Path expect(SafePath file, long bytes) throws IOException, Refusal {
        String folder = file.first();
        requireFree(folder);
        reserve(folder, bytes);
        try {
            if (Files.getFileStore(inbox).getUsableSpace() - bytes < minFreeBytes) {
                throw new Refusal(507, WORDS.say("disk-full"));
            }
            Path place = file.in(staging);
            Files.createDirectories(place.getParent());
            return place;
        } catch (FileAlreadyExistsException e) {
            giveBack(folder, bytes);
            throw new Refusal(409, WORDS.say("file-in-way", file.last()));
        } catch (IOException | Refusal e) {
            giveBack(folder, bytes);
            throw e;
        }
    }

    private void requireFree(String folder) throws Refusal {
        if (Inbox.isReserved(folder) || Files.exists(inbox.resolve(folder), LinkOption.NOFOLLOW_LINKS)) {
            throw new Refusal(409, WORDS.say("folder-in-inbox", folder));
        }
    }

    private synchronized void reserve(String folder, long bytes) throws IOException, Refusal {
        forgetOld();
        long before = underWay.containsKey(folder) ? underWay.get(folder).bytes() : 0;
        long after = before + bytes + BYTES_A_FILE;
        if (after > mostBytes) {
            throw new Refusal(413, WORDS.say("upload-too-large", mostBytes));
        }
        underWay.put(folder, new Under(after, clock.instant()));
    }

    /** Takes back what was expected and did not come. */
    synchronized void giveBack(String folder, long bytes) {
        underWay.computeIfPresent(
                folder, (name, under) -> new Under(Math.max(0, under.bytes() - bytes - BYTES_A_FILE), clock.instant()));
    }

    private void forgetOld() throws IOException {
        Instant oldest = clock.instant().minus(KEPT);
        List<String> old = underWay.entrySet().stream()
                .filter(entry -> entry.getValue().touched().isBefore(oldest))
                .map(Map.Entry::getKey)
                .toList();
        for (String folder : old) {
            discard(folder);
        }
    }

    /**
     * Returns the folder as it is so far.
     *
     * @throws Refusal if there is none
     */
    Path staged(String folder) throws Refusal {
        Path place = staging.resolve(folder);
        if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            throw new Refusal(404, WORDS.say("no-upload", folder));
        }
        return place;
    }

    /**
     * Returns the manifests in it.
     *
     * @throws Refusal if there is none
     */
    List<Path> manifests(Path folder) throws IOException, Refusal {
        Path usual = folder.resolve(InboxName.IN_FOLDER);
        if (Files.isRegularFile(usual)) {
            return List.of(usual);
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(file -> Files.isRegularFile(file)
                            && InboxName.of(file.getFileName().toString()) == InboxName.MANIFEST)
                    .toList();
            if (found.isEmpty()) {
                throw new Refusal(422, WORDS.say("no-manifest", folder.getFileName()));
            }
            return found;
        }
    }

    /**
     * Shows a folder, whole and on the disk, in the inbox.
     *
     * @throws Refusal if there is one of that name by now
     */
    Path finish(String folder) throws IOException, Refusal {
        Path whole = staged(folder);
        Path shown = inbox.resolve(folder);
        syncAll(whole);
        try {
            WholeFiles.renameNew(whole, shown);
        } catch (FileAlreadyExistsException e) {
            throw new Refusal(409, WORDS.say("folder-in-inbox", folder));
        }
        WholeFiles.syncFolder(inbox);
        forget(folder);
        return shown;
    }

    private static void syncAll(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.forEach(all::add);
        }
        for (Path file : all) {
            if (Files.isDirectory(file)) {
                WholeFiles.syncFolder(file);
            } else {
                WholeFiles.sync(file);
            }
        }
    }

    /** Deletes a folder that is not to come. */
    void discard(String folder) throws IOException {
        forget(folder);
        Path place = staging.resolve(folder);
        if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            WholeFiles.deleteIn(place, any -> true);
            WholeFiles.delete(place);
        }
    }

    private synchronized void forget(String folder) {
        underWay.remove(folder);
    }
}
