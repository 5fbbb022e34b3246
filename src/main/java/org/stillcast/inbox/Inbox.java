package org.stillcast.inbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.stillcast.files.ClaimedFile;
import org.stillcast.files.FreeName;
import org.stillcast.files.WholeFiles;
import org.stillcast.text.Words;

/**
 * The folder that manifests are dropped into, by themselves or in a folder with all that they name, and where each {@link
 * Drop} goes from it: {@code done/} or {@code failed/}.
 */
public final class Inbox {
    private static final Words WORDS = Words.of(Inbox.class);

    static final String DONE = "done";
    static final String FAILED = "failed";

    private final Path folder;
    private final FreeName freeName;
    private final FailureReports reports;
    private final StatusFiles statuses;

    /**
     * Is held by who moves manifests, and by who takes what lies about for the rest of a move that a crash has ended: over
     * the moves on the disk, as they are what must not meet.
     */
    private final Object moving = new Object();

    /**
     * @param clock tells the time that the name of an older file is given
     */
    public Inbox(Path folder, Clock clock) {
        this.folder = folder;
        freeName = new FreeName(clock);
        reports = new FailureReports(folder.resolve(FAILED));
        statuses = new StatusFiles(folder);
    }

    /** Makes the folders that are not there. */
    public void prepare() throws IOException {
        Files.createDirectories(folder.resolve(DONE));
        Files.createDirectories(folder.resolve(FAILED));
    }

    /**
     * Tells whether the folder is there and is the one that was prepared, not the empty folder that a share leaves where
     * it was mounted.
     */
    public boolean isThere() {
        return Files.isDirectory(folder.resolve(DONE)) || Files.isDirectory(folder.resolve(FAILED));
    }

    /**
     * Returns if it is: nothing must be put into the folder beneath a share.
     *
     * @throws IOException if not
     */
    public void requireThere() throws IOException {
        if (!isThere()) {
            throw new IOException(WORDS.say("away", folder));
        }
    }

    /** Returns what a manifest in the inbox was dropped as. */
    public Drop drop(Path manifest) {
        return Drop.of(folder, manifest);
    }

    /** Tells whether something directly in the inbox is a place of its own, in which nobody drops anything. */
    public static boolean isReserved(String name) {
        return name.equalsIgnoreCase(DONE) || name.equalsIgnoreCase(FAILED);
    }

    /**
     * Moves a finished project's manifest, or the folder that it was dropped in, to {@code done/}, and removes what an
     * earlier failure has left of it: the report, and the file of the manifest if it is the same. One that is another now
     * stays where it is.
     *
     * @param sha256 of the manifest that was worked on
     */
    public void accept(Path manifest, String sha256) throws IOException {
        Drop drop = drop(manifest);
        Path done = folder.resolve(DONE).resolve(drop.name());
        Path failed = folder.resolve(FAILED).resolve(drop.name());
        ClaimedFile.Look worked = WorkedManifest.of(sha256);
        synchronized (moving) {
            move(drop, DONE, worked, () -> {});
            reports.delete(drop.name());
            if (drop.isFolder()) {
                FailureReports.deleteCopy(done);
            } else if (Files.isRegularFile(done) && worked.isIt(done)) {
                ClaimedFile.delete(failed, worked, freeName);
            }
        }
    }

    /**
     * Moves a failed project's manifest, or the folder that it was dropped in, to {@code failed/}, with a report for
     * people beside it, and in that folder. One that is another now stays where it is, without a report.
     *
     * @param sha256 of the manifest that was worked on; if it could not be read, the one that is there now is taken for it
     * @param faults a line each
     */
    public void reject(Path manifest, Optional<String> sha256, List<String> faults) throws IOException {
        Drop drop = drop(manifest);
        synchronized (moving) {
            if (Files.exists(manifest)) {
                ClaimedFile.Look worked =
                        sha256.isPresent() ? WorkedManifest.of(sha256.get()) : WorkedManifest.asItIs(manifest);
                move(drop, FAILED, worked, () -> reports.write(drop, faults));
            } else {
                makeAgain(folder.resolve(FAILED));
                reports.write(drop, faults);
            }
        }
    }

