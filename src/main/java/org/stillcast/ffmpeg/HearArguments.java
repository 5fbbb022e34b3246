package org.stillcast.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;

import org.stillcast.files.Folders;
import org.stillcast.project.SampleRate;
import org.stillcast.work.ChannelLayout;

/**
 * Decodes a clip to the standard output in the form of AU with 16 bits, as its segment would have it, and makes nothing of it: to
 * know what is in it before anything is rendered.
 */
public final class HearArguments {
    private HearArguments() {}

    /**
     * Returns the call.
     *
     * @param layout of the segment
     * @param rate of the segment
     */
    public static FfmpegCommand of(Path clip, ChannelLayout layout, SampleRate rate, Duration timeLimit) {
        ArgumentList arguments = new ArgumentList()
                .add("-max_alloc", SegmentArguments.MAX_ALLOC_BYTES)
                .filterOnOneThread()
                .untrustedInput(SegmentArguments.FORMATS, SegmentArguments.CODECS, clip, "-vn", "-sn", "-dn")
                .add("-map", "0:a:0", "-af", SegmentArguments.form(layout, String.valueOf(rate.hertz())))
                .add("-map_metadata", "-1", "-fflags", "+bitexact", "-t", SegmentArguments.STOP_SECONDS)
                .add("-f", FfmpegCommand.SOUND_STREAM, FfmpegCommand.STANDARD_OUTPUT);
        return new FfmpegCommand(arguments.toList(), Folders.of(clip), timeLimit);
    }
}
