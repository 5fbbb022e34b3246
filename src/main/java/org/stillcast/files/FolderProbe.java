package org.stillcast.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Finds out whether a folder can be written, by writing. */
public final class FolderProbe {
    private static final String NAME = ".stillcast.probe";
    private static final int BYTES = 64 * 1024;

    private FolderProbe() {}

    /**
     * Returns if a file can be made in the folder, filled and deleted.
     *
     * @throws IOException if not
     */
    public static void write(Path folder) throws IOException {
        write(folder, NAME);
    }

    /** Does so by a file of another name. */
    public static void write(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.allocate(BYTES);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(false); // a share may say only here that it is full
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
