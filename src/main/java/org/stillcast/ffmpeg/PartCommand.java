package org.stillcast.ffmpeg;

import org.stillcast.plan.Folders;
import org.stillcast.plan.Part;

/** Joins a part: the sound of its segments, encoded once, over the frames of the still's loop. */
public final class PartCommand {
    private PartCommand() {}

    /** Returns the call; the part's two lists are in the folder of its still. */
    public static Command of(Part part) {
        // Ids may have letters of any script, which safe mode refuses; what else it is for, the ids' pattern rules out.
        String safe = ConcatScript.audio(part).portable() ? "1" : "0";
        Arguments arguments = new Arguments()
                .add(list(ConcatScript.videoName(part), safe))
                .add(list(ConcatScript.audioName(part), safe))
                .add("-map", "0:v", "-map", "1:a", "-c:v", "copy", "-af", "asetpts=N/SR/TB")
                .add("-c:a", "aac", "-aac_coder", "fast", "-b:a", part.audio().bitrateKbps(part.channels()) + "k")
                .add("-map_metadata", "-1", "-fflags", "+bitexact", "-movflags", "+faststart", "-f", "mp4")
                .add(Arguments.url(part.temporary()));
        return new Command(arguments.toList(), Folders.of(part.still()), part.timeLimit());
    }

    /** Without the codec list the demuxer decodes a frame of each file that it opens: three times the CPU. */
    private static String[] list(String name, String safe) {
        return new String[] {
            "-protocol_whitelist", "file", "-codec_whitelist", "alac", "-f", "concat", "-safe", safe, "-i", name
        };
    }
}
