package org.stillcast.media;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.stillcast.files.Folders;
import org.stillcast.files.InTransit;
import org.stillcast.text.Words;

/**
 * Looks up the files that a manifest names, and lets only those through that lie under an allowed root once all links
 * are followed.
 */
public final class MediaFiles {
    private static final Words WORDS = Words.of(MediaFiles.class);
    private static final Pattern URL = Pattern.compile("(?i)[a-z][a-z0-9+.-]+:/*[^/\\\\].*");

    /** As many faults as are told; each look for a file costs a list of its folder. */
    private static final int MOST_HINTS = 100;

    private final Path base;
    private final List<Path> roots;
    private final List<Optional<Path>> realRoots = new ArrayList<>();
    private int hints;

    /**
     * @param base folder that relative paths start at
     * @param roots folders that files may lie in; those that do not exist allow nothing, and none is asked before it matters
     */
    public MediaFiles(Path base, List<Path> roots) {
        this.base = base.toAbsolutePath().normalize();
        this.roots = roots.stream().map(Path::toAbsolutePath).toList();
    }

    /**
     * Tells whether a real path lies under a root. One that begins like it needs no look; another one may be a dead share,
     * which files that lie elsewhere should not wait for.
     */
    private boolean allows(Path real) {
        if (roots.stream().anyMatch(real::startsWith)) {
            return true;
        }
        for (int i = 0; i < roots.size(); i++) {
            if (i == realRoots.size()) {
                realRoots.add(realPath(roots.get(i)));
            }
            if (realRoots.get(i).filter(real::startsWith).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Returns nothing for a root that is not there now, such as a share that is not mounted. */
    private static Optional<Path> realPath(Path root) {
        try {
            return Optional.of(root.toRealPath());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the real path of a regular file that may be read.
     *
     * @throws UnusableFileException if there is none, or none that is allowed
     */
    public Path find(String text) throws UnusableFileException {
        Path real = allowed(text, path(base, text));
        if (!Files.isRegularFile(real)) {
            throw new UnusableFileException(
                    Files.isDirectory(real)
                            ? WORDS.say("file.folder", shown(text))
                            : WORDS.say("file.device", shown(text)));
        }
        if (!Files.isReadable(real)) {
            throw UnusableFileException.absent(
                    WORDS.say("file.unreadable", shown(text)), "unreadable " + real.getParent());
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
            if (Files.isDirectory(allowed(text, path(base, text)))) {
                String all = shown(text.replaceFirst("[/\\\\]*$", "/*"));
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
        Path folder = path(base, text);
        if (!Files.isDirectory(folder)) {
            throw UnusableFileException.absent(WORDS.say("folder.absent", shown(text)), "");
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
        Path folder = folderOf(pattern);
        Predicate<String> matching = matching(folder, pattern);
        List<String> names = names(
                folder, file -> !InTransit.is(name(file)) && matching.test(name(file)) && Files.isRegularFile(file));
        if (names.isEmpty()) {
            boolean isPlain = globHint(pattern).isEmpty();
            throw UnusableFileException.absent(
                    WORDS.say("glob.nothing", shown(pattern)) + (isPlain ? folderHint(pattern) : ""), "");
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
        Path folder = folderOf(pattern);
        Predicate<String> matching = matching(folder, pattern);
        List<String> names = names(
                folder, file -> InTransit.finalName(name(file)).filter(matching).isPresent());
        return names.stream().map(folder::resolve).toList();
    }

    /** Returns all files in transit in the folder of a file that is not there, in natural order; at best it is among them. */
    public List<Path> arrivingBeside(String text) {
        try {
            Path folder = path(base, text).getParent();
            if (folder == null || !allows(folder.toRealPath())) {
                return List.of();
            }
            return names(folder, file -> InTransit.finalName(name(file)).isPresent()).stream()
                    .map(folder::resolve)
                    .toList();
        } catch (UnusableFileException | IOException e) {
            return List.of();
        }
    }

    private Path folderOf(String pattern) throws UnusableFileException {
        String text = pattern.substring(0, startOfName(pattern));
        if (text.contains("*") || text.contains("?")) {
            throw new UnusableFileException(WORDS.say("glob.folders", shown(pattern)));
        }
        return allowed(text, path(base, text));
    }

    private static int startOfName(String pattern) {
        return pattern.replace('\\', '/').lastIndexOf('/') + 1;
    }

    private static Predicate<String> matching(Path folder, String pattern) {
        boolean ignoringCase = folder.getFileSystem().getSeparator().equals("\\");
        int[] wanted = characters(pattern.substring(startOfName(pattern)), ignoringCase);
        return name -> matches(wanted, characters(name, ignoringCase));
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
            throw new UnusableFileException(WORDS.say("folder.no-folder", shown(folder.toString())));
        } catch (IOException e) {
            throw UnusableFileException.absent(
                    WORDS.say("folder.no-list", String.valueOf(e.getMessage())), "no list " + folder);
        }
        names.sort(NaturalOrder.INSTANCE);
        return names;
    }

    /**
     * Tells whether a name is one that a pattern stands for. In time of their lengths multiplied, whatever they are: the
     * system's own matcher takes for ever for a pattern of many stars that does not match in the end.
     */
    private static boolean matches(int[] pattern, int[] name) {
        int star = -1;
        int starred = 0;
        int p = 0;
        int n = 0;
        while (n < name.length) {
            if (p < pattern.length && pattern[p] == '*') {
                star = p++;
                starred = n;
            } else if (p < pattern.length && (pattern[p] == '?' || pattern[p] == name[n])) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++starred;
            } else {
                return false;
            }
        }
        return Arrays.stream(pattern, p, pattern.length).allMatch(c -> c == '*');
    }

    private static int[] characters(String text, boolean ignoringCase) {
        return (ignoringCase ? text.toLowerCase(Locale.ROOT) : text)
                .codePoints()
                .toArray();
    }

    private static Path path(Path base, String text) throws UnusableFileException {
        Optional<String> control = controlCharacter(text);
        if (control.isPresent()) {
            throw new UnusableFileException(control.get());
        }
        boolean drive = text.length() > 1 && text.charAt(1) == ':';
        if (!drive && URL.matcher(text).matches() && text.contains("//")) {
            throw new UnusableFileException(WORDS.say("file.address", shown(text)));
        }
        try {
            return base.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new UnusableFileException(
                    WORDS.say("file.no-path", e.getReason(), shown(text)) + globHint(text), e.getReason());
        }
    }

    private static Optional<String> controlCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                String code = "U+%04X".formatted((int) text.charAt(i));
                return Optional.of(WORDS.say("file.control", code, shown(text)));
            }
        }
        return Optional.empty();
    }

    private Path allowed(String text, Path path) throws UnusableFileException {
        Path real;
        try {
            real = path.toRealPath();
        } catch (NoSuchFileException e) {
            throw absent(text, path);
        } catch (IOException e) {
            throw UnusableFileException.absent(
                    WORDS.say("file.cannot-open", reason(e), shown(text)), reason(e) + path.getParent());
        }
        if (!allows(real)) {
            Path folder = real.startsWith(base) ? base : Files.isDirectory(real) ? real : Folders.of(real);
            throw new UnusableFileException(
                    WORDS.say("file.outside", shown(real.toString()), folder, folder), "outside " + folder);
        }
        return real;
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "");
    }

    private UnusableFileException absent(String text, Path path) {
        String message = WORDS.say("file.absent", shown(text));
        if (text.contains("\\") && Files.exists(base.resolve(text.replace('\\', '/')))) {
            return UnusableFileException.absent(message + WORDS.say("hint.slash"), "backslash");
        }
        if (text.strip().matches("~([/\\\\].*)?")) {
            return UnusableFileException.absent(message + WORDS.say("hint.home"), "home");
        }
        if (Files.isSymbolicLink(path)) {
            return UnusableFileException.absent(message + WORDS.say("hint.dangling"), "");
        }
        Path missing = path;
        for (Path folder = path.getParent(); folder != null && Files.notExists(folder); folder = folder.getParent()) {
            missing = folder;
        }
        return missing.equals(path)
                ? UnusableFileException.absent(message + hint(text) + globHint(text), "")
                : UnusableFileException.absent(
                        message + WORDS.say("hint.folder-absent") + hint(text), "absent " + missing);
    }

    private static String globHint(String text) {
        return text.contains("*") || text.contains("?") ? WORDS.say("hint.glob", shown(text)) : "";
    }

    /** Says which file was probably meant; of very many that are missing only the first are looked for. */
    private String hint(String text) {
        if (hints == MOST_HINTS) {
            return "";
        }
        hints++;
        return new MediaFileGuess(base, this::allows)
                .of(text)
                .map(meant -> WORDS.say("hint.meant", meant))
                .orElse("");
    }

    private static String shown(String text) {
        String printable = text.replaceAll("\\p{C}", "\uFFFD");
        return "\"%s\"".formatted(printable.length() <= 300 ? printable : printable.substring(0, 300) + "…");
    }
}