    /**
     * Moves what somebody does not want any more to {@code failed/}, and says so in place of a report. A daemon that works
     * on it stops that when it notices.
     *
     * @return where it is now; empty if it is not there any more, or another one now
     */
    public Optional<Path> cancel(Drop drop) throws IOException {
        synchronized (moving) {
            if (Files.exists(drop.manifest())) {
                move(drop, FAILED, WorkedManifest.asItIs(drop.manifest()), () -> reports.writeCancellation(drop));
            }
            return isCancelled(drop.manifest())
                    ? Optional.of(folder.resolve(FAILED).resolve(drop.name()))
                    : Optional.empty();
        }
    }

    /** Tells whether a manifest is not in the inbox any more since somebody did not want it. */
    public boolean isCancelled(Path manifest) throws IOException {
        return aside(manifest).isPresent()
                && reports.isCancellation(drop(manifest).name());
    }

    /** Returns where that is now which was dropped and has failed; empty if it was not moved, or is not there any more. */
    public Optional<Path> aside(Path manifest) {
        Drop drop = drop(manifest);
        Path aside = folder.resolve(FAILED).resolve(drop.name());
        boolean isMoved = !Files.exists(drop.path()) && Files.exists(aside) && reports.isAbout(drop.name());
        return isMoved ? Optional.of(aside) : Optional.empty();
    }

    private void move(Drop drop, String to, ClaimedFile.Look worked, ManifestMove.Step before) throws IOException {
        Path aside = folder.resolve(FAILED);
        makeAgain(folder.resolve(DONE));
        makeAgain(aside);
        if (drop.isFolder()) {
            new FolderMove(drop, folder.resolve(to), aside, worked, freeName).run(before);
        } else {
            new ManifestMove(drop.manifest(), folder.resolve(to), aside, worked, freeName).run(before);
        }
    }

