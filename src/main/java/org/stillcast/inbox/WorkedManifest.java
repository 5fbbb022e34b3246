package org.stillcast.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

import org.stillcast.files.ClaimedFile;
import org.stillcast.files.Fingerprint;

/** What tells the manifest that was worked on from those that people save under its name meanwhile. */
final class WorkedManifest {
    private WorkedManifest() {}

    /** Returns what knows it by the hash of its bytes. */
    static ClaimedFile.Look of(String sha256) {
        return file -> Fingerprint.ofFile(file).equals(sha256);
    }

    /** Returns what takes the one that is there now for it; knows it by size and time if it may not be read. */
    static ClaimedFile.Look asItIs(Path manifest) throws IOException {
        if (Files.isReadable(manifest)) {
            return of(Fingerprint.ofFile(manifest));
        }
        long bytes = Files.size(manifest);
        FileTime modified = Files.getLastModifiedTime(manifest);
        return file ->
                Files.size(file) == bytes && Files.getLastModifiedTime(file).equals(modified);
    }
}
