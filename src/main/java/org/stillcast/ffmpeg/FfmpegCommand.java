package org.stillcast.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.stillcast.text.Visible;

/**
 * One call of ffmpeg.
 *
 * @param arguments without the program
 * @param folder that it runs in
 * @param timeLimit after which it is killed
 * @param outputs the files that it writes; with none it writes to its standard output only
 */
public record FfmpegCommand(List<String> arguments, Path folder, Duration timeLimit, List<Path> outputs) {
    /** The name of an output that whoever runs the command reads while it runs. */
    static final String STANDARD_OUTPUT = "pipe:1";

    /** The form of sound that somebody reads there. */
    static final String SOUND_STREAM = "au";

    public FfmpegCommand {
        arguments = List.copyOf(arguments);
        outputs = List.copyOf(outputs);
    }

    /** A call that writes no file. */
    public FfmpegCommand(List<String> arguments, Path folder, Duration timeLimit) {
        this(arguments, folder, timeLimit, List.of());
    }

    /** Tells whether it writes to its standard output. */
    public boolean writesToStandardOutput() {
        return outputs.isEmpty() || arguments.contains(STANDARD_OUTPUT);
    }

    /**
     * Tells whether it writes sound to its standard output all the time, and so ends by itself, with "Broken pipe", as
     * soon as nobody is there any more to read it (4.4 and 5.1: within 10 ms).
     */
    public boolean endsWithItsReader() {
        int output = arguments.indexOf(STANDARD_OUTPUT);
        return output > 0 && arguments.get(output - 1).equals(SOUND_STREAM);
    }

    /** For people: names that strangers gave are in it, so what is no visible character is U+FFFD. */
    @Override
    public String toString() {
        return Visible.of("ffmpeg " + String.join(" ", arguments));
    }
}
