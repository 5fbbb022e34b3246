package org.stillcast.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.stillcast.ffmpeg.FfmpegCommand;
import org.stillcast.files.WholeFiles;

/**
 * A command for {@link Ffmpeg}, and what is done with its files and what it writes.
 *
 * @param command what ffmpeg is told
 * @param temporaries files that it reads, and that go with what it writes
 * @param listener to its standard output, asked only if that is where the command writes to
 */
public record FfmpegCall(FfmpegCommand command, List<Path> temporaries, Listener listener) {
    /** Reads the standard output of a process to its end. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Returns a short text made of all that it reads.
         *
         * @throws IOException if it cannot be read, or is not what it should be
         */
        String summarize(InputStream stdout) throws IOException;
    }

    public FfmpegCall {
        temporaries = List.copyOf(temporaries);
    }

    /** One that reads no file of ours that has to go. */
    public FfmpegCall(FfmpegCommand command, Listener listener) {
        this(command, List.of(), listener);
    }

    /**
     * Deletes what it has written or read and nobody is going to take: it takes room.
     *
     * @param reason hears of what cannot be deleted
     */
    public void discardFiles(IOException reason) {
        Stream.concat(command.outputs().stream(), temporaries.stream()).forEach(file -> {
            try {
                WholeFiles.delete(file);
            } catch (IOException e) {
                reason.addSuppressed(e);
            }
        });
    }

    /** Returns who listens to its standard output; if nobody does, what it writes there is thrown away. */
    Optional<Listener> stdoutListener() {
        return command.writesToStandardOutput() ? Optional.of(listener) : Optional.empty();
    }
}
