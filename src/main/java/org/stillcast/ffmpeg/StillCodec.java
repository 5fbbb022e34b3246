package org.stillcast.ffmpeg;

import org.stillcast.project.VideoFormat;

/**
 * The codec of stills. A picture is one key frame that gets all the care, and behind it come skip frames, which say
 * "as before": all of their blocks are {@code P_Skip} (ITU-T H.264, 7.3.4), so they hold nothing of the picture and
 * may follow any of the same form.
 */
final class StillCodec {
    /**
     * After so many frames x264 counts them anew ({@code log2_max_frame_num} is 4 with one reference frame and no B
     * frames), so a run of as many may follow itself, as often as needed.
     */
    static final int SKIP_FRAMES = 16;

    private static final int PREVIEW_WIDTH = 640;

    /** ffmpeg holds 72 bytes for each frame that it copies into a segment, in one piece: 62 MB for 24 hours. */
    private static final int PREVIEW_FRAMES_PER_SECOND = 10;

    /**
     * {@code stitchable} makes the headers of all pictures of one form the same, so that they can be joined by
     * copying.
     */
    private static final String X264 = "stitchable=1:ipratio=10:weightp=0:mbtree=0:rc-lookahead=0:scenecut=0"
            + ":subme=1:me=dia:ref=1:trellis=0:psy=0";

    /** Behind these filters a frame is tagged as what it is. */
    static final String TAGGED = "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709,setsar=1";

    private StillCodec() {}

    /** Segments are only looked at, never shown in a part: a small picture keeps the temporary files small. */
    static VideoFormat previewOf(VideoFormat video) {
        int width = Math.min(PREVIEW_WIDTH, video.width());
        int height = Math.max(2, Math.round((float) video.height() * width / video.width() / 2) * 2);
        int framesPerSecond = Math.min(PREVIEW_FRAMES_PER_SECOND, video.framesPerSecond());
        return new VideoFormat(width, height, framesPerSecond, video.quality(), video.fit(), video.color());
    }

    /**
     * Adds an output that a pad is encoded for; its file has to follow.
     *
     * @param frames how many
     * @param how more of x264's parameters, each with a colon in front
     * @param more options of the output
     */
    static ArgumentList output(
            ArgumentList arguments, String pad, VideoFormat video, int frames, String how, String... more) {
        return arguments
                .add("-map", pad, "-r", String.valueOf(video.framesPerSecond()))
                .add("-frames:v", String.valueOf(frames))
                .add("-c:v", "libx264", "-preset", "medium", "-tune", "stillimage")
                .add("-crf", String.valueOf(video.quality()))
                .add("-g", String.valueOf(Math.max(frames, video.framesPerLoop())))
                .add("-bf", "0", "-threads", "1", "-x264-params", X264 + how)
                .add("-color_range", "tv", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709")
                .add(more)
                .add("-map_metadata", "-1", "-fflags", "+bitexact", "-f", "mp4");
    }
}
