package org.stillcast.files;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Files that are there whole or not at all: written beside their target under a name of their own, then renamed. */
public final class WholeFiles {
    private static final String MARK = ".tmp-";
    private static final String MARK_OF_OTHERS = ".tmpw-";
    private static final Pattern TEMPORARY = Pattern.compile(".*\\.tmp-[0-9a-f]{8}(\\.[^.]*)?");
    private static final int TRIES = 6;
    private static final long FIRST_PAUSE_MILLIS = 50;

    /** What waiting does not help against. */
    private static final Set<String> LASTING =
            Set.of("Input/output error", "No space left on device", "Disk quota exceeded", "Read-only file system");

    private WholeFiles() {}

    /** Something that is done to a file. */
    @FunctionalInterface
    private interface Action<T> {
        T run() throws IOException;
    }

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Returns a name beside the target that nobody else uses, with the target's extension; it never starts with a dot. */
    public static Path temporaryFor(Path target) {
        return temporaryFor(target, MARK);
    }

    /**
     * Returns the same for one whose folder is somebody else's, as a worker's is the daemon's: it is not taken for what a crash has left
     * when that somebody starts anew.
     */
    public static Path foreignTemporaryFor(Path target) {
        return temporaryFor(target, MARK_OF_OTHERS);
    }

    private static Path temporaryFor(Path target, String mark) {
        String name = target.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String unique = mark + UUID.randomUUID().toString().substring(0, 8);
        String stem = dot < 0 ? name : name.substring(0, dot);
        return target.resolveSibling(stem + unique + (dot < 0 ? "" : name.substring(dot)));
    }

    /** Returns a name like {@link #temporaryFor}, but one that starts with a dot, where people and programs look for files. */
    public static Path hiddenFor(Path target) {
        return target.resolveSibling("." + temporaryFor(target).getFileName());
    }

    /** Tells whether a name is one of {@link #temporaryFor} or {@link #hiddenFor}. */
    public static boolean isTemporary(Path file) {
        return TEMPORARY.matcher(file.getFileName().toString()).matches();
    }

    /** Writes a file whole, in place of the one that may be there; what it replaces is there until all of it is on the disk. */
    public static void write(Path target, Writer writer) throws IOException {
        write(temporaryFor(target), target, writer, (whole, wanted) -> {
            rename(whole, wanted);
            return wanted;
        });
    }

    /**
     * Writes a file whole, in place of none.
     *
     * @throws FileAlreadyExistsException if there is one of that name, which stays as it is
     */
    public static void writeNew(Path target, Writer writer) throws IOException {
        write(hiddenFor(target), target, writer, (whole, wanted) -> {
            renameNew(whole, wanted);
            return wanted;
        });
    }

    /** Gives a file that is whole its name, and returns that. */
    @FunctionalInterface
    public interface Naming {
        public Path rename(Path whole, Path wanted) throws IOException;
    }

    /** Writes a file under another name, has it on the disk, and only then gives it its own; returns that. */
    public static Path write(Path temporary, Path target, Writer writer, Naming naming) throws IOException {
        try {
            try (OutputStream out = Files.newOutputStream(temporary)) {
                writer.writeTo(out);
            }
            sync(temporary);
            return naming.rename(temporary, target);
        } finally {
            delete(temporary);
        }
    }

    /** Renames, in place of what may be there. */
    public static void rename(Path source, Path target) throws IOException {
        patiently(
                () -> Files.move(source, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
    }

    /** Deletes a file or an empty folder, if it is there. */
    public static void delete(Path file) throws IOException {
        patiently(() -> Files.deleteIfExists(file));
    }

    /**
     * Renames a file or a folder, unless there is a file of that name by then: none is ever replaced. Where there can be no
     * hard link, and Java knows no such rename, there is a moment between the look and the rename. That is so on file
     * systems that have none (FAT, many shares), and for another user's file that this one may not write, as Linux protects
     * it (fs.protected_hardlinks); Windows has such a rename.
     *
     * @throws FileAlreadyExistsException if there is one; the source stays as it is
     */
    public static void renameNew(Path source, Path target) throws IOException {
        if (Files.isDirectory(source, LinkOption.NOFOLLOW_LINKS)) { // it can have one name only
            patiently(() -> Files.move(source, target));
            return;
        }
        try {
            Files.createLink(target, source);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException e) {
            patiently(() -> Files.move(source, target));
            return;
        }
        syncFolder(Folders.of(target));
        delete(source);
    }

    /**
     * Gives a file a second name, or makes a copy of it where the file system knows no hard links; in place of what may
     * be there.
     */
    public static void link(Path source, Path target) throws IOException {
        delete(target);
        try {
            Files.createLink(target, source);
        } catch (FileSystemException | UnsupportedOperationException e) {
            try (InputStream content = patiently(() -> Files.newInputStream(source))) {
                write(target, content::transferTo);
            }
        }
    }

    /**
     * Returns when a file's content is on the disk, where no power cut can take it from. Its name is on the disk only
     * after {@link #syncFolder}.
     */
    public static void sync(Path file) throws IOException {
        try (FileChannel channel = patiently(() -> FileChannel.open(file, StandardOpenOption.WRITE))) {
            channel.force(true);
        }
    }

    /**
     * Returns when the names in a folder are on the disk: what was made, renamed and deleted in it. Windows cannot open
     * a folder and journals names by itself.
     */
    public static void syncFolder(Path folder) throws IOException {
        if (File.separatorChar == '\\') {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /**
     * Deletes what is in a folder, and in its subfolders, one by one, however much that is.
     *
     * @param which of the folder's own files and subfolders
     * @return how many were deleted
     */
    public static int deleteIn(Path folder, DirectoryStream.Filter<Path> which) throws IOException {
        int count = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, which)) {
            for (Path file : files) {
                count += deleteAll(file);
            }
            return count;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** Deletes a file, or a folder with all that is in it, and returns how many that were; links are not followed. */
    public static int deleteAll(Path path) throws IOException {
        int count = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? deleteIn(path, any -> true) : 0;
        delete(path);
        return count + 1;
    }

    /**
     * Does something, and tries it again for a second and a half: on Windows a virus scanner, an indexer or a player
     * holds a file open for a moment, and then others can neither rename nor delete nor change it.
     */
    private static <T> T patiently(Action<T> action) throws IOException {
        long pauseMillis = FIRST_PAUSE_MILLIS;
        for (int tries = 1; ; tries++) {
            try {
                return action.run();
            } catch (FileSystemException e) {
                if (!mayBeHeldOpen(e) || tries == TRIES || !pause(pauseMillis)) {
                    throw e;
                }
                pauseMillis *= 2;
            }
        }
    }

    /** Windows says so in the language of its user, so all is taken for it that is not known to be something else. */
    private static boolean mayBeHeldOpen(FileSystemException fault) {
        return fault instanceof AccessDeniedException
                || (fault.getClass() == FileSystemException.class && !LASTING.contains(fault.getReason()));
    }

    private static boolean pause(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
