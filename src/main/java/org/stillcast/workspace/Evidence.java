package org.stillcast.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.stillcast.files.WholeFiles;

/**
 * What is kept of projects whose parts did not pass the check before publication, so that somebody can look into it:
 * {@code temp/failed/ID}. Bounded: the oldest go first.
 */
public final class Evidence {
    /** Name of the file that says what is wrong. */
    public static final String REPORT = "report.txt";

    static final int MOST_PROJECTS = 5;
    static final long MOST_BYTES = 256L * 1024 * 1024;

    private final Path folder;

    /**
     * @param temp folder of the temporary files of all projects
     */
    public Evidence(Path temp) {
        folder = temp.resolve("failed");
    }

    /**
     * Keeps files of a project, in place of what was kept of it before, and gives up the oldest of other projects.
     *
     * @param files what matters most first; those that are not there, or would be too much, are left out
     * @param report for people
     * @param now time of the failure
     * @return the folder that they are in
     * @throws IOException if they cannot be kept
     */
    public Path keep(String projectId, List<Path> files, String report, Instant now) throws IOException {
        forget(projectId);
        Path own = Files.createDirectories(folder.resolve(projectId));
        long bytes = 0;
        for (Path file : files) {
            if (Files.isRegularFile(file) && bytes + Files.size(file) <= MOST_BYTES) {
                bytes += Files.size(file);
                WholeFiles.link(file, own.resolve(file.getFileName()));
            }
        }
        Files.writeString(own.resolve(REPORT), report, StandardCharsets.UTF_8);
        Files.setLastModifiedTime(own, FileTime.from(now));
        giveUpOldest(own);
        return own;
    }

    /** Deletes what is kept of a project. */
    public void forget(String projectId) throws IOException {
        delete(folder.resolve(projectId));
    }

    private void giveUpOldest(Path newest) throws IOException {
        List<Path> oldestFirst = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, Files::isDirectory)) {
            all.forEach(oldestFirst::add);
        }
        oldestFirst.remove(newest);
        oldestFirst.sort(Comparator.comparing(Evidence::modified));
        oldestFirst.add(newest);
        long bytes = 0;
        for (int i = oldestFirst.size() - 1; i >= 0; i--) {
            bytes += bytesIn(oldestFirst.get(i));
            boolean tooMuch = bytes > MOST_BYTES || oldestFirst.size() - i > MOST_PROJECTS;
            if (tooMuch && i < oldestFirst.size() - 1) {
                delete(oldestFirst.get(i));
            }
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0); // somebody has just deleted it
        }
    }

    private static long bytesIn(Path own) throws IOException {
        long bytes = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(own)) {
            for (Path file : files) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    private static void delete(Path own) throws IOException {
        if (!Files.isDirectory(own)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(own)) {
            for (Path file : files) {
                WholeFiles.delete(file);
            }
        }
        WholeFiles.delete(own);
    }
}
