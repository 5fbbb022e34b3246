package org.stillcast.faults;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A disk that is full once some bytes have been written below a folder. As on a real one, the last write is cut short,
 * and neither files nor folders can be made from then on. Safe for use by several threads at once.
 */
public final class FullDisk implements FileFault {
    private final Path folder;
    private long leftBytes;

    /**
     * @param folder in the real file system
     * @param leftBytes room that there is, >= 0
     */
    public FullDisk(Path folder, long leftBytes) {
        this.folder = folder.toAbsolutePath().normalize();
        this.leftBytes = leftBytes;
    }

    /** Makes room for more. */
    public synchronized void free(long bytes) {
        leftBytes += bytes;
    }

    @Override
    public synchronized void strike(Operation operation, Path path) throws IOException {
        boolean needsRoom = switch (operation) {
            case CREATE, MAKE_FOLDER, LINK -> true;
            case READ, OPEN, WRITE, SYNC, RENAME, DELETE, LIST, LOOK -> false;
        };
        if (needsRoom && leftBytes == 0 && path.startsWith(folder)) {
            throw FileFault.noSpaceLeft(path);
        }
    }

    @Override
    public synchronized int room(Path path, int bytes) {
        if (!path.startsWith(folder)) {
            return bytes;
        }
        int room = (int) Math.min(bytes, leftBytes);
        leftBytes -= room;
        return room;
    }
}
