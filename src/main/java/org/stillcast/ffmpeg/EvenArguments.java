package org.stillcast.ffmpeg;

import java.util.List;

import org.stillcast.files.Folders;
import org.stillcast.work.ChannelLayout;
import org.stillcast.work.EvenOrder;
import org.stillcast.work.SegmentOrder;

/**
 * Decodes a clip whose format changes in its middle to one form: AU with 16 bits, to the standard output.
 *
 * <p>Where the format changes, ffmpeg drops its filters and builds new ones. An encoder with frames of a fixed length, as
 * a segment needs, loses up to one of them then; this way all is there but the filters' own tail, one or two
 * milliseconds.
 */
public final class EvenArguments {
    private EvenArguments() {}

    /** Returns the call; stereo comes out unless the project is to be mono. */
    public static FfmpegCommand of(EvenOrder order) {
        SegmentOrder segment = order.segment();
        String rate = String.valueOf(segment.sampleRate().hertz());
        ChannelLayout layout = segment.layout() == ChannelLayout.MONO ? ChannelLayout.MONO : ChannelLayout.STEREO;
        ArgumentList arguments = new ArgumentList()
                .add("-max_alloc", SegmentArguments.MAX_ALLOC_BYTES)
                .untrustedInput(
                        SegmentArguments.FORMATS,
                        SegmentArguments.CODECS,
                        segment.clip().audio(),
                        "-vn",
                        "-sn",
                        "-dn")
                // Without timestamps the muxer counts on; those that filters count begin anew with each format.
                .add("-map", "0:a:0", "-af", SegmentArguments.form(layout, rate) + ",asetpts=NAN")
                .add("-map_metadata", "-1", "-fflags", "+bitexact", "-t", SegmentArguments.STOP_SECONDS)
                .add("-f", FfmpegCommand.SOUND_STREAM, FfmpegCommand.STANDARD_OUTPUT);
        return new FfmpegCommand(
                arguments.toList(), Folders.of(segment.temporary()), segment.timeLimit(), List.of(segment.evened()));
    }
}
