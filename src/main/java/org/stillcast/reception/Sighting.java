package org.stillcast.reception;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * A manifest that was seen in the inbox.
 *
 * @param bytes size of its file; negative if it is just being taken away, or put in the place of another
 * @param modified when its file was last written to
 * @param isSettled whether nothing changes any more in the folder that it was dropped in; so for one without such a folder
 */
record Sighting(Path manifest, long bytes, FileTime modified, boolean isSettled) {
    /** Looks at a manifest directly in the inbox; empty if there is a folder of that name. */
    static Optional<Sighting> ofFile(Path manifest) {
        return of(manifest, true);
    }

    /** Looks at a manifest in a folder that was dropped; empty if there is a folder of that name, or nothing. */
    static Optional<Sighting> inFolder(Path manifest, boolean isSettled) {
        return of(manifest, isSettled).filter(Sighting::isThere);
    }

    private static Optional<Sighting> of(Path manifest, boolean isSettled) {
        try {
            BasicFileAttributes state = Files.readAttributes(manifest, BasicFileAttributes.class);
            return state.isDirectory()
                    ? Optional.empty()
                    : Optional.of(new Sighting(manifest, state.size(), state.lastModifiedTime(), isSettled));
        } catch (IOException e) {
            return Optional.of(new Sighting(manifest, -1, FileTime.fromMillis(0), isSettled));
        }
    }

    boolean isThere() {
        return bytes >= 0;
    }

    /** Tells whether the file has not been written to, or replaced, since another sighting. */
    boolean isUnchangedSince(Sighting before) {
        return bytes == before.bytes && modified.equals(before.modified);
    }
}
