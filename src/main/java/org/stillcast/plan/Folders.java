package org.stillcast.plan;

import java.nio.file.Path;

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
}
