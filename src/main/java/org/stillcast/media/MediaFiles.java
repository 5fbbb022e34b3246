package org.stillcast.media;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.stillcast.files.FileTrouble;
import org.stillcast.files.Folders;
import org.stillcast.files.InTransit;
import org.stillcast.text.Words;

/**
 * Looks up the files that a manifest names, and lets only those through that lie under an allowed root once all links
 * are followed.
 */
public final class MediaFiles {
    private static final Words WORDS = Words.of(MediaFiles.class);

    private final Path base;
    private final MediaRoots roots;
    private final AbsentFile absent;

    /**
     * @param base folder that relative paths start at
     * @param roots folders that files may lie in; those that do not exist allow nothing, and none is asked before it matters
     */
    public MediaFiles(Path base, List<Path> roots) {
        this.base = base.toAbsolutePath().normalize();
        this.roots = new MediaRoots(roots);
        this.absent = new AbsentFile(this.base, this.roots);
    }

    /**
     * Returns the real path of a regular file that may be read.
     *
     * @throws UnusableFileException if there is none, or none that is allowed
     */
    public Path find(String text) throws UnusableFileException {
        Path real = allowed(text, MediaPath.of(base, text));
        if (!Files.isRegularFile(real)) {
            throw new UnusableFileException(
                    Files.isDirectory(real)
                            ? WORDS.say("file.folder", MediaPath.shown(text))
                            : WORDS.say("file.device", MediaPath.shown(text)));
        }
        if (!Files.isReadable(real)) {
            throw UnusableFileException.absent(
                    WORDS.say("file.unreadable", MediaPath.shown(text)), "unreadable " + real.getParent());
        }
        return real;
    }

    /**
     * Returns the real path of a regular file that may be read, for an element of a list that may name folders by a pattern.
     *
     * @throws UnusableFileException if there is none, or none that is allowed
     */
    public Path findElement(String text) throws UnusableFileException {
        try {
            return find(text);
        } catch (UnusableFileException e) {
            String hint = e.isAbsent() ? "" : folderHint(text);
            throw hint.isEmpty() ? e : new UnusableFileException(e.getMessage() + hint);
        }
    }

    /** Returns how all files of a folder are named; nothing if it is none, or none that is allowed. */
    private String folderHint(String text) {
        try {
            if (Files.isDirectory(allowed(text, MediaPath.of(base, text)))) {
                String all = MediaPath.shown(text.replaceFirst("[/\\\\]*$", "/*"));
                return WORDS.say("hint.all-files", all);
            }
        } catch (UnusableFileException e) {
            return "";
        }
        return "";
    }

    /**
     * Returns a folder, as it is named; whether its files are allowed is asked file by file.
     *
     * @param base folder that a relative path starts at
     * @throws UnusableFileException if there is none
     */
    public static Path folder(Path base, String text) throws UnusableFileException {
        Path folder = MediaPath.of(base, text);
        if (!Files.isDirectory(folder)) {
            throw UnusableFileException.absent(WORDS.say("folder.absent", MediaPath.shown(text)), "");
        }
        return folder;
    }

    /** Takes files one by one. */
    @FunctionalInterface
    public interface Taker {
        void take(Path file) throws UnusableFileException;
    }

    /**
     * Finds all files that match, in natural order.
     *
     * @param pattern a path with {@code *} and {@code ?} in its last element; names {@link InTransit} are left out
     * @param taker is handed the real paths
     * @throws UnusableFileException if nothing matches, or a match is not allowed, or the taker's
     */
    public void match(String pattern, Taker taker) throws UnusableFileException {
        GlobPattern glob = new GlobPattern(pattern);
        Path folder = folderOf(glob);
        Predicate<String> matching = glob.namesIn(folder);
        List<String> names = names(
                folder, file -> !InTransit.is(name(file)) && matching.test(name(file)) && Files.isRegularFile(file));
        if (names.isEmpty()) {
            boolean isPlain = !glob.hasWildcard();
            throw UnusableFileException.absent(
                    WORDS.say("glob.nothing", MediaPath.shown(pattern)) + (isPlain ? folderHint(pattern) : ""), "");
        }
        for (String name : names) {
            taker.take(find(folder.resolve(name).toString()));
        }
    }

    /**
     * Returns the real paths of files that will match once they have arrived, in natural order.
     *
     * @throws UnusableFileException if there is no such folder, or none that is allowed
     */
    public List<Path> arriving(String pattern) throws UnusableFileException {
        GlobPattern glob = new GlobPattern(pattern);
        Path folder = folderOf(glob);
        Predicate<String> matching = glob.namesIn(folder);
        List<String> names = names(
                folder, file -> InTransit.finalName(name(file)).filter(matching).isPresent());
        return names.stream().map(folder::resolve).toList();
    }

    /** Returns all files in transit in the folder of a file that is not there, in natural order; at best it is among them. */
    public List<Path> arrivingBeside(String text) {
        try {
            Path folder = MediaPath.of(base, text).getParent();
            if (folder == null || !roots.allow(folder.toRealPath())) {
                return List.of();
            }
            return names(folder, file -> InTransit.finalName(name(file)).isPresent()).stream()
                    .map(folder::resolve)
                    .toList();
        } catch (UnusableFileException | IOException e) {
            return List.of();
        }
    }

    private Path folderOf(GlobPattern glob) throws UnusableFileException {
        if (new GlobPattern(glob.folder()).hasWildcard()) {
            throw new UnusableFileException(WORDS.say("glob.folders", MediaPath.shown(glob.text())));
        }
        return allowed(glob.folder(), MediaPath.of(base, glob.folder()));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static List<String> names(Path folder, Predicate<Path> wanted) throws UnusableFileException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (wanted.test(file)) {
                    names.add(name(file));
                }
            }
        } catch (NotDirectoryException e) {
            throw new UnusableFileException(WORDS.say("folder.no-folder", MediaPath.shown(folder.toString())));
        } catch (IOException e) {
            throw UnusableFileException.absent(
                    WORDS.say("folder.no-list", String.valueOf(e.getMessage())), "no list " + folder);
        }
        names.sort(NaturalOrder.INSTANCE);
        return names;
    }

    private Path allowed(String text, Path path) throws UnusableFileException {
        Path real;
        try {
            real = path.toRealPath();
        } catch (NoSuchFileException e) {
            throw absent.fault(text, path);
        } catch (IOException e) {
            throw UnusableFileException.absent(
                    WORDS.say("file.cannot-open", FileTrouble.kind(e), MediaPath.shown(text)),
                    FileTrouble.kind(e) + path.getParent());
        }
        if (!roots.allow(real)) {
            Path folder = real.startsWith(base) ? base : Files.isDirectory(real) ? real : Folders.of(real);
            throw new UnusableFileException(
                    WORDS.say("file.outside", MediaPath.shown(real.toString()), folder, folder), "outside " + folder);
        }
        return real;
    }
}
