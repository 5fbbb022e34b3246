package org.stillcast.ffmpeg;

import java.util.List;

import org.stillcast.files.Folders;
import org.stillcast.work.JoinOrder;

/** Decodes the sound of a part that has just been joined, to the standard output in the form of AU with 16 bits. */
public final class CheckArguments {
    private CheckArguments() {}

    /**
     * Returns the call. The sound may end up to 1023 samples later than the part's segments, where the encoder's last
     * frame does.
     */
    public static FfmpegCommand of(JoinOrder part) {
        ArgumentList arguments = new ArgumentList()
                .add("-protocol_whitelist", "file", "-format_whitelist", "mov", "-codec_whitelist", "aac")
                .add("-vn", "-threads", "1", "-i", ArgumentList.url(part.temporary()))
                // A write of 2 KB for each frame of AAC would cost a quarter of the CPU.
                .add("-map", "0:a:0", "-af", "asetnsamples=8192:p=0")
                .add("-map_metadata", "-1", "-fflags", "+bitexact", "-f", "au", FfmpegCommand.STANDARD_OUTPUT);
        return new FfmpegCommand(arguments.toList(), Folders.of(part.temporary()), part.timeLimit(), List.of());
    }
}
