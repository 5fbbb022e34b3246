package org.stillcast.ffmpeg;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.stillcast.files.Folders;
import org.stillcast.project.Fit;
import org.stillcast.project.Picture;
import org.stillcast.project.VideoFormat;
import org.stillcast.work.Slide;
import org.stillcast.work.StillOrder;

/** Encodes the key frames of a picture: a full one and a preview. */
public final class StillArguments {
    private static final Duration TIME_LIMIT = Duration.ofMinutes(3);
    private static final String MAX_ALLOC_BYTES = "200000000";

    private StillArguments() {}

    public static FfmpegCommand of(StillOrder still) {
        Picture picture = still.picture();
        VideoFormat preview = StillCodec.previewOf(still.video());
        ArgumentList arguments = new ArgumentList()
                .add("-max_alloc", MAX_ALLOC_BYTES)
                .filterOnOneThread()
                .untrustedInput(
                        demuxer(picture.kind()),
                        decoders(picture.kind()),
                        picture.file(),
                        "-max_pixels",
                        pixels(picture),
                        "-noautorotate",
                        "-f",
                        demuxer(picture.kind()));
        still.slide().ifPresent(slide -> addLayer(arguments, still));
        arguments.add("-filter_complex", graph(still, preview));
        StillCodec.output(arguments, "[full]", still.video(), 1, "").add(ArgumentList.url(still.keyFrame()));
        StillCodec.output(arguments, "[preview]", preview, 1, "").add(ArgumentList.url(still.previewKeyFrame()));
        return new FfmpegCommand(
                arguments.toList(),
                Folders.of(still.keyFrame()),
                TIME_LIMIT,
                List.of(still.keyFrame(), still.previewKeyFrame()));
    }

    /** It is ours; what is written on it is only drawn, and in no argument. */
    private static void addLayer(ArgumentList arguments, StillOrder still) {
        arguments.untrustedInput("png_pipe", "png", still.layer(), "-f", "png_pipe");
    }

    private static String graph(StillOrder still, VideoFormat preview) {
        Picture picture = still.picture();
        VideoFormat full = still.video();
        if (still.slide().isPresent()) {
            return written(picture, full, preview);
        }
        return "[0:v]trim=end_frame=1,setpts=0,split=2[a][b];"
                + laidOut("a", "full", picture, full) + encodable() + "," + timed("full", full) + ";"
                + laidOut("b", "preview", picture, preview) + encodable() + "," + timed("preview", preview);
    }

    /** The preview is the full picture made small: of each of many slides, so it must not take long. */
    private static String written(Picture picture, VideoFormat full, VideoFormat preview) {
        int reduction = Slide.reduction(full);
        String enlarged =
                reduction == 1 ? "" : ",scale=iw*%1$d:ih*%1$d:%2$s".formatted(reduction, PictureScaling.FLAGS);
        return "[0:v]trim=end_frame=1,setpts=0[a];"
                + "[1:v]format=gbrap%s,setsar=1[layer];".formatted(enlarged)
                + laidOut("a", "full", picture, full) + "[plain];"
                + overlay("plain", "layer") + encodable() + ",split=2[c][d];"
                + "[c]" + timed("full", full) + ";"
                + "[d]scale=%d:%d:%s,".formatted(preview.width(), preview.height(), PictureScaling.SMOOTH)
                + StillCodec.TAGGED + "," + timed("preview", preview);
    }

    private static String laidOut(String in, String out, Picture picture, VideoFormat video) {
        boolean blur = video.fit() == Fit.BLUR;
        boolean cover = video.fit() == Fit.COVER;
        return (blur ? blurred(in, out, picture, video) : ground("under_" + out, video))
                + "[%s]%s,format=gbrap,%ssetsar=1%s[over_%s];"
                        .formatted(
                                blur ? "sharp_" + out : in,
                                new PictureScaling(picture, video).filters(),
                                upright(picture.orientation()),
                                cover ? ",crop=%d:%d".formatted(video.width(), video.height()) : "",
                                out)
                + overlay("under_" + out, "over_" + out);
    }

    private static String encodable() {
        return ",scale=out_color_matrix=bt709:out_range=tv:%s,format=yuv420p,".formatted(PictureScaling.FLAGS)
                + StillCodec.TAGGED;
    }

    private static String timed(String out, VideoFormat video) {
        return "settb=1/%d,setpts=N[%s]".formatted(video.framesPerSecond(), out);
    }

    private static String ground(String pad, VideoFormat video) {
        return "color=c=0x%s:s=%dx%d:r=%d,trim=end_frame=1,format=gbrp[%s];"
                .formatted(video.color().substring(1), video.width(), video.height(), video.framesPerSecond(), pad);
    }

    private static String overlay(String under, String over) {
        return "[%s][%s]overlay=x=(W-w)/2:y=(H-h)/2:format=gbrp:eof_action=endall".formatted(under, over);
    }

    /** The ground is a small copy of the picture, blurred and enlarged: as good as a large one, and a tenth of the work. */
    private static String blurred(String in, String out, Picture picture, VideoFormat video) {
        VideoFormat small = PictureScaling.smallGround(video);
        return "[%1$s]split=2[sharp_%2$s][soft_%2$s];".formatted(in, out)
                + ground("ground_" + out, small)
                + "[soft_%1$s]%2$s,format=gbrap,%3$ssetsar=1,crop=%4$d:%5$d[small_%1$s];"
                        .formatted(
                                out,
                                PictureScaling.ofGround(picture, small).filters(),
                                upright(picture.orientation()),
                                small.width(),
                                small.height())
                + overlay("ground_" + out, "small_" + out)
                + ",gblur=sigma=%s:steps=2,scale=%d:%d:%s,format=gbrp,setsar=1[under_%s];"
                        .formatted(
                                PictureScaling.sigma(small), video.width(), video.height(), PictureScaling.SMOOTH, out);
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
