package org.stillcast.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log that {@code stillcast.properties} is not any more what it was: the settings are read once. For one thread. */
public final class SettingsChange {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsChange.class);

    private final Path file;
    private byte[] known;

    private SettingsChange(Path file, byte[] known) {
        this.file = file;
        this.known = known;
    }

    /**
     * Begins with what the file is now.
     *
     * @param home folder that it is in, if it is there
     */
    public static SettingsChange since(Path home) {
        Path file = home.resolve(SettingsReader.FILE_NAME);
        return new SettingsChange(file, content(file));
    }

    /** Says so if the file is another than at the last look. */
    public void look() {
        if (hasChanged()) {
            LOG.warn("{} has changed; the next start uses it, and what is in work goes on there where it was", file);
        }
    }

    boolean hasChanged() {
        byte[] now = content(file);
        boolean isAnother = !Arrays.equals(now, known);
        known = now;
        return isAnother;
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            return new byte[0]; // the next start says what is wrong with it
        }
    }
}
