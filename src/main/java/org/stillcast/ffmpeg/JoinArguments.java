package org.stillcast.ffmpeg;

import java.nio.file.Path;
import java.util.List;

import org.stillcast.work.JoinOrder;

/**
 * Joins a part: the sound of its segments, encoded once, or that of an earlier part, copied, over the frames of the
 * stills' loops.
 */
public final class JoinArguments {
    /** Nothing but our own lossless sound is decoded. */
    private static final String LOSSLESS = "alac";

    private JoinArguments() {}

    /** Returns the call; the part's lists are in its folder. */
    public static FfmpegCommand of(JoinOrder part) {
        // Ids may have letters of any script, which safe mode refuses; what else it is for, the ids' pattern rules out.
        boolean isPortable = ConcatScript.isPortable(part);
        ArgumentList arguments = new ArgumentList()
                .readOnOneThread(part.content().ffmpegVersion())
                .ownList(LOSSLESS, isPortable, ConcatScript.videoName(part));
        part.sound()
                .ifPresentOrElse(
                        earlier -> copy(arguments, earlier.file(), part), () -> encode(arguments, part, isPortable));
        arguments
                .add("-threads", "1", "-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact")
                .add("-movflags", "+faststart", "-f", "mp4")
                .add(ArgumentList.url(part.temporary()));
        return new FfmpegCommand(arguments.toList(), part.folder(), part.timeLimit(), List.of(part.temporary()));
    }

    private static void encode(ArgumentList arguments, JoinOrder part, boolean isPortable) {
        arguments
                .filterOnOneThread()
                .readOnOneThread(part.content().ffmpegVersion())
                .ownList(LOSSLESS, isPortable, ConcatScript.audioName(part))
                .add("-map", "0:v:0", "-map", "1:a:0", "-c:v", "copy")
                .add("-af", "asettb=1/%d,asetpts=N".formatted(part.sampleRate().hertz()))
                .add(AacCodec.encoder(part.content().sound().bitrateKbps()));
    }

    /**
     * How much of an AAC track is to be heard stands in its edit list, in milliseconds: applied to packets, it would cut
     * the end of the last one. Without it, newer versions than 4.4 make the last packet longer with each copy.
     */
    private static void copy(ArgumentList arguments, Path earlier, JoinOrder part) {
        arguments
                .readOnOneThread(part.content().ffmpegVersion())
                .add(AacCodec.onlyParts())
                .add("-advanced_editlist", "0", "-vn", "-i", ArgumentList.url(earlier))
                .add("-map", "0:v:0", "-map", "1:a:0", "-c", "copy");
        if (!ArgumentList.isVersion4(part.content().ffmpegVersion())) {
            arguments.add("-bsf:a", "setts=duration=min(DURATION\\,%d-PTS)".formatted(part.samples()));
        }
    }
}
