package org.stillcast.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.stillcast.files.Folders;

/** Decodes the sound of a finished part, to see that it can be; all that matters is what is said meanwhile. */
public final class DecodeArguments {
    private DecodeArguments() {}

    public static FfmpegCommand of(Path part, Duration timeLimit) {
        ArgumentList arguments = new ArgumentList()
                .add(AacCodec.onlyParts())
                .add("-vn", "-threads", "1", "-i", ArgumentList.url(part))
                .add("-map", "0:a:0", "-f", "null", "-")
                .add("-nostats", "-progress", FfmpegCommand.STANDARD_OUTPUT);
        return new FfmpegCommand(arguments.toList(), Folders.of(part), timeLimit, List.of());
    }
}
