package org.stillcast.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * What tells whether a temporary file is still what it was: finds what a crash, a power cut or a full disk does to it,
 * without syncing each of thousands of segments to the disk. No protection against intent.
 *
 * @param bytes size of the file
 * @param crc32c of its content (RFC 3720)
 */
public record Checksum(long bytes, long crc32c) {
    private static final int BUFFER_BYTES = 64 * 1024;

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read
     */
    public static Checksum of(Path file) throws IOException {
        CRC32C crc = new CRC32C();
        byte[] buffer = new byte[BUFFER_BYTES];
        long bytes = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                crc.update(buffer, 0, count);
                bytes += count;
            }
        }
        return new Checksum(bytes, crc.getValue());
    }

    /**
     * Tells whether a file is there and is this one; reads it only if its size is right.
     *
     * @throws IOException if it is there and cannot be read
     */
    public boolean matches(Path file) throws IOException {
        try {
            return Files.size(file) == bytes && equals(of(file));
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
