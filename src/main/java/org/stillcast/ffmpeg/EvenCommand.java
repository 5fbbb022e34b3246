package org.stillcast.ffmpeg;

import java.util.List;

import org.stillcast.format.Layout;
import org.stillcast.plan.Folders;
import org.stillcast.plan.Segment;
import org.stillcast.plan.UnevenClip;

/**
 * Decodes a clip whose format changes in its middle to one form: AU with 16 bits, to the standard output.
 *
 * <p>Where the format changes, ffmpeg drops its filters and builds new ones. An encoder with frames of a fixed length, as
 * a segment needs, loses up to one of them then; this way all is there but the filters' own tail, one or two
 * milliseconds.
 */
public final class EvenCommand {
    private EvenCommand() {}

    /** Returns the call; stereo comes out unless the project is to be mono. */
    public static Command of(UnevenClip clip) {
        Segment segment = clip.order();
        String rate = String.valueOf(segment.sampleRate().hertz());
        Layout layout = segment.layout() == Layout.MONO ? Layout.MONO : Layout.STEREO;
        Arguments arguments = new Arguments()
                .add("-max_alloc", SegmentCommand.MAX_ALLOC_BYTES)
                .untrustedInput(
                        SegmentCommand.FORMATS,
                        SegmentCommand.CODECS,
                        segment.clip().audio(),
                        "-vn",
                        "-sn",
                        "-dn")
                // Without timestamps the muxer counts on; those that filters count begin anew with each format.
                .add("-map", "0:a:0", "-af", SegmentCommand.form(layout, rate) + ",asetpts=NAN")
                .add("-map_metadata", "-1", "-fflags", "+bitexact", "-t", SegmentCommand.STOP_SECONDS)
                .add("-f", "au", Command.STANDARD_OUTPUT);
        return new Command(
                arguments.toList(), Folders.of(segment.temporary()), segment.timeLimit(), List.of(segment.evened()));
    }
}
