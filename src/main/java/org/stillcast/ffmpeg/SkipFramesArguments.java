package org.stillcast.ffmpeg;

import java.time.Duration;
import java.util.List;

import org.stillcast.files.Folders;
import org.stillcast.project.VideoFormat;
import org.stillcast.work.SkipFramesOrder;

/** Encodes any picture, a black one, and leaves its key frame out: what is left says "as before". */
public final class SkipFramesArguments {
    private static final Duration TIME_LIMIT = Duration.ofMinutes(3);

    /** The slice of a key frame, and the encoder's note about itself: NAL units of types 5 and 6. */
    private static final String WITHOUT_KEY_FRAME = "filter_units=remove_types=5|6";

    /** Nobody sees the picture, so no care is taken of it: half the CPU. */
    private static final String CARELESS = ":qp=40:aq-mode=0:subme=0:partitions=none";

    /** Of {@link VideoFormat#quality()}. */
    private static final int LOSSLESS = 0;

    /** In fragments each frame is told apart from a key frame; a plain MP4 file without any would say that all are. */
    private static final String FRAMES_WITH_FLAGS = "+empty_moov+default_base_moof";

    private SkipFramesArguments() {}

    public static FfmpegCommand of(SkipFramesOrder order) {
        VideoFormat preview = StillCodec.previewOf(order.video());
        ArgumentList arguments = new ArgumentList()
                .filterOnOneThread()
                .add("-filter_complex", source("full", order.video()) + ";" + source("preview", preview));
        output(arguments, "[full]", order.video()).add(ArgumentList.url(order.temporary()));
        output(arguments, "[preview]", preview).add(ArgumentList.url(order.previewTemporary()));
        return new FfmpegCommand(
                arguments.toList(),
                Folders.of(order.temporary()),
                TIME_LIMIT,
                List.of(order.temporary(), order.previewTemporary()));
    }

    /**
     * Without loss x264 would encode the blocks of a black frame anew, and a little cheaper, in each; no noise is
     * guessed.
     */
    private static String source(String out, VideoFormat video) {
        String noise = video.quality() == LOSSLESS ? ",noise=c0s=20" : "";
        return "color=c=black:s=%dx%d:r=%d,trim=end_frame=1,format=yuv420p%s,%s"
                        .formatted(video.width(), video.height(), video.framesPerSecond(), noise, StillCodec.TAGGED)
                + ",loop=loop=%d:size=1,settb=1/%d,setpts=N[%s]"
                        .formatted(StillCodec.SKIP_FRAMES, video.framesPerSecond(), out);
    }

    private static ArgumentList output(ArgumentList arguments, String pad, VideoFormat video) {
        return StillCodec.output(
                arguments,
                pad,
                video,
                1 + StillCodec.SKIP_FRAMES,
                video.quality() == LOSSLESS ? "" : CARELESS,
                "-bsf:v",
                WITHOUT_KEY_FRAME,
                "-avoid_negative_ts",
                "make_zero",
                "-movflags",
                FRAMES_WITH_FLAGS);
    }
}
