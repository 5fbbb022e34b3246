package org.stillcast.workspace;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.stillcast.text.Words;

/** Free space, asked for before it is needed. */
public final class DiskSpace {
    private static final Words WORDS = Words.of(DiskSpace.class);
    private static final long BYTES_PER_MEGABYTE = 1_000_000;

    private DiskSpace() {}

    /**
     * Returns if each folder's store has the bytes that all folders on it need together.
     *
     * @param neededBytes for each folder, which exists
     * @throws IOException if one has not; the message says needed, available and where
     */
    public static void require(Map<Path, Long> neededBytes) throws IOException {
        Map<FileStore, Long> needed = new LinkedHashMap<>();
        Map<FileStore, Path> where = new LinkedHashMap<>();
        for (Map.Entry<Path, Long> need : neededBytes.entrySet()) {
            FileStore store = Files.getFileStore(need.getKey());
            needed.merge(store, need.getValue(), Long::sum);
            where.putIfAbsent(store, need.getKey());
        }
        for (Map.Entry<FileStore, Long> need : needed.entrySet()) {
            long available = need.getKey().getUsableSpace();
            if (available < need.getValue()) {
                throw new IOException(WORDS.say(
                        "no-room",
                        String.valueOf(where.get(need.getKey())),
                        need.getValue() / BYTES_PER_MEGABYTE,
                        available / BYTES_PER_MEGABYTE));
            }
        }
    }
}
