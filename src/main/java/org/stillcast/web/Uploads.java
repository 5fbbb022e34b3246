package org.stillcast.web;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.stillcast.files.WholeFiles;
import org.stillcast.inbox.Inbox;
import org.stillcast.inbox.InboxName;
import org.stillcast.media.SystemFolder;
import org.stillcast.settings.Settings;
import org.stillcast.text.Words;

/**
 * Folders on their way into the inbox: put together in a hidden one there, and shown by a rename, as a whole. What nobody
 * goes on with for a day is deleted with the next one, and all of it when the program starts. Safe for
 * use by several threads at once.
 */
final class Uploads {
    private static final Words WORDS = Words.of(Uploads.class);
    private static final String STAGING = ".uploads";

    private final Path folder;
    private final Inbox inbox;
    private final Path staging;
    private final long minFreeBytes;
    private final UploadRoom room;

    Uploads(Settings settings, Inbox inbox, Clock clock) {
        this.inbox = inbox;
        folder = settings.inbox();
        staging = folder.resolve(STAGING);
        minFreeBytes = settings.minFreeBytes();
        room = new UploadRoom(settings.maxUploadBytes(), clock);
    }

    /**
     * A file that room was made for.
     *
     * @param bytes that it will have
     * @param arriving where it is put while it comes
     * @param place where it is as a whole
     */
    record Expected(SafePath file, long bytes, Path arriving, Path place) {}

    /** Deletes what earlier runs have left. */
    void clear() throws IOException {
        if (Files.isDirectory(staging, LinkOption.NOFOLLOW_LINKS)) {
            WholeFiles.deleteAll(staging);
        }
    }

    /**
     * Makes room for a file.
     *
     * @param file the folder's name and those below it
     * @param bytes that it will have
     * @throws Refusal if there is no room for it, or it may not be called so
     */
    Expected expect(SafePath file, long bytes) throws IOException, Refusal {
        inbox.requireThere();
        requireFree(file.first());
        discardOld();
        room.expect(file, bytes);
        try {
            return placed(file, bytes);
        } catch (FileAlreadyExistsException e) {
            room.settle(file, bytes, false);
            throw new Refusal(409, WORDS.say("file-in-way", file.last()));
        } catch (IOException | Refusal e) {
            room.settle(file, bytes, false);
            throw e;
        }
    }

    private void requireFree(String name) throws Refusal {
        if (SystemFolder.is(name)) { // such a one is never taken
            throw new Refusal(409, WORDS.say("system-folder", name));
        }
        if (Inbox.isReserved(name) || Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
            throw new Refusal(409, WORDS.say("folder-in-inbox", name));
        }
    }

    private Expected placed(SafePath file, long bytes) throws IOException, Refusal {
        if (Files.getFileStore(folder).getUsableSpace() - room.bytesToCome() < minFreeBytes) {
            throw new Refusal(507, WORDS.say("disk-full"));
        }
        Path place = file.in(staging);
        Files.createDirectories(place.getParent());
        if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(place.toString());
        }
        return new Expected(file, bytes, place.resolveSibling("." + UUID.randomUUID()), place);
    }

    private void discardOld() throws IOException {
        for (String old : room.holdOld()) {
            try {
                discard(old);
            } finally {
                room.letGo(old);
            }
        }
    }

    /** Gives a file that has come as a whole its name, in place of the one that may be there. */
    void take(Expected expected) throws IOException {
        WholeFiles.rename(expected.arriving(), expected.place());
        room.settle(expected.file(), expected.bytes(), true);
    }

    /** Takes back what was expected and did not come. */
    void giveUp(Expected expected) {
        room.settle(expected.file(), expected.bytes(), false);
    }

    /**
     * Keeps others from a folder until it is let go.
     *
     * @throws Refusal if files of it are still coming
     */
    void hold(String name) throws Refusal {
        room.hold(name);
    }

    /** Lets others go on with a folder. */
    void letGo(String name) {
        room.letGo(name);
    }

    /**
     * Returns the folder as it is so far.
     *
     * @throws Refusal if there is none
     */
    Path staged(String name) throws IOException, Refusal {
        inbox.requireThere();
        Path place = staging.resolve(name);
        if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            throw new Refusal(404, WORDS.say("no-upload", name));
        }
        return place;
    }

    /**
     * Returns the manifests in it.
     *
     * @throws Refusal if there is none
     */
    List<Path> manifests(Path staged) throws IOException, Refusal {
        Path usual = staged.resolve(InboxName.IN_FOLDER);
        if (Files.isRegularFile(usual)) {
            return List.of(usual);
        }
        try (Stream<Path> files = Files.list(staged)) {
            List<Path> found = files.filter(file -> Files.isRegularFile(file)
                            && InboxName.of(file.getFileName().toString()) == InboxName.MANIFEST)
                    .toList();
            if (found.isEmpty()) {
                throw new Refusal(422, WORDS.say("no-manifest", staged.getFileName()));
            }
            return found;
        }
    }

    /**
     * Shows a folder that is held, whole and on the disk, in the inbox.
     *
     * @throws Refusal if there is one of that name by now
     */
    void finish(String name) throws IOException, Refusal {
        Path whole = staged(name);
        syncAll(whole);
        try {
            WholeFiles.renameNew(whole, folder.resolve(name));
        } catch (FileAlreadyExistsException e) {
            throw new Refusal(409, WORDS.say("folder-in-inbox", name));
        }
        WholeFiles.syncFolder(folder);
        room.forget(name);
    }

    private static void syncAll(Path staged) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(staged)) {
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

    /** Deletes a folder that is not to come; it is held meanwhile. */
    void discard(String name) throws IOException {
        Path place = staging.resolve(name);
        if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            WholeFiles.deleteAll(place);
        }
        room.forget(name);
    }
}
