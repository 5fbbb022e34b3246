package org.stillcast.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.stillcast.settings.Settings;

/** The disks that are written to. */
final class Stores {
    private static final long ROUNDING_BYTES = 10_000_000;

    private Stores() {}

    static List<Live.Store> of(Settings settings) {
        return Stream.of(settings.outbox(), settings.temp())
                .map(folder -> new Live.Store(folder.toString(), freeBytes(folder)))
                .toList();
    }

    private static long freeBytes(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() / ROUNDING_BYTES * ROUNDING_BYTES;
        } catch (IOException e) {
            return 0; // a share that is not there
        }
    }
}
