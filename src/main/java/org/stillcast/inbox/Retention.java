package org.stillcast.inbox;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.files.ClaimedFile;
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
 * @param longest that anything stays in either; empty for ever
 */
public record Retention(
        Path inbox, Optional<Integer> mostDone, Optional<Integer> mostFailed, Optional<Duration> longest) {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    /** Java has no other name for the time at which a file got its present name. */
    private static final String CHANGED = "unix:ctime";

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
        List<Kept> latestFirst = latestFirst(folder);
        for (int i = 0; i < latestFirst.size(); i++) {
            Kept kept = latestFirst.get(i);
            boolean isOld = longest.isPresent() && kept.since().isBefore(now.minus(longest.get()));
            if (isOld || i >= most.orElse(Integer.MAX_VALUE)) {
                delete(kept.path());
            }
        }
    }

    private static List<Kept> latestFirst(Path folder) throws IOException {
        List<Kept> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (!name.startsWith(".") && !FailureReports.is(name)) {
                    since(file).ifPresent(since -> all.add(new Kept(file, since)));
                }
            }
        }
        all.sort(Comparator.comparing(Kept::since).reversed());
        return all;
    }

    private static Optional<Instant> since(Path file) throws IOException {
        try {
            FileTime time = Files.getFileStore(file).supportsFileAttributeView("unix")
                    ? (FileTime) Files.getAttribute(file, CHANGED, LinkOption.NOFOLLOW_LINKS)
                    : Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(time.toInstant());
        } catch (NoSuchFileException e) {
            return Optional.empty(); // somebody has just put it back
        }
    }

    private static void delete(Path path) {
        String name = path.getFileName().toString();
        try {
            Optional<ClaimedFile> taken = ClaimedFile.take(path);
            if (taken.isPresent()) {
                deleteAll(taken.get().file());
                new FailureReports(Folders.of(path)).delete(name);
                LOG.info("{} is not kept any longer, and deleted", Visible.of(path.toString()));
            }
        } catch (IOException e) {
            LOG.warn("{} is not kept any longer, but cannot be deleted: {}", Visible.of(name), FileTrouble.reason(e));
        }
    }

    /** Links are deleted, not followed. */
    private static void deleteAll(Path taken) throws IOException {
        Files.walkFileTree(taken, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                WholeFiles.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException fault) throws IOException {
                if (fault != null) {
                    throw fault;
                }
                WholeFiles.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
