package org.stillcast.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.stillcast.files.Fingerprint;

/**
 * What a finished product's file was when it was written down.
 *
 * @param bytes size of its file
 * @param sha256 of its file, in hexadecimal
 */
public record FinishedProduct(long bytes, String sha256) {
    /** Returns what a file is now. */
    public static FinishedProduct of(Path file) throws IOException {
        return new FinishedProduct(Files.size(file), Fingerprint.ofFile(file));
    }
}
