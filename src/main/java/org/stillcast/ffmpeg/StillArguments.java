package org.stillcast.ffmpeg;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.stillcast.files.Folders;
import org.stillcast.project.Fit;
import org.stillcast.project.Picture;
import org.stillcast.project.VideoFormat;
import org.stillcast.work.StillOrder;

/** Encodes a picture as two loops: the full one and a preview. */
public final class StillArguments {
    private static final Duration TIME_LIMIT = Duration.ofMinutes(3);
    private static final int PREVIEW_WIDTH = 640;

    /** ffmpeg holds 72 bytes for each frame that it copies into a segment, in one piece: 62 MB for 24 hours. */
    private static final int PREVIEW_FRAMES_PER_SECOND = 10;

    /**
     * One key frame that gets all the care, then frames that say "as before". {@code stitchable} makes the headers of
     * all loops of one size the same, so that they can be joined by copying.
     */
    private static final String X264 = "stitchable=1:ipratio=10:weightp=0:mbtree=0:rc-lookahead=0:scenecut=0"
            + ":subme=1:me=dia:ref=1:trellis=0:psy=0";

    private static final String MAX_ALLOC_BYTES = "200000000";

    private StillArguments() {}

    public static FfmpegCommand of(StillOrder still) {
        Picture picture = still.picture();
        VideoFormat preview = previewOf(still.video());
        ArgumentList arguments = new ArgumentList()
                .add("-max_alloc", MAX_ALLOC_BYTES, "-filter_threads", "1", "-filter_complex_threads", "1")
                .untrustedInput(
                        demuxer(picture.kind()),
                        decoders(picture.kind()),
                        picture.file(),
                        "-max_pixels",
                        pixels(picture),
                        "-noautorotate",
                        "-f",
                        demuxer(picture.kind()))
                .add("-filter_complex", graph(picture, still.video(), preview));
        output(arguments, "[full]", still.video()).add("file:" + still.temporary());
        output(arguments, "[preview]", preview).add("file:" + still.previewTemporary());
        return new FfmpegCommand(
                arguments.toList(),
                Folders.of(still.temporary()),
                TIME_LIMIT,
                List.of(still.temporary(), still.previewTemporary()));
    }

    /** Segments are only looked at, never shown in a part: a small picture keeps the temporary files small. */
    private static VideoFormat previewOf(VideoFormat video) {
        int width = Math.min(PREVIEW_WIDTH, video.width());
        int height = Math.max(2, Math.round((float) video.height() * width / video.width() / 2) * 2);
        int framesPerSecond = Math.min(PREVIEW_FRAMES_PER_SECOND, video.framesPerSecond());
        return new VideoFormat(width, height, framesPerSecond, video.quality(), video.fit(), video.color());
    }

    private static String graph(Picture picture, VideoFormat full, VideoFormat preview) {
        return "[0:v]trim=end_frame=1,setpts=0,split=2[a][b];"
                + chain("a", "full", picture, full) + ";"
                + chain("b", "preview", picture, preview);
    }

    private static String chain(String in, String out, Picture picture, VideoFormat video) {
        boolean cover = video.fit() == Fit.COVER;
        return "color=c=0x%1$s:s=%2$dx%3$d:r=%4$d,trim=end_frame=1,format=gbrp[under_%5$s];"
                        .formatted(
                                video.color().substring(1), video.width(), video.height(), video.framesPerSecond(), out)
                + "[%s]%s,format=gbrap,%ssetsar=1%s[over_%s];"
                        .formatted(
                                in,
                                new PictureScaling(picture, video).filters(),
                                upright(picture.orientation()),
                                cover ? ",crop=%d:%d".formatted(video.width(), video.height()) : "",
                                out)
                + "[under_%1$s][over_%1$s]overlay=x=(W-w)/2:y=(H-h)/2:format=gbrp:eof_action=endall,".formatted(out)
                + "scale=out_color_matrix=bt709:out_range=tv:%s,format=yuv420p,".formatted(PictureScaling.FLAGS)
                + "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709,setsar=1,"
                + "loop=loop=%d:size=1,settb=1/%d,setpts=N[%s]"
                        .formatted(video.framesPerLoop() - 1, video.framesPerSecond(), out);
    }

    /** Returns the filters, each with a comma behind it, that undo an EXIF orientation; ffmpeg does not for a still. */
    private static String upright(int orientation) {
        return switch (orientation) {
            case 2 -> "hflip,";
            case 3 -> "hflip,vflip,";
            case 4 -> "vflip,";
            case 5 -> "transpose=0,";
            case 6 -> "transpose=1,";
            case 7 -> "transpose=3,";
            case 8 -> "transpose=2,";
            default -> "";
        };
    }

    private static ArgumentList output(ArgumentList arguments, String pad, VideoFormat video) {
        return arguments
                .add("-map", pad, "-r", String.valueOf(video.framesPerSecond()))
                .add("-frames:v", String.valueOf(video.framesPerLoop()))
                .add("-c:v", "libx264", "-preset", "medium", "-tune", "stillimage")
                .add("-crf", String.valueOf(video.quality()), "-g", String.valueOf(video.framesPerLoop()))
                .add("-bf", "0", "-threads", "1", "-x264-params", X264)
                .add("-color_range", "tv", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709")
                .add("-map_metadata", "-1", "-fflags", "+bitexact", "-f", "mp4");
    }

    /** What its head said when its size was looked at, and a margin for how decoders round up. */
    private static String pixels(Picture picture) {
        return String.valueOf((picture.width() + 64L) * (picture.height() + 64L));
    }

    private static String demuxer(Picture.Kind kind) {
        return kind == Picture.Kind.GIF ? "gif" : kind.name().toLowerCase(Locale.ROOT) + "_pipe";
    }

    private static String decoders(Picture.Kind kind) {
        return switch (kind) {
            case BMP -> "bmp";
            case GIF -> "gif";
            case JPEG -> "mjpeg";
            case PNG -> "png";
            case TIFF -> "tiff";
            case WEBP -> "webp,vp8";
        };
    }
}
