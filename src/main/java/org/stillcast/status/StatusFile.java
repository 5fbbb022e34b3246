package org.stillcast.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.files.WholeFiles;

/**
 * What goes on in a daemon, as a file for other programs: {@code .status.json} in its temp folder. It is there as long as
 * the daemon is, or after it was killed. Not safe for use by several threads.
 */
public final class StatusFile {
    private static final Logger LOG = LoggerFactory.getLogger(StatusFile.class);
    private static final String NAME = ".status.json";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path file;
    private Optional<Live> written = Optional.empty();

    /**
     * @param temp folder that it lies in
     */
    public StatusFile(Path temp) {
        file = temp.resolve(NAME);
    }

    /** Writes what goes on, unless that is what was written last. It is for people: nothing depends on it. */
    public void keep(Live live) {
        if (written.equals(Optional.of(live))) {
            return;
        }
        Path half = file.resolveSibling(NAME + ".half");
        try {
            Files.write(half, MAPPER.writeValueAsBytes(live));
            WholeFiles.rename(half, file);
            written = Optional.of(live);
        } catch (IOException e) {
            LOG.debug("{} cannot be written", file, e);
        }
    }

    /** Returns what goes on; empty if nobody says so. */
    public Optional<Live> read() throws IOException {
        try {
            return Optional.of(MAPPER.readValue(Files.readAllBytes(file), Live.class));
        } catch (NoSuchFileException | JsonProcessingException e) {
            return Optional.empty(); // of another version, perhaps
        }
    }

    /** Deletes it, as nothing goes on any more. */
    public void delete() {
        try {
            WholeFiles.delete(file);
        } catch (IOException e) {
            LOG.debug("{} cannot be deleted", file, e);
        }
    }
}
