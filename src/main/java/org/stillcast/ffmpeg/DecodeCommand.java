package org.stillcast.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.stillcast.plan.Folders;

/** Decodes the sound of a finished part, to see that it can be; all that matters is what is said meanwhile. */
public final class DecodeCommand {
    private DecodeCommand() {}

    public static Command of(Path part, Duration timeLimit) {
        Arguments arguments = new Arguments()
                .add("-protocol_whitelist", "file", "-format_whitelist", "mov", "-codec_whitelist", "aac")
                .add("-vn", "-threads", "1", "-i", Arguments.url(part))
                .add("-map", "0:a:0", "-f", "null", "-")
                .add("-nostats", "-progress", Command.STANDARD_OUTPUT);
        return new Command(arguments.toList(), Folders.of(part), timeLimit, List.of());
    }
}
