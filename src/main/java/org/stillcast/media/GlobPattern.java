package org.stillcast.media;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * A path with {@code *} and {@code ?} in its last element, for any characters and for one.
 *
 * @param text as written, with slashes or backslashes
 */
record GlobPattern(String text) {
    boolean hasWildcard() {
        return text.contains("*") || text.contains("?");
    }

    /** Returns what stands in front of the last element; nothing if that is all. */
    String folder() {
        return text.substring(0, startOfName());
    }

    private int startOfName() {
        return text.replace('\\', '/').lastIndexOf('/') + 1;
    }

    /** Returns what tells whether a name in a folder matches; on Windows capitals are the same as small letters. */
    Predicate<String> namesIn(Path folder) {
        boolean ignoringCase = folder.getFileSystem().getSeparator().equals("\\");
        int[] wanted = characters(text.substring(startOfName()), ignoringCase);
        return name -> matches(wanted, characters(name, ignoringCase));
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
}
