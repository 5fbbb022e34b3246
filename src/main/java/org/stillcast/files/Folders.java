package org.stillcast.files;

import java.nio.file.Path;
import java.util.Objects;

/** Folders of files. */
public final class Folders {
    private Folders() {}

    /**
     * Returns the folder that a file lies in.
     *
     * @param file a relative one is looked for from the current folder
     * @throws IllegalArgumentException if it is the root of a file system
     */
    public static Path of(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("a file was expected, was " + file);
        }
        return folder;
    }

    /** Returns the last name of a path that may be one of another system, whatever stands behind it. */
    public static String lastName(String path) {
        return path.replaceFirst("[/\\\\]+$", "").replaceFirst(".*[/\\\\]", "");
    }

    /**
     * Returns the path that leads from a folder to a file, with {@code /} on every system. On Windows none leads from one
     * drive to another; then it is the whole path.
     *
     * @param folder absolute, as the file is
     */
    public static String path(Path folder, Path file) {
        boolean sameRoot = Objects.equals(folder.getRoot(), file.getRoot());
        String path = (sameRoot ? folder.relativize(file) : file).toString();
        return path.replace(file.getFileSystem().getSeparator(), "/");
    }
}
