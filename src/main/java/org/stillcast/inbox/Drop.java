package org.stillcast.inbox;

import java.nio.file.Path;

import org.stillcast.files.Folders;

/**
 * What people drop into the inbox, and what leaves it as a unit: the file of a manifest, or a folder that has one in it.
 *
 * @param path of the file or folder, directly in the inbox
 * @param manifest that file itself, or one directly in the folder
 */
public record Drop(Path path, Path manifest) {
    /** Returns what a manifest was dropped as. */
    public static Drop of(Path inbox, Path manifest) {
        Path folder = Folders.of(manifest);
        boolean isInFolder = inbox.toAbsolutePath().normalize().equals(folder.getParent());
        return new Drop(isInFolder ? folder : manifest, manifest);
    }

    public boolean isFolder() {
        return !path.equals(manifest);
    }

    /** Returns what people know it by. */
    public String name() {
        return path.getFileName().toString();
    }
}
