package org.stillcast.workspace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import org.stillcast.plan.Folders;

/** The folder that manifests are dropped into, and where they go from it: {@code done/} or {@code failed/}. */
public final class Inbox {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT);
    private static final String REPORT = ".error.txt";
    private static final String STATUS = ".status.txt";
    private static final String DONE = "done";
    private static final String FAILED = "failed";

    private final Path folder;
    private final Clock clock;

    /**
     * @param clock tells the time that the name of an older file is given
     */
    public Inbox(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
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

    /** Moves a finished project's manifest to {@code done/} and removes the report of an earlier failure. */
    public void accept(Path manifest) throws IOException {
        move(manifest, folder.resolve(DONE));
        Files.deleteIfExists(folder.resolve(FAILED).resolve(manifest.getFileName() + REPORT));
    }

    /**
     * Moves a failed project's manifest to {@code failed/}, with a report for people beside it.
     *
     * @param faults a line each
     */
    public void reject(Path manifest, List<String> faults) throws IOException {
        Path failed = folder.resolve(FAILED);
        Path name = manifest.getFileName();
        String text = "%s could not be finished.%n%n%s%n%nMend this and put the manifest into the inbox again.%n"
                .formatted(name, String.join(System.lineSeparator(), faults));
        makeAgain(failed);
        WholeFiles.write(failed.resolve(name + REPORT), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        move(manifest, failed);
    }

    /**
     * Puts a manifest into the inbox, whole, and returns where it is.
     *
     * @param name wanted for the file; another is taken if there is one of that name
     */
    public Path put(String name, WholeFiles.Writer writer) throws IOException {
        return write(name, writer, () -> {
            Path target = folder.resolve(name);
            return Files.exists(target) ? folder.resolve(stamped(name)) : target;
        });
    }

    /** Says beside a manifest what is going on with it, in place of what was said before. */
    public void say(Path manifest, String text) throws IOException {
        Path status = statusOf(manifest);
        write(
                String.valueOf(status.getFileName()),
                out -> out.write(text.getBytes(StandardCharsets.UTF_8)),
                () -> status);
    }

    /** Takes back what is said beside a manifest. */
    public void sayNothing(Path manifest) throws IOException {
        Files.deleteIfExists(statusOf(manifest));
    }

    /** Takes back what is said about manifests that are no longer there. */
    public void sweep() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json" + STATUS)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!Files.exists(file.resolveSibling(name.substring(0, name.length() - STATUS.length())))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static Path statusOf(Path manifest) {
        return manifest.resolveSibling(manifest.getFileName() + STATUS);
    }

    /** Writes under a name that nobody looks at. */
    private Path write(String name, WholeFiles.Writer writer, Supplier<Path> targetAtTheEnd) throws IOException {
        Path hidden = folder.resolve(
                "." + WholeFiles.temporaryFor(folder.resolve(name)).getFileName());
        try {
            try (OutputStream out = Files.newOutputStream(hidden)) {
                writer.writeTo(out);
            }
            WholeFiles.sync(hidden);
            Path target = targetAtTheEnd.get();
            WholeFiles.rename(hidden, target);
            WholeFiles.syncFolder(folder);
            return target;
        } finally {
            Files.deleteIfExists(hidden);
        }
    }

    /** Never makes the inbox itself: where a share is missing, nothing must be put into the folder beneath it. */
    private static void makeAgain(Path subfolder) throws IOException {
        if (!Files.isDirectory(subfolder)) {
            Files.createDirectory(subfolder);
        }
    }

    /** A rename to another folder may be half lost with the power; so there are two names until the new one is on the disk. */
    private void move(Path manifest, Path to) throws IOException {
        if (!Files.exists(manifest)) {
            return; // somebody has taken it away, which is no reason to stumble
        }
        makeAgain(to);
        Path target = to.resolve(manifest.getFileName());
        boolean moved = Files.exists(target) && Files.isSameFile(target, manifest); // and then the power went
        if (!moved && Files.exists(target)) {
            WholeFiles.rename(target, to.resolve(stamped(manifest.getFileName().toString())));
            WholeFiles.syncFolder(to);
        }
        WholeFiles.link(manifest, target);
        WholeFiles.syncFolder(to);
        Files.delete(manifest);
        WholeFiles.syncFolder(Folders.of(manifest));
    }

    private String stamped(String name) {
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        return stem + "-" + STAMP.format(LocalDateTime.now(clock)) + (dot < 0 ? "" : name.substring(dot));
    }
}
