package org.stillcast.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.stillcast.files.Folders;
import org.stillcast.work.PartForm;

/** Decodes the sound of a finished part, to see that it can be; all that matters is what is said meanwhile. */
public final class DecodeArguments {
    private DecodeArguments() {}

    /**
     * Returns the call.
     *
     * @param form what the part is
     */
    public static FfmpegCommand of(Path part, PartForm form, Duration timeLimit) {
        ArgumentList arguments = new ArgumentList()
                .add(AacCodec.onlyParts(form))
                .add("-vn", "-threads", "1", "-i", ArgumentList.url(part))
                .add("-map", "0:a:0", "-f", "null", "-")
                .add("-nostats", "-progress", FfmpegCommand.STANDARD_OUTPUT);
        return new FfmpegCommand(arguments.toList(), Folders.of(part), timeLimit, List.of());
    }
}
