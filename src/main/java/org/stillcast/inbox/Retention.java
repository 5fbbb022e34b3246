package org.stillcast.inbox;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.files.FileTrouble;
import org.stillcast.files.Folders;
import org.stillcast.files.WholeFiles;
import org.stillcast.text.Visible;

/**
 * Deletes what has left the inbox long ago, by number and by age, where the operator wants that: manifests in {@code done/}
 * and {@code failed/}, and whole folders that were dropped, with their clips. Published projects are no matter of it.
 *
 * @param inbox whose folders these are
 * @param mostDone that stay in {@code done/}; empty for all
 * @param mostFailed that stay in {@code failed/}; empty for all
 * @param longest that anything stays in either; empty for ever; of no effect where the file system does not know when a file
 *     was moved, as on Windows
 */
public record Retention(
        Path inbox, Optional<Integer> mostDone, Optional<Integer> mostFailed, Optional<Duration> longest) {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    /** Java has no other name for the time at which a file got its present name. */
    private static final String CHANGED = "unix:ctime";

    /** In the hidden name of what is being deleted, and is nobody's any more. */
    private static final String DOOMED = ".deleted-";

    private static boolean isDoomed(String name) {
        return name.startsWith(".") && name.contains(DOOMED);
    }

    /** Something that has left the inbox. */
    private record Kept(Path path, Instant since) {}

    /** Deletes what is not to be kept any more. What cannot be deleted keeps nothing else from being so. */
    public void apply(Clock clock) {
        try {
            apply(inbox.resolve(Inbox.DONE), mostDone, clock.instant());
            apply(inbox.resolve(Inbox.FAILED), mostFailed, clock.instant());
        } catch (IOException e) {
            LOG.warn("It cannot be seen what of {} is to be deleted: {}", inbox, FileTrouble.reason(e));
        }
    }

    private void apply(Path folder, Optional<Integer> most, Instant now) throws IOException {
        if ((most.isEmpty() && longest.isEmpty()) || !Files.isDirectory(folder)) {
            return;
        }
        boolean hasTimeOfMove = Files.getFileStore(folder).supportsFileAttributeView("unix");
        boolean byAge = longest.isPresent() && hasTimeOfMove;
        List<Kept> latestFirst = latestFirst(folder, hasTimeOfMove);
        for (int i = 0; i < latestFirst.size(); i++) {
            Kept kept = latestFirst.get(i);
            boolean isOld = byAge && kept.since().isBefore(now.minus(longest.orElseThrow()));
            if (isOld || i >= most.orElse(Integer.MAX_VALUE)) {
                delete(kept.path());
            }
        }
    }

    /** What a stop has left half-deleted is deleted on the way. */
    private static List<Kept> latestFirst(Path folder, boolean hasTimeOfMove) throws IOException {
        List<Kept> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (isDoomed(name)) {
                    WholeFiles.deleteAll(file);
                } else if (!name.startsWith(".") && !FailureReports.is(name)) {
                    all.add(new Kept(file, since(file, hasTimeOfMove)));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        all.sort(Comparator.comparing(Kept::since).reversed());
        return all;
    }

    /** What somebody has just put back is the latest, and so not deleted. */
    private static Instant since(Path file, boolean hasTimeOfMove) throws IOException {
        try {
            return hasTimeOfMove
                    ? ((FileTime) Files.getAttribute(file, CHANGED, LinkOption.NOFOLLOW_LINKS)).toInstant()
                    : Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
        } catch (NoSuchFileException e) {
            return Instant.MAX;
        }
    }

    private static void delete(Path path) {
        String name = path.getFileName().toString();
        try {
            Path doomed = path.resolveSibling("." + name + DOOMED + UUID.randomUUID());
            WholeFiles.rename(path, doomed);
            WholeFiles.deleteAll(doomed);
            new FailureReports(Folders.of(path)).delete(name);
            LOG.info("{} is not kept any longer, and deleted", Visible.of(path.toString()));
        } catch (NoSuchFileException e) {
            LOG.debug("{} is gone already", Visible.of(name), e);
        } catch (IOException e) {
            LOG.warn("{} is not kept any longer, but cannot be deleted: {}", Visible.of(name), FileTrouble.reason(e));
        }
    }
}
