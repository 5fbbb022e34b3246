package org.stillcast.ffmpeg;

import java.util.List;

import org.stillcast.plan.Folders;
import org.stillcast.plan.Part;

/** Decodes the sound of a part that has just been joined, to the standard output in the form of AU with 16 bits. */
public final class CheckCommand {
    private CheckCommand() {}

    /**
     * Returns the call. The sound may end up to 1023 samples later than the part's segments, where the encoder's last
     * frame does.
     */
    public static Command of(Part part) {
        Arguments arguments = new Arguments()
                .add("-protocol_whitelist", "file", "-format_whitelist", "mov", "-codec_whitelist", "aac")
                .add("-vn", "-threads", "1", "-i", Arguments.url(part.temporary()))
                // A write of 2 KB for each frame of AAC would cost a quarter of the CPU.
                .add("-map", "0:a:0", "-af", "asetnsamples=8192:p=0")
                .add("-map_metadata", "-1", "-fflags", "+bitexact", "-f", "au", Command.STANDARD_OUTPUT);
        return new Command(arguments.toList(), Folders.of(part.temporary()), part.timeLimit(), List.of());
    }
}
