package org.stillcast.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * One call of ffmpeg.
 *
 * @param arguments without the program
 * @param folder that it runs in
 * @param timeLimit after which it is killed
 * @param outputs the files that it writes; none if it writes to its standard output
 */
public record Command(List<String> arguments, Path folder, Duration timeLimit, List<Path> outputs) {
    public Command {
        arguments = List.copyOf(arguments);
        outputs = List.copyOf(outputs);
    }

    /** A call that writes to its standard output. */
    public Command(List<String> arguments, Path folder, Duration timeLimit) {
        this(arguments, folder, timeLimit, List.of());
    }

    @Override
    public String toString() {
        return "ffmpeg " + String.join(" ", arguments);
    }
}
