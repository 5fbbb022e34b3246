package org.stillcast.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.netty.handler.codec.http.QueryStringDecoder;
import org.stillcast.text.Identifier;

/**
 * The names of folders and of a file in them, as somebody has sent them: each is a plain one on every system, and none leads
 * anywhere else.
 *
 * @param names from the outermost folder to the file; at least one
 */
record SafePath(List<String> names) {
    private static final int MOST_NAMES = 16;
    private static final int MOST_BYTES = 240;
    private static final Pattern PLAIN =
            Pattern.compile("[^\\p{Cntrl}\\p{Cs}/\\\\<>:\"|?*\u2028\u2029\u202A-\u202E\u2066-\u2069]+");

    SafePath {
        names = List.copyOf(names);
    }

    /**
     * Reads the rest of a request's path.
     *
     * @param path as it was sent, with its escapes
     * @param prefix that it begins with
     * @return empty if a name in it is none that is taken
     */
    static Optional<SafePath> behind(String prefix, String path) {
        if (!path.startsWith(prefix)) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (String name : path.substring(prefix.length()).split("/", -1)) {
            Optional<String> decoded = decoded(name).filter(SafePath::isPlain);
            if (decoded.isEmpty()) {
                return Optional.empty();
            }
            names.add(decoded.get());
        }
        return names.size() > MOST_NAMES ? Optional.empty() : Optional.of(new SafePath(names));
    }

    private static Optional<String> decoded(String name) {
        try {
            return Optional.of(QueryStringDecoder.decodeComponent(name.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Hidden names are not, nor those that Windows has for devices, or would shorten. */
    private static boolean isPlain(String name) {
        return PLAIN.matcher(name).matches()
                && name.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
                && !name.startsWith(".")
                && !name.startsWith("~$")
                && !name.endsWith(".")
                && name.equals(name.strip())
                && name.indexOf('\uFFFD') < 0
                && !Identifier.isDevice(name);
    }

    String first() {
        return names.get(0);
    }

    String last() {
        return names.get(names.size() - 1);
    }

    /** Returns the place below a folder. */
    Path in(Path folder) {
        Path place = folder;
        for (String name : names) {
            place = place.resolve(name);
        }
        return place;
    }

    private static Predicate<Path> isIn(Path folder) {
        return file -> file.startsWith(folder);
    }

    /** Returns the file that is there, wherever links lead; empty if there is none, or it is outside of the folder. */
    Optional<Path> fileIn(Path folder) throws IOException {
        try {
            Path file = in(folder).toRealPath();
            return Optional.of(file).filter(Files::isRegularFile).filter(isIn(folder.toRealPath()));
        } catch (InvalidPathException | NoSuchFileException | NotDirectoryException e) {
            return Optional.empty();
        }
    }
}
