package org.stillcast.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.workspace.FolderProbe;

/**
 * Keeps all manifests waiting while the folders that every project needs cannot be written, as when the disk is full.
 * Says so once, and once when it is over.
 */
final class IntakePause {
    private static final Logger LOG = LoggerFactory.getLogger(IntakePause.class);

    private final List<Path> folders;
    private final BackOff backOff = new BackOff(Duration.ofSeconds(5), Duration.ofMinutes(1));
    private boolean paused;

    /**
     * @param folders that have to be writable
     */
    IntakePause(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** Tells whether nothing may be begun now; tries the folders again when it is time for that. */
    boolean isOn(Instant now) {
        if (paused && backOff.isOver(now)) {
            check(now);
        }
        return paused;
    }

    /** Tries the folders. */
    void check(Instant now) {
        for (Path folder : folders) {
            try {
                FolderProbe.write(folder);
            } catch (IOException e) {
                begin(folder, e, now);
                return;
            }
        }
        if (paused) {
            LOG.info("Intake goes on");
        }
        paused = false;
        backOff.forget();
    }

    private void begin(Path folder, IOException reason, Instant now) {
        if (!paused) {
            LOG.warn(
                    "Intake is paused: {} cannot be written ({}); it goes on by itself when that works again",
                    folder,
                    FolderProbe.reasonOf(reason));
        }
        paused = true;
        backOff.begin(now);
    }
}
