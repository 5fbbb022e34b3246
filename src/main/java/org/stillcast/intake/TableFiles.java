package org.stillcast.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.stillcast.fault.FaultList;
import org.stillcast.manifest.ClipElement;
import org.stillcast.manifest.ClipTable;
import org.stillcast.media.FileState;
import org.stillcast.media.UnusableFileException;
import org.stillcast.text.Words;

/**
 * The files of tables.
 *
 * @param tables reads them
 * @param maxBytes most that one may have, as for a manifest, of which it is a part
 */
record TableFiles(ClipTable tables, long maxBytes) {
    private static final Words WORDS = Words.of(TableFiles.class);

    /**
     * Reads the clips of a table.
     *
     * @param element that names it
     * @param file real path of it
     * @param faults takes what is wrong with it
     * @throws UnusableFileException if it cannot be looked at
     * @throws IOException if it cannot be read, or is another one when that is done, or the taker's
     */
    void read(ClipElement element, Path file, FaultList faults, ClipTable.Taker taker)
            throws UnusableFileException, IOException {
        String before = FileState.of(file).inShort();
        long bytes = Files.size(file);
        if (bytes > maxBytes) {
            faults.add(element.pointer(), WORDS.say("table.too-large", element.path(), bytes, maxBytes));
            return;
        }
        tables.read(element, () -> Files.newInputStream(file), faults, taker);
        if (!FileState.of(file).inShort().equals(before)) {
            throw new IOException(WORDS.say("table.changed", element.path()));
        }
    }
}