    /** Returns the names of what is in {@code failed/} and can be put back, in order. */
    public List<String> failed() throws IOException {
        if (!Files.isDirectory(folder.resolve(FAILED))) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder.resolve(FAILED))) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith(".") && !FailureReports.is(name))
                    .sorted()
                    .toList();
        }
    }

    /**
     * What has failed.
     *
     * @param name of its file or folder in {@code failed/}
     * @param since when its report was written
     * @param report its begin; empty if there is none
     */
    public record Failure(String name, Instant since, String report) {}

    /**
     * Returns what has failed and can be put back, the latest first.
     *
     * @param most so many of them
     * @param reportBytes so much of each report
     */
    public List<Failure> failures(int most, int reportBytes) throws IOException {
        List<Failure> failures = new ArrayList<>();
        for (String name : most == 0 ? List.<String>of() : failed()) {
            failedSince(name).ifPresent(since -> failures.add(new Failure(name, since, "")));
        }
        failures.sort(Comparator.comparing(Failure::since).reversed());
        List<Failure> latest = new ArrayList<>();
        for (Failure failure : failures.subList(0, Math.min(most, failures.size()))) {
            String report = reports.read(failure.name(), reportBytes).orElse("");
            latest.add(new Failure(failure.name(), failure.since(), report));
        }
        return latest;
    }

    /** By its report, if it has one; empty if somebody has just put it back. */
    private Optional<Instant> failedSince(String name) throws IOException {
        Optional<Instant> reported = reports.written(name);
        if (reported.isPresent()) {
            return reported;
        }
        try {
            Path failed = folder.resolve(FAILED).resolve(name);
            return Optional.of(
                    Files.getLastModifiedTime(failed, LinkOption.NOFOLLOW_LINKS).toInstant());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * Puts what has failed back into the inbox, to be tried again, and removes its report.
     *
     * @param name of the manifest's file or folder in {@code failed/}; that of its report, or without an ending, will do
     * @return where it is now
     * @throws NoSuchFileException if nothing of that name has failed
     * @throws FileAlreadyExistsException if there is one of that name in the inbox; all stays as it is
     */
    public Path putBack(String name) throws IOException {
        String known = FailureReports.subject(name);
        List<String> all = failed();
        String found = Stream.of(known, known + ".json", known + ".jsonc")
                .filter(all::contains)
                .findFirst()
                .orElseThrow(() -> new NoSuchFileException(name));
        Path source = folder.resolve(FAILED).resolve(found);
        Path target = folder.resolve(found);
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        FailureReports.deleteCopy(source);
        WholeFiles.renameNew(source, target);
        WholeFiles.syncFolder(folder);
        reports.delete(found);
        return target;
    }

    /**
     * Puts a manifest into the inbox, whole, and returns where it is.
     *
     * @param name wanted for the file; another is taken if there is one of that name
     */
    public Path put(String name, WholeFiles.Writer writer) throws IOException {
        Path target = folder.resolve(name);
        Path named = WholeFiles.write(WholeFiles.hiddenFor(target), target, writer, freeName::rename);
        WholeFiles.syncFolder(folder);
        return named;
    }

    /**
     * Returns where a manifest's file is that was put here before, wherever it has been moved by now.
     *
     * @param sha256 of its bytes
     * @param since when it was put at the earliest
     */
    public Optional<Path> find(String sha256, Instant since) throws IOException {
        ClaimedFile.Look same = WorkedManifest.of(sha256);
        for (Path place : List.of(folder, folder.resolve(FAILED), folder.resolve(DONE))) {
            for (Path manifest : manifestsSince(place, since)) {
                if (same.isIt(manifest)) {
                    return Optional.of(manifest);
                }
            }
        }
        return Optional.empty();
    }

    private static List<Path> manifestsSince(Path place, Instant since) throws IOException {
        List<Path> manifests = new ArrayList<>();
        if (Files.isDirectory(place)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(place, Files::isRegularFile)) {
                for (Path file : files) {
                    if (InboxName.of(file.getFileName().toString()) == InboxName.MANIFEST
                            && !Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
                        manifests.add(file);
                    }
                }
            }
        }
        return manifests;
    }

    /**
     * Says beside a manifest's file, or the folder that it was dropped in, or any other file or folder of the inbox, what
     * is going on with it, in place of what was said before; not where people have a file of that name.
     *
     * @param text begins with its name, by which the next start knows what is ours
     */
    public void say(Path manifest, String text) throws IOException {
        statuses.write(drop(manifest), text);
    }

    /** Returns what is said beside what was dropped; empty if nothing. */
    public Optional<String> said(Drop drop) throws IOException {
        return statuses.read(drop);
    }

    /** Takes back what is said beside a manifest. */
    public void sayNothing(Path manifest) throws IOException {
        statuses.delete(drop(manifest));
    }

    /**
     * Puts right what a crash has left: a manifest that was just being moved gets its name back, and what is said about
     * manifests that are no longer there is taken back. Only for the daemon that owns the inbox.
     */
    public void sweep() throws IOException {
        synchronized (moving) {
            for (String name : List.of(DONE, FAILED)) {
                if (Files.isDirectory(folder.resolve(name))) {
                    sweep(folder.resolve(name));
                }
            }
            for (ClaimedFile taken : ClaimedFile.in(folder)) {
                makeAgain(folder.resolve(FAILED));
                ManifestMove.giveBack(taken, folder.resolve(FAILED), freeName);
            }
        }
        statuses.sweep();
    }

    private void sweep(Path subfolder) throws IOException {
        try (Stream<Path> files = Files.list(subfolder)) {
            for (Path file : files.filter(WholeFiles::isTemporary).toList()) {
                if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) { // whoever dropped that may have named it so
                    WholeFiles.delete(file);
                }
            }
        }
        for (ClaimedFile taken : ClaimedFile.in(subfolder)) {
            freeName.rename(taken.file(), taken.name());
        }
    }

    /** Never makes the inbox itself: where a share is missing, nothing must be put into the folder beneath it. */
    private static void makeAgain(Path subfolder) throws IOException {
        if (!Files.isDirectory(subfolder)) {
            Files.createDirectory(subfolder);
        }
    }
}
