package org.stillcast.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file, or a folder, that was taken out of people's hands, by a rename to a hidden name in its folder, before it is looked at. Under
 * the name that everybody knows, a program may put another file into its place between a look and a deletion.
 *
 * @param name where it was, and where people look for it
 * @param file where it is
 */
public record ClaimedFile(Path name, Path file) {
    private static final Pattern TAKEN = Pattern.compile("[.](.+)[.]taken-[0-9a-f]{8}((?:[.][^.]*)?)", Pattern.DOTALL);

    /** Tells what a file is by looking at it. */
    @FunctionalInterface
    public interface Look {
        boolean isIt(Path file) throws IOException;
    }

    /** Takes a file or a folder; empty if it is gone. */
    public static Optional<ClaimedFile> take(Path name) throws IOException {
        String text = name.getFileName().toString();
        int dot = text.lastIndexOf('.') <= 0 ? text.length() : text.lastIndexOf('.');
        String unique = UUID.randomUUID().toString().substring(0, 8);
        Path hidden =
                name.resolveSibling(".%s.taken-%s%s".formatted(text.substring(0, dot), unique, text.substring(dot)));
        try {
            WholeFiles.rename(name, hidden);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        return Optional.of(new ClaimedFile(name, hidden));
    }

    /**
     * Deletes a file if it is the one that is meant, and tells whether it did so. Another one is there under its name in
     * the end, or under one with the time if there is a newer one by then.
     */
    public static boolean delete(Path name, Look meant, FreeName freeName) throws IOException {
        if (!Files.isRegularFile(name) || !meant.isIt(name)) {
            return false;
        }
        Optional<ClaimedFile> taken = take(name);
        boolean deleted = false;
        try {
            if (taken.isPresent() && meant.isIt(taken.get().file)) {
                WholeFiles.delete(taken.get().file);
                deleted = true;
            }
        } finally {
            if (taken.isPresent() && !deleted) {
                freeName.rename(taken.get().file, name);
            }
        }
        return deleted;
    }

    /** Returns the files in a folder that were taken and not given back, as a crash leaves them. */
    public static List<ClaimedFile> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(file -> of(file).stream()).toList();
        }
    }

    private static Optional<ClaimedFile> of(Path file) {
        Matcher taken = TAKEN.matcher(file.getFileName().toString());
        return taken.matches()
                ? Optional.of(new ClaimedFile(file.resolveSibling(taken.group(1) + taken.group(2)), file))
                : Optional.empty();
    }

    /** Tells whether a name stands for this very file. */
    public boolean isSameAs(Path other) throws IOException {
        return Files.exists(other) && Files.isSameFile(other, file);
    }
}
