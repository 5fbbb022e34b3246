package org.stillcast.route;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.camel.LoggingLevel;
import org.apache.camel.component.exec.ExecCommand;
import org.jspecify.annotations.Nullable;
import org.stillcast.ffmpeg.Command;
import org.stillcast.workspace.WholeFiles;

/** A command for camel-exec that knows what {@link FfmpegExec} watches and hears of it. */
final class FfmpegCall extends ExecCommand {
    private static final long serialVersionUID = 1L;

    private final transient List<Path> outputs;
    private final transient List<Path> temporaries;
    private final transient @Nullable Listener listener;

    /** Reads the standard output of a process to its end. */
    @FunctionalInterface
    interface Listener {
        /**
         * Returns a short text made of all that it reads.
         *
         * @throws IOException if it cannot be read, or is not what it should be
         */
        String digest(InputStream stdout) throws IOException;
    }

    /**
     * @param program to run
     * @param command what it is told
     * @param listener to its standard output, asked only if that is where the command writes to
     */
    FfmpegCall(Path program, Command command, Listener listener) {
        this(program, command, List.of(), listener);
    }

    /**
     * @param temporaries files that it reads, and that go with what it writes
     */
    FfmpegCall(Path program, Command command, List<Path> temporaries, Listener listener) {
        super(
                program.toString(),
                command.arguments(),
                command.folder().toString(),
                command.timeLimit().toMillis(),
                Set.of(),
                null,
                null,
                false,
                LoggingLevel.OFF);
        this.outputs = command.outputs();
        this.temporaries = List.copyOf(temporaries);
        this.listener = command.writesToStandardOutput() ? listener : null;
    }

    /** Returns the files that it writes. */
    List<Path> outputs() {
        return outputs;
    }

    /**
     * Deletes what it has written or read and nobody is going to take: it takes room.
     *
     * @param reason hears of what cannot be deleted
     */
    void discardOutputs(IOException reason) {
        Stream.concat(outputs.stream(), temporaries.stream()).forEach(file -> {
            try {
                WholeFiles.delete(file);
            } catch (IOException e) {
                reason.addSuppressed(e);
            }
        });
    }

    /** Returns who reads what it writes to its standard output; if nobody does, that is thrown away. */
    Optional<Listener> listener() {
        return Optional.ofNullable(listener);
    }
}
