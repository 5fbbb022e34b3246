package org.stillcast.media;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The file that was probably meant by a path that leads to none: one whose name differs in capitals, in the form of its
 * letters or in its extension, or one of the same name that lies where paths start or in a folder there. Lists only folders
 * that are allowed, and never more than one level of them.
 */
final class MediaFileGuess {
    private static final int MOST_FOLDERS = 100;
    private static final int MOST_NAMES = 20_000;

    private final Path base;
    private final Predicate<Path> allowed;

    /**
     * @param base folder that relative paths start at
     * @param allowed tells whether a real path may be looked at
     */
    MediaFileGuess(Path base, Predicate<Path> allowed) {
        this.base = base;
        this.allowed = allowed;
    }

    /** Returns the path that should have been written, of a folder if a slash ends the text; empty if nothing is near. */
    Optional<String> of(String text) {
        String plain = text.strip().replace('\\', '/');
        String split = plain.replace('／', '/'); // it may be meant, as there is no other slash that a name can have
        try {
            return Stream.of(plain, split)
                    .flatMap(path -> along(path).stream())
                    .findFirst()
                    .or(() -> elsewhere(split.substring(split.lastIndexOf('/') + 1)))
                    .filter(found -> !found.equals(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<String> along(String text) {
        Path path = base.getFileSystem().getPath(text);
        Path at = path.isAbsolute() ? path.getRoot() : base;
        StringBuilder written =
                new StringBuilder(path.isAbsolute() ? at.toString().replace('\\', '/') : "");
        for (int i = 0; i < path.getNameCount(); i++) {
            String name = path.getName(i).toString();
            boolean isFolder = i < path.getNameCount() - 1 || text.endsWith("/");
            Optional<String> found = isFolder ? folder(at, name) : file(at, name);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            at = at.resolve(found.get()).normalize();
            written.append(found.get()).append(isFolder ? "/" : "");
        }
        return Optional.of(written.toString());
    }

    private Optional<String> folder(Path parent, String name) {
        if (Files.isDirectory(parent.resolve(name))) {
            return Optional.of(name);
        }
        String wanted = folded(name);
        return names(parent).stream()
                .filter(there -> folded(there).equals(wanted) && Files.isDirectory(parent.resolve(there)))
                .findFirst();
    }

    private Optional<String> file(Path parent, String name) {
        if (isFile(parent.resolve(name))) {
            return Optional.of(name);
        }
        List<String> names = names(parent);
        String wanted = folded(name);
        return Stream.<Predicate<String>>of(there -> folded(there).equals(wanted), there -> isOtherForm(there, wanted))
                .flatMap(near -> names.stream().filter(near))
                .filter(there -> isFile(parent.resolve(there)))
                .findFirst();
    }

    /** Tells whether a file differs from the wanted one in its extension only, and can be used for the same thing. */
    private static boolean isOtherForm(String there, String wanted) {
        ExtensionKind is = ExtensionKind.of(there);
        String stem = folded(ExtensionKind.stem(there));
        return switch (ExtensionKind.of(wanted)) {
            case PICTURE, OTHER_PICTURE -> is == ExtensionKind.PICTURE && stem.equals(ExtensionKind.stem(wanted));
            case SOUND, OTHER_SOUND, VIDEO -> is == ExtensionKind.SOUND && stem.equals(ExtensionKind.stem(wanted));
            case OTHER -> (is == ExtensionKind.PICTURE || is == ExtensionKind.SOUND) && stem.equals(wanted);
        };
    }

    /** Returns the only file of that name. */
    private Optional<String> elsewhere(String name) {
        if (name.isBlank()) {
            return Optional.empty();
        }
        List<String> found = Stream.concat(
                        Stream.of(""),
                        names(base).stream()
                                .filter(folder -> !folder.startsWith(".") && Files.isDirectory(base.resolve(folder)))
                                .limit(MOST_FOLDERS)
                                .map(folder -> folder + "/"))
                .map(folder -> folder + name)
                .filter(file -> isFile(base.resolve(file)))
                .limit(2)
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private boolean isFile(Path file) {
        return Files.isRegularFile(file) && isAllowed(file);
    }

    private boolean isAllowed(Path path) {
        try {
            return allowed.test(path.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> names(Path folder) {
        List<String> names = new ArrayList<>();
        if (!isAllowed(folder)) {
            return names;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (names.size() == MOST_NAMES) {
                    break;
                }
                names.add(file.getFileName().toString());
            }
        } catch (IOException | DirectoryIteratorException e) {
            return names; // what was seen is enough for a guess
        }
        names.sort(NaturalOrder.INSTANCE);
        return names;
    }

    private static String folded(String name) {
        return Normalizer.normalize(name.replace('。', '.'), Normalizer.Form.NFKC)
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
