package org.stillcast.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.stillcast.text.WordGuess;

/** The file or folder that was probably meant by one that is not there. */
final class PathGuess {
    private PathGuess() {}

    /**
     * Returns what lies where the missing one would lie and is named nearly like it, or so before its ending; of a path that
     * ends early, what stands for the first name that is missing. As relative as it was named.
     *
     * @param wanted what could be meant at all
     */
    static Optional<Path> of(Path missing, Predicate<Path> wanted) {
        Path first = missing;
        while (first.getParent() != null && !Files.exists(first.getParent())) {
            first = first.getParent();
        }
        Path folder = first.toAbsolutePath().getParent();
        if (folder == null || first.getFileName() == null) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.filter(wanted)
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
            return nearest(first.getFileName().toString(), names).map(first::resolveSibling);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> nearest(String name, List<String> names) {
        return WordGuess.of(name, names)
                .or(() -> names.stream()
                        .filter(other -> withoutEnding(other).equalsIgnoreCase(name))
                        .findFirst());
    }

    private static String withoutEnding(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
