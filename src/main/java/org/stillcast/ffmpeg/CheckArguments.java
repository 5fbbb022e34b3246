package org.stillcast.ffmpeg;

import java.nio.file.Path;
import java.util.List;

import org.stillcast.files.Folders;
import org.stillcast.work.CheckOrder;
import org.stillcast.work.JoinOrder;

/**
 * Decodes the sound of a part that has just been joined, to the standard output in the form of AU with 16 bits; one that
 * was copied from an earlier part is compared with that instead, undecoded.
 */
public final class CheckArguments {
    private CheckArguments() {}

    /**
     * Returns the call. The sound may end up to 1023 samples later than the part's segments, where the encoder's last
     * frame does.
     */
    public static FfmpegCommand of(CheckOrder order) {
        JoinOrder part = order.part();
        return part.sound().map(earlier -> compare(part, earlier.file())).orElseGet(() -> decode(part));
    }

    /**
     * The packets of two parts have to be the same: each gets a line with its number and their hash, among those that tell
     * the progress: there is nothing else to see that it gets on by.
     */
    private static FfmpegCommand compare(JoinOrder part, Path earlier) {
        ArgumentList arguments = new ArgumentList();
        for (Path file : List.of(part.temporary(), earlier)) {
            arguments.add(AacCodec.onlyParts()).add("-vn", "-i", ArgumentList.url(file));
        }
        arguments
                .add("-map", "0:a:0", "-map", "1:a:0", "-c", "copy", "-f", "streamhash", "-hash", "sha256")
                .add(FfmpegCommand.STANDARD_OUTPUT)
                .add("-nostats", "-progress", FfmpegCommand.STANDARD_OUTPUT);
        return new FfmpegCommand(arguments.toList(), Folders.of(part.temporary()), part.timeLimit(), List.of());
    }

    private static FfmpegCommand decode(JoinOrder part) {
        ArgumentList arguments = new ArgumentList()
                .add(AacCodec.onlyParts(part.form()))
                .add("-vn", "-threads", "1", "-i", ArgumentList.url(part.temporary()))
                // A write of 2 KB for each frame of AAC would cost a quarter of the CPU.
                .add("-map", "0:a:0", "-af", "asetnsamples=8192:p=0")
                .add("-map_metadata", "-1", "-fflags", "+bitexact")
                .add("-f", FfmpegCommand.SOUND_STREAM, FfmpegCommand.STANDARD_OUTPUT);
        return new FfmpegCommand(arguments.toList(), Folders.of(part.temporary()), part.timeLimit(), List.of());
    }
}
