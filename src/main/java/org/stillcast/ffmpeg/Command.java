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
 */
public record Command(List<String> arguments, Path folder, Duration timeLimit) {
    public Command {
        arguments = List.copyOf(arguments);
    }

    @Override
    public String toString() {
        return "ffmpeg " + String.join(" ", arguments);
    }
}
