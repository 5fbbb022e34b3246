package org.stillcast.inbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.files.ClaimedFile;
import org.stillcast.files.Fingerprint;
import org.stillcast.files.FreeName;
import org.stillcast.files.WholeFiles;
import org.stillcast.text.Words;

/**
 * The folder that manifests are dropped into, by themselves or in a folder with all that they name, and where each {@link
 * Drop} goes from it: {@code done/} or {@code failed/}.
 */
public final class Inbox {
    private static final Words WORDS = Words.of(Inbox.class);
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private static final String REPORT = ".error.txt";
    private static final String STATUS = ".status.txt";
    private static final long LONGEST_STATUS_BYTES = 64 * 1024;
    private static final String DONE = "done";
    private static final String FAILED = "failed";

    private final Path folder;
    private final FreeName freeName;

    /** Is held by who moves manifests, and by who takes what lies about for the rest of a move that a crash has ended. */
    private final Object moving = new Object();

    /**
     * @param clock tells the time that the name of an older file is given
     */
    public Inbox(Path folder, Clock clock) {
        this.folder = folder;
        freeName = new FreeName(clock);
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
        ClaimedFile.Look worked = file -> Fingerprint.ofFile(file).equals(sha256);
        synchronized (moving) {
            move(drop, DONE, worked, () -> {});
            WholeFiles.delete(reportOf(drop));
            if (drop.isFolder()) {
                deleteCopy(done);
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
                String known = sha256.orElse("");
                ClaimedFile.Look worked = known.isEmpty()
                        ? asItIs(manifest)
                        : file -> Fingerprint.ofFile(file).equals(known);
                move(drop, FAILED, worked, () -> report(drop, faults));
            } else {
                makeAgain(folder.resolve(FAILED));
                report(drop, faults);
            }
        }
    }

    /** Returns where that is now which was dropped and has failed; empty if it was not moved, or is not there any more. */
    public Optional<Path> aside(Path manifest) {
        Drop drop = drop(manifest);
        Path aside = folder.resolve(FAILED).resolve(drop.name());
        boolean isMoved = !Files.exists(drop.path()) && Files.exists(aside) && Files.exists(reportOf(drop));
        return isMoved ? Optional.of(aside) : Optional.empty();
    }

    private static ClaimedFile.Look asItIs(Path manifest) throws IOException {
        if (Files.isReadable(manifest)) {
            String sha256 = Fingerprint.ofFile(manifest);
            return file -> Fingerprint.ofFile(file).equals(sha256);
        }
        long bytes = Files.size(manifest);
        FileTime modified = Files.getLastModifiedTime(manifest);
        return file ->
                Files.size(file) == bytes && Files.getLastModifiedTime(file).equals(modified);
    }

    private Path reportOf(Drop drop) {
        return folder.resolve(FAILED).resolve(drop.name() + REPORT);
    }

    /** In the folder it goes where that goes; beside it, it is found among thousands of clips. */
    private void report(Drop drop, List<String> faults) throws IOException {
        byte[] text = WORDS.say("report", drop.name(), String.join(System.lineSeparator(), faults))
                .getBytes(StandardCharsets.UTF_8);
        WholeFiles.write(reportOf(drop), out -> out.write(text));
        if (drop.isFolder()) {
            writeCopy(drop.path(), text);
        }
    }

    /** Where somebody else has put something, or the folder itself is elsewhere, the report beside it has to do. */
    private static void writeCopy(Path dropped, byte[] text) {
        try {
            deleteCopy(dropped);
            if (isRealFolder(dropped)) {
                Files.write(copyIn(dropped), text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            }
        } catch (IOException e) {
            LOG.debug("There is no copy of the report in {}", dropped, e);
        }
    }

    private static void deleteCopy(Path dropped) throws IOException {
        Path copy = copyIn(dropped);
        if (isRealFolder(dropped) && !isRealFolder(copy)) {
            WholeFiles.delete(copy);
        }
    }

    private static Path copyIn(Path dropped) {
        return dropped.resolve(dropped.getFileName() + REPORT);
    }

    /** A link may lead out of the inbox, where nothing is ours to write or delete. */
    private static boolean isRealFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
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
                    .filter(name -> !name.startsWith(".") && !name.endsWith(REPORT))
                    .sorted()
                    .toList();
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
        String known = name.endsWith(REPORT) ? name.substring(0, name.length() - REPORT.length()) : name;
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
        deleteCopy(source);
        WholeFiles.renameNew(source, target);
        WholeFiles.syncFolder(folder);
        WholeFiles.delete(folder.resolve(FAILED).resolve(found + REPORT));
        return target;
    }

    /**
     * Puts a manifest into the inbox, whole, and returns where it is.
     *
     * @param name wanted for the file; another is taken if there is one of that name
     */
    public Path put(String name, WholeFiles.Writer writer) throws IOException {
        return write(folder.resolve(name), writer, freeName::rename);
    }

    /**
     * Says beside a manifest's file, or the folder that it was dropped in, or any other file or folder of the inbox, what
     * is going on with it, in place of what was said before.
     *
     * @param text begins with its name, by which the next start knows what is ours
     */
    public void say(Path manifest, String text) throws IOException {
        write(statusOf(manifest), out -> out.write(text.getBytes(StandardCharsets.UTF_8)), (hidden, status) -> {
            WholeFiles.rename(hidden, status);
            return status;
        });
    }

    /** Takes back what is said beside a manifest. */
    public void sayNothing(Path manifest) throws IOException {
        WholeFiles.delete(statusOf(manifest));
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
        sweepStatus();
    }

    private void sweep(Path subfolder) throws IOException {
        try (Stream<Path> files = Files.list(subfolder)) {
            for (Path file : files.filter(WholeFiles::isTemporary).toList()) {
                if (!isRealFolder(file)) { // whoever dropped that may have named it so
                    WholeFiles.delete(file);
                }
            }
        }
        for (ClaimedFile taken : ClaimedFile.in(subfolder)) {
            freeName.rename(taken.file(), taken.name());
        }
    }

    /** What is said about folders, and about files that are no manifests, is said again if it is still so. */
    private void sweepStatus() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + STATUS)) {
            for (Path file : files) {
                String text = file.getFileName().toString();
                String name = text.substring(0, text.length() - STATUS.length());
                boolean isOfManifest = InboxName.of(name) == InboxName.MANIFEST;
                if (isOfManifest ? !Files.exists(file.resolveSibling(name)) : isOurs(file, name)) {
                    WholeFiles.delete(file);
                }
            }
        }
    }

    /** People may have a file of such a name. */
    private static boolean isOurs(Path status, String name) throws IOException {
        return Files.isRegularFile(status)
                && Files.size(status) < LONGEST_STATUS_BYTES
                && new String(Files.readAllBytes(status), StandardCharsets.UTF_8).startsWith(name);
    }

    private Path statusOf(Path manifest) {
        Drop drop = drop(manifest);
        return drop.path().resolveSibling(drop.name() + STATUS);
    }

    /** Writes under a name that nobody looks at. */
    private Path write(Path target, WholeFiles.Writer writer, WholeFiles.Naming naming) throws IOException {
        Path named = WholeFiles.write(WholeFiles.hiddenFor(target), target, writer, naming);
        WholeFiles.syncFolder(folder);
        return named;
    }

    /** Never makes the inbox itself: where a share is missing, nothing must be put into the folder beneath it. */
    private static void makeAgain(Path subfolder) throws IOException {
        if (!Files.isDirectory(subfolder)) {
            Files.createDirectory(subfolder);
        }
    }
}
