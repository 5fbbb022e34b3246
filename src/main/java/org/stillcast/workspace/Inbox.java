package org.stillcast.workspace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import org.stillcast.plan.Folders;

/** The folder that manifests are dropped into, and where they go from it: {@code done/} or {@code failed/}. */
public final class Inbox {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT);
    private static final String REPORT = ".error.txt";

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
        Files.createDirectories(folder.resolve("done"));
        Files.createDirectories(folder.resolve("failed"));
    }

    /** Moves a finished project's manifest to {@code done/} and removes the report of an earlier failure. */
    public void accept(Path manifest) throws IOException {
        move(manifest, folder.resolve("done"));
        Files.deleteIfExists(folder.resolve("failed").resolve(manifest.getFileName() + REPORT));
    }

    /**
     * Moves a failed project's manifest to {@code failed/}, with a report for people beside it.
     *
     * @param faults a line each
     */
    public void reject(Path manifest, List<String> faults) throws IOException {
        Path failed = folder.resolve("failed");
        Path name = manifest.getFileName();
        String text = "%s could not be finished.%n%n%s%n%nMend this and put the manifest into the inbox again.%n"
                .formatted(name, String.join(System.lineSeparator(), faults));
        Files.createDirectories(failed);
        WholeFiles.write(failed.resolve(name + REPORT), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        move(manifest, failed);
    }

    /**
     * Puts a manifest into the inbox, whole, and returns where it is.
     *
     * @param name wanted for the file; another is taken if there is one of that name
     */
    public Path put(String name, WholeFiles.Writer writer) throws IOException {
        Files.createDirectories(folder);
        Path target = folder.resolve(name);
        Path hidden = folder.resolve("." + WholeFiles.temporaryFor(target).getFileName());
        try {
            try (OutputStream out = Files.newOutputStream(hidden)) {
                writer.writeTo(out);
            }
            WholeFiles.sync(hidden);
            if (Files.exists(target)) {
                target = folder.resolve(stamped(name));
            }
            WholeFiles.rename(hidden, target);
            WholeFiles.syncFolder(folder);
            return target;
        } finally {
            Files.deleteIfExists(hidden);
        }
    }

    /** A rename to another folder may be half lost with the power; so there are two names until the new one is on the disk. */
    private void move(Path manifest, Path to) throws IOException {
        if (!Files.exists(manifest)) {
            return; // somebody has taken it away, which is no reason to stumble
        }
        Files.createDirectories(to);
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
