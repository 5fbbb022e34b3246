package org.stillcast.media;

import java.nio.file.Files;
import java.nio.file.Path;

import org.stillcast.text.Words;

/** What is said of a path that leads to no file: what is missing on the way to it, and which one was probably meant. */
final class AbsentFile {
    private static final Words WORDS = Words.of(AbsentFile.class);
    /** As many faults as are told; each look for a file costs a list of its folder. */
    private static final int MOST_HINTS = 100;

    private final Path base;
    private final MediaRoots roots;
    private int hints;

    /**
     * @param base folder that relative paths start at
     * @param roots whose files may be named
     */
    AbsentFile(Path base, MediaRoots roots) {
        this.base = base;
        this.roots = roots;
    }

    /**
     * Returns what is said of a path.
     *
     * @param text as it is written
     * @param path that it means
     */
    UnusableFileException fault(String text, Path path) {
        String message = WORDS.say("file.absent", MediaPath.shown(text));
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

    /** Returns how a pattern is written; nothing if the text has no wildcards. */
    static String globHint(String text) {
        return new GlobPattern(text).hasWildcard() ? WORDS.say("hint.glob", MediaPath.shown(text)) : "";
    }

    /** Says which file was probably meant; of very many that are missing only the first are looked for. */
    private String hint(String text) {
        if (hints == MOST_HINTS) {
            return "";
        }
        hints++;
        return new MediaFileGuess(base, roots::allow)
                .of(text)
                .map(meant -> WORDS.say("hint.meant", meant))
                .orElse("");
    }
}
