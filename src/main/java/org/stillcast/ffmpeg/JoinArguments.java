package org.stillcast.ffmpeg;

import java.util.List;
import java.util.stream.Stream;

import org.stillcast.files.Folders;
import org.stillcast.work.JoinOrder;

/** Joins a part: the sound of its segments, encoded once, over the frames of the still's loop. */
public final class JoinArguments {
    private JoinArguments() {}

    /** Returns the call; the part's two lists are in the folder of its still. */
    public static FfmpegCommand of(JoinOrder part) {
        // Ids may have letters of any script, which safe mode refuses; what else it is for, the ids' pattern rules out.
        String safe = ConcatScript.isPortable(part) ? "1" : "0";
        ArgumentList arguments = new ArgumentList()
                .add(list(ConcatScript.videoName(part), safe))
                .add(list(ConcatScript.audioName(part), safe))
                .add("-map", "0:v:0", "-map", "1:a:0", "-c:v", "copy")
                .add(
                        "-af",
                        "asettb=1/%d,asetpts=N"
                                .formatted(part.audio().sampleRate().hertz()))
                .add("-c:a", "aac", "-aac_coder", "fast", "-b:a", part.audio().bitrateKbps(part.channels()) + "k")
                .add("-threads", "1", "-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact")
                .add("-movflags", "+faststart", "-f", "mp4")
                .add(ArgumentList.url(part.temporary()));
        return new FfmpegCommand(
                arguments.toList(), Folders.of(part.still()), part.timeLimit(), List.of(part.temporary()));
    }

    /** Without the codec list the demuxer decodes a frame of each file that it opens: twice the CPU. */
    private static String[] list(String name, String safe) {
        String[] trusted = {"-protocol_whitelist", "file", "-format_whitelist", "concat,mov", "-codec_whitelist", "alac"
        };
        return Stream.concat(Stream.of(trusted), Stream.of("-f", "concat", "-safe", safe, "-i", name))
                .toArray(String[]::new);
    }
}
