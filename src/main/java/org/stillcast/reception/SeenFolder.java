package org.stillcast.reception;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A folder of the inbox after the looks so far. The longer nothing has changed, and the longer a look takes, the less
 * often there is one.
 *
 * @param shown by the latest look
 * @param modified when the folder itself was last written to, by then
 * @param changed when something was last seen to be another
 * @param nextLook not before that, unless the folder itself is written to
 * @param isSettled whether the latest two looks have shown the same
 * @param manifest that makes it a project, as it is now
 */
record SeenFolder(
        Path folder,
        Optional<FolderLook> shown,
        FileTime modified,
        Instant changed,
        Instant nextLook,
        boolean isSettled,
        Optional<Sighting> manifest) {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** Who copies by hand makes pauses. */
    private static final Duration QUIET = Duration.ofSeconds(30);

    SeenFolder(Path folder) {
        this(folder, Optional.empty(), FileTime.fromMillis(0), Instant.EPOCH, Instant.EPOCH, false, Optional.empty());
    }

    /**
     * Looks at the folder, if it is time for that.
     *
     * @param isTaken whether its manifest is queued or in work: then nothing but that is looked at
     */
    SeenFolder look(Clock clock, boolean isTaken) throws IOException {
        SeenFolder seen = isTaken && manifest.isPresent() ? this : lookInside(clock);
        return seen.withManifest();
    }

    private SeenFolder lookInside(Clock clock) throws IOException {
        Instant now = clock.instant();
        FileTime written = Files.getLastModifiedTime(folder);
        boolean isWritten = !written.equals(modified);
        boolean wasSetBack = nextLook.isAfter(now.plus(LONGEST_PAUSE)); // the clock
        if (!isWritten && !wasSetBack && now.isBefore(nextLook)) {
            return this;
        }
        boolean isDeep = isWritten || manifest.isPresent() || !isQuiet(now);
        FolderLook look = FolderLook.into(folder, isDeep ? Optional.empty() : shown);
        boolean same = shown.filter(look::equals).isPresent();
        Instant since = same && !now.isBefore(changed) ? changed : now;
        Instant ended = clock.instant();
        Instant next = ended.plus(LookIntervals.after(Duration.between(now, ended), Duration.between(since, now)));
        return new SeenFolder(folder, Optional.of(look), written, since, next, same, manifest);
    }

    /** Tells whether nothing has changed for some time. */
    boolean isQuiet(Instant now) {
        return isSettled && Duration.between(changed, now).compareTo(QUIET) >= 0;
    }

    private SeenFolder withManifest() {
        return new SeenFolder(folder, shown, modified, changed, nextLook, isSettled, sighting());
    }

    private Optional<Sighting> sighting() {
        return shown.flatMap(FolderLook::manifest).flatMap(file -> Sighting.inFolder(file, isSettled));
    }

    /** Tells whether its manifest is surely one, and not another program's file by the usual name. */
    boolean isSurelyProject() {
        return shown.filter(FolderLook::isSure).isPresent();
    }

    /** Returns what was seen in it, if it is no project. */
    Optional<FolderLook> lackingManifest() {
        return shown.filter(look -> look.manifest().isEmpty());
    }
}
