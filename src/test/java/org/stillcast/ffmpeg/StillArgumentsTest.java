package org.stillcast.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.project.Fit;
import org.stillcast.project.Picture;
import org.stillcast.project.SlideStyle;
import org.stillcast.project.SlideText;
import org.stillcast.project.VideoFormat;
import org.stillcast.work.Orders;
import org.stillcast.work.Slide;
import org.stillcast.work.StillOrder;

import static org.assertj.core.api.Assertions.assertThat;

class StillArgumentsTest {
    private static final Path FOLDER = Path.of("/temp/video_segments/jlpt").toAbsolutePath();
    private static final Path PICTURE = Path.of("/inbox/-i %d.png").toAbsolutePath();
    private static final VideoFormat HD = new VideoFormat(1920, 1080, 25, 34, Fit.CONTAIN, "#A0b1C2");
    private static final VideoFormat TALL = new VideoFormat(1080, 1920, 30, 20, Fit.COVER, "#000000");
    private static final VideoFormat LARGE = new VideoFormat(7680, 4320, 25, 34, Fit.CONTAIN, "#000000");
    private static final String X264 = "stitchable=1:ipratio=10:weightp=0:mbtree=0:rc-lookahead=0:scenecut=0"
            + ":subme=1:me=dia:ref=1:trellis=0:psy=0";

    @Test
    void aPictureIsEncodedAsAFullKeyFrameAndASmallOne() {
        FfmpegCommand command = StillArguments.of(still(Picture.Kind.PNG, 1, HD));

        assertThat(command)
                .isEqualTo(new FfmpegCommand(
                        List.of(
                                // spotless:off
                                "-v", "error", "-nostdin", "-y",
                                "-max_alloc", "200000000", "-filter_threads", "1", "-filter_complex_threads", "1",
                                "-protocol_whitelist", "file", "-format_whitelist", "png_pipe",
                                "-codec_whitelist", "png", "-max_streams", "16", "-threads", "1",
                                "-max_pixels", "12452096", "-noautorotate", "-f", "png_pipe",
                                "-i", "file:" + PICTURE,
                                "-filter_complex", String.join(";",
                                        "[0:v]trim=end_frame=1,setpts=0,split=2[a][b]",
                                        "color=c=0xA0b1C2:s=1920x1080:r=25,trim=end_frame=1,format=gbrp[under_full]",
                                        "[a]scale=1920:1080:force_original_aspect_ratio=decrease"
                                                + ":flags=lanczos+accurate_rnd+full_chroma_int+full_chroma_inp"
                                                + ",format=gbrap,setsar=1[over_full]",
                                        "[under_full][over_full]overlay=x=(W-w)/2:y=(H-h)/2:format=gbrp:eof_action=endall"
                                                + ",scale=out_color_matrix=bt709:out_range=tv"
                                                + ":flags=lanczos+accurate_rnd+full_chroma_int+full_chroma_inp"
                                                + ",format=yuv420p,setparams=range=tv:color_primaries=bt709"
                                                + ":color_trc=bt709:colorspace=bt709,setsar=1"
                                                + ",settb=1/25,setpts=N[full]",
                                        "color=c=0xA0b1C2:s=640x360:r=10,trim=end_frame=1,format=gbrp[under_preview]",
                                        "[b]scale=640:360:force_original_aspect_ratio=decrease"
                                                + ":flags=lanczos+accurate_rnd+full_chroma_int+full_chroma_inp"
                                                + ",format=gbrap,setsar=1[over_preview]",
                                        "[under_preview][over_preview]overlay=x=(W-w)/2:y=(H-h)/2:format=gbrp"
                                                + ":eof_action=endall,scale=out_color_matrix=bt709:out_range=tv"
                                                + ":flags=lanczos+accurate_rnd+full_chroma_int+full_chroma_inp"
                                                + ",format=yuv420p,setparams=range=tv:color_primaries=bt709"
                                                + ":color_trc=bt709:colorspace=bt709,setsar=1"
                                                + ",settb=1/10,setpts=N[preview]"),
                                "-map", "[full]", "-r", "25", "-frames:v", "1",
                                "-c:v", "libx264", "-preset", "medium", "-tune", "stillimage", "-crf", "34", "-g", "250",
                                "-bf", "0", "-threads", "1", "-x264-params", X264,
                                "-color_range", "tv", "-colorspace", "bt709",
                                "-color_primaries", "bt709", "-color_trc", "bt709",
                                "-map_metadata", "-1", "-fflags", "+bitexact",
                                "-f", "mp4", "file:" + FOLDER.resolve("key_still_1f.tmp-1"),
                                "-map", "[preview]", "-r", "10", "-frames:v", "1",
                                "-c:v", "libx264", "-preset", "medium", "-tune", "stillimage", "-crf", "34", "-g", "100",
                                "-bf", "0", "-threads", "1", "-x264-params", X264,
                                "-color_range", "tv", "-colorspace", "bt709",
                                "-color_primaries", "bt709", "-color_trc", "bt709",
                                "-map_metadata", "-1", "-fflags", "+bitexact",
                                "-f", "mp4", "file:" + FOLDER.resolve("key_preview_1f.tmp-1")),
                                // spotless:on
                        FOLDER,
                        Duration.ofMinutes(3),
                        List.of(FOLDER.resolve("key_still_1f.tmp-1"), FOLDER.resolve("key_preview_1f.tmp-1"))));
    }

    @Test
    void qualityReachesBothKeyFramesAndTheFrameRateTheFullOne() {
        assertThat(StillArguments.of(still(Picture.Kind.PNG, 1, TALL)).arguments())
                .containsSubsequence(
                        // spotless:off
                        "-map", "[full]", "-r", "30", "-frames:v", "1", "-crf", "20", "-g", "300",
                        "-map", "[preview]", "-r", "10", "-frames:v", "1", "-crf", "20", "-g", "100");
                        // spotless:on
        assertThat(graph(still(Picture.Kind.PNG, 1, TALL)))
                .filteredOn(chain ->
                        chain.endsWith(",settb=1/30,setpts=N[full]") || chain.endsWith(",settb=1/10,setpts=N[preview]"))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1920:1080,  640:360, ''",
        "2, 1920:1080,  640:360, 'hflip,'",
        "3, 1920:1080,  640:360, 'hflip,vflip,'",
        "4, 1920:1080,  640:360, 'vflip,'",
        "5, 1080:1920,  360:640, 'transpose=0,'",
        "6, 1080:1920,  360:640, 'transpose=1,'",
        "7, 1080:1920,  360:640, 'transpose=3,'",
        "8, 1080:1920,  360:640, 'transpose=2,'"
    })
    void anOrientationIsUndoneAfterThePictureWasScaledAsItLies(
            int orientation, String full, String preview, String turn) {
        String chain = "[%s]scale=%s:force_original_aspect_ratio=decrease"
                + ":flags=lanczos+accurate_rnd+full_chroma_int+full_chroma_inp,format=gbrap,%ssetsar=1[%s]";

        assertThat(graph(still(Picture.Kind.JPEG, orientation, HD)))
                .contains(
                        chain.formatted("a", full, turn, "over_full"),
                        chain.formatted("b", preview, turn, "over_preview"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1080:1920, 640:1138, ''", //
        "6, 1920:1080, 1138:640, 'transpose=1,'"
    })
    void coverFillsTheFrameAndCutsWhatSticksOut(int orientation, String full, String preview, String turn) {
        String chain = "[%s]scale=%s:force_original_aspect_ratio=increase"
                + ":flags=lanczos+accurate_rnd+full_chroma_int+full_chroma_inp,format=gbrap,%ssetsar=1,crop=%s[%s]";

        assertThat(graph(still(Picture.Kind.JPEG, orientation, TALL)))
                .contains(
                        chain.formatted("a", full, turn, "1080:1920", "over_full"),
                        chain.formatted("b", preview, turn, "640:1138", "over_preview"));
    }

    /** Blurred small, an eighth of the frame, with the picture itself over it; transparent places show the colour. */
    @Test
    void blurFillsTheFrameWithTheBlurredPicture() {
        VideoFormat blur = new VideoFormat(1920, 1080, 25, 34, Fit.BLUR, "#A0b1C2");
        String exact = "+accurate_rnd+full_chroma_int+full_chroma_inp";

        assertThat(graph(still(Picture.Kind.JPEG, 6, blur)))
                .startsWith(
                        "[0:v]trim=end_frame=1,setpts=0,split=2[a][b]",
                        "[a]split=2[sharp_full][soft_full]",
                        "color=c=0xA0b1C2:s=240x134:r=25,trim=end_frame=1,format=gbrp[ground_full]",
                        "[soft_full]scale=134:240:force_original_aspect_ratio=increase:flags=area" + exact
                                + ",format=gbrap,transpose=1,setsar=1,crop=240:134[small_full]",
                        "[ground_full][small_full]overlay=x=(W-w)/2:y=(H-h)/2:format=gbrp:eof_action=endall"
                                + ",gblur=sigma=4.96:steps=2,scale=1920:1080:flags=bicubic" + exact
                                + ",format=gbrp,setsar=1[under_full]",
                        "[sharp_full]scale=1080:1920:force_original_aspect_ratio=decrease:flags=lanczos" + exact
                                + ",format=gbrap,transpose=1,setsar=1[over_full]",
                        "[under_full][over_full]overlay=x=(W-w)/2:y=(H-h)/2:format=gbrp:eof_action=endall"
                                + ",scale=out_color_matrix=bt709:out_range=tv:flags=lanczos" + exact
                                + ",format=yuv420p,setparams=range=tv:color_primaries=bt709"
                                + ":color_trc=bt709:colorspace=bt709,setsar=1,settb=1/25,setpts=N[full]")
                .contains(
                        "color=c=0xA0b1C2:s=80x44:r=10,trim=end_frame=1,format=gbrp[ground_preview]",
                        "[sharp_preview]scale=360:640:force_original_aspect_ratio=decrease:flags=lanczos" + exact
                                + ",format=gbrap,transpose=1,setsar=1[over_preview]");
    }

    @Test
    void stretchMakesThePictureTheFrame() {
        VideoFormat stretch = new VideoFormat(1920, 1080, 25, 34, Fit.STRETCH, "#000000");

        assertThat(graph(still(Picture.Kind.JPEG, 8, stretch)))
                .contains(
                        "color=c=0x000000:s=1920x1080:r=25,trim=end_frame=1,format=gbrp[under_full]",
                        "[a]scale=1080:1920:flags=lanczos+accurate_rnd+full_chroma_int+full_chroma_inp"
                                + ",format=gbrap,transpose=2,setsar=1[over_full]",
                        "[b]scale=360:640:flags=lanczos+accurate_rnd+full_chroma_int+full_chroma_inp"
                                + ",format=gbrap,transpose=2,setsar=1[over_preview]");
    }

    /** One side first, where the scaler would refuse to make so much less of it and more of the other. */
    @ParameterizedTest
    @CsvSource({
        "61440, 3,     'scale=1920:1080:'",
        "61441, 3,     'scale=1920:3:FLAGS,scale=1920:1080:'",
        "3,     34560, 'scale=1920:1080:'",
        "3,     34561, 'scale=3:1080:FLAGS,scale=1920:1080:'"
    })
    void aVeryLongPictureIsStretchedInTwoGoes(int width, int height, String filters) {
        VideoFormat video = new VideoFormat(1920, 1080, 25, 34, Fit.STRETCH, "#000000");
        Picture picture = new Picture(PICTURE, Picture.Kind.PNG, width, height, 1);
        String flags = "flags=lanczos+accurate_rnd+full_chroma_int+full_chroma_inp";

        assertThat(new PictureScaling(picture, video).filters()).isEqualTo(filters.replace("FLAGS", flags) + flags);
    }

    @ParameterizedTest
    @CsvSource({
        "1920, 1080, 640x360",
        "1280,  720, 640x360",
        " 640,  360, 640x360",
        " 320,  240, 320x240",
        "1080, 1920, 640x1138",
        "1440, 1080, 640x480",
        "7680,   16, 640x2"
    })
    void thePreviewIsAtMost640WideAndOfTheSameShape(int width, int height, String preview) {
        VideoFormat video = new VideoFormat(width, height, 25, 34, Fit.CONTAIN, "#000000");

        assertThat(graph(still(Picture.Kind.PNG, 1, video)))
                .contains("color=c=0x000000:s=" + preview + ":r=10,trim=end_frame=1,format=gbrp[under_preview]");
    }

    @ParameterizedTest
    @CsvSource({
        "BMP,  bmp_pipe,  bmp",
        "GIF,  gif,       gif",
        "JPEG, jpeg_pipe, mjpeg",
        "PNG,  png_pipe,  png",
        "TIFF, tiff_pipe, tiff",
        "WEBP, webp_pipe, 'webp,vp8'"
    })
    void onlyTheFormatThatThePictureHasIsOpened(Picture.Kind kind, String demuxer, String decoders) {
        assertThat(StillArguments.of(still(kind, 1, HD)).arguments())
                .containsSequence(
                        // spotless:off
                        "-protocol_whitelist", "file", "-format_whitelist", demuxer, "-codec_whitelist", decoders,
                        "-max_streams", "16", "-threads", "1", "-max_pixels", "12452096", "-noautorotate",
                        "-f", demuxer, "-i", "file:" + PICTURE);
                        // spotless:on
    }

    /** Their loops are kept from version to version, so they must not come out with other bytes. */
    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "640, 480",
        "1920, 1080",
        "1080, 1920",
        "4032, 3024",
        "8000, 5000",
        "20000, 2000",
        "2000, 20000",
        "4000, 100",
        "300, 4000",
        "3840, 1",
        "3839, 3",
        "1, 2160",
        "16, 9"
    })
    void anOrdinaryPictureIsScaledInOneGo(int width, int height) {
        for (Fit fit : Fit.values()) {
            VideoFormat video = new VideoFormat(1920, 1080, 25, 34, fit, "#000000");
            if (fit != Fit.CONTAIN && fit != Fit.STRETCH && (width <= 3 || height <= 3)) {
                continue;
            }
            Picture picture = new Picture(PICTURE, Picture.Kind.PNG, width, height, 1);

            assertThat(new PictureScaling(picture, video).filters())
                    .isEqualTo("scale=1920:1080"
                            + switch (fit) {
                                case COVER -> ":force_original_aspect_ratio=increase";
                                case CONTAIN, BLUR -> ":force_original_aspect_ratio=decrease";
                                case STRETCH -> "";
                            }
                            + ":flags=lanczos+accurate_rnd+full_chroma_int+full_chroma_inp");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3841, 1,    1, 'scale=1920:1:'", //
        "4000, 1,    1, 'scale=1920:1:'",
        "4000, 1,    6, 'scale=1080:1:'",
        "1,    2161, 1, 'scale=1:1080:'",
        "1,    4000, 8, 'scale=1:1920:'",
        "3,   12000, 6, 'scale=1:1920:'"
    })
    void aFlatPictureIsAtLeastAPixelHigh(int width, int height, int orientation, String scale) {
        Picture picture = new Picture(PICTURE, Picture.Kind.PNG, width, height, orientation);

        assertThat(new PictureScaling(picture, HD).filters())
                .isEqualTo(scale + "flags=lanczos+accurate_rnd+full_chroma_int+full_chroma_inp");
    }

    @ParameterizedTest
    @CsvSource({
        "4000,  3,    1, 'crop=14:3:exact=1,scale=1920:1080:'",
        "4001,  3,    1, 'crop=13:3:exact=1,scale=1920:1080:'",
        "3,     4000, 1, 'crop=3:10:exact=1,scale=1920:1080:'",
        "3,     4000, 6, 'crop=3:14:exact=1,scale=1080:1920:'",
        "65500, 600,  1, 'crop=1074:600:exact=1,scale=1920:1080:'"
    })
    void whatCoversTheFrameManyTimesIsCutBeforeItIsScaled(int width, int height, int orientation, String filters) {
        Picture picture = new Picture(PICTURE, Picture.Kind.PNG, width, height, orientation);
        VideoFormat video = new VideoFormat(1920, 1080, 25, 34, Fit.COVER, "#000000");

        assertThat(new PictureScaling(picture, video).filters())
                .isEqualTo(filters + "force_original_aspect_ratio=increase"
                        + ":flags=lanczos+accurate_rnd+full_chroma_int+full_chroma_inp");
    }

    /** What is written is in no argument. */
    @Test
    void aSlideIsASecondPictureThatIsLaidOverTheMiddle() {
        StillOrder plain = still(Picture.Kind.PNG, 1, LARGE);
        Slide slide =
                new Slide("slide", new SlideText(Optional.of("Title"), Optional.of("Text")), SlideStyle.USUAL, "en");

        FfmpegCommand command = StillArguments.of(written(plain, slide));

        assertThat(command.arguments())
                .containsSequence(
                        // spotless:off
                        "-noautorotate", "-f", "png_pipe", "-i", "file:" + PICTURE,
                        "-protocol_whitelist", "file", "-format_whitelist", "png_pipe", "-codec_whitelist", "png",
                        "-max_streams", "16", "-threads", "1", "-f", "png_pipe",
                        "-i", "file:" + FOLDER.resolve("slide_still_1f.png"),
                        "-filter_complex", String.join(";",
                                "[0:v]trim=end_frame=1,setpts=0[a]",
                                "[1:v]format=gbrap,scale=iw*2:ih*2"
                                        + ":flags=lanczos+accurate_rnd+full_chroma_int+full_chroma_inp,setsar=1[layer]",
                                "color=c=0x000000:s=7680x4320:r=25,trim=end_frame=1,format=gbrp[under_full]",
                                "[a]scale=7680:4320:force_original_aspect_ratio=decrease"
                                        + ":flags=lanczos+accurate_rnd+full_chroma_int+full_chroma_inp"
                                        + ",format=gbrap,setsar=1[over_full]",
                                "[under_full][over_full]overlay=x=(W-w)/2:y=(H-h)/2:format=gbrp:eof_action=endall[plain]",
                                "[plain][layer]overlay=x=(W-w)/2:y=(H-h)/2:format=gbrp:eof_action=endall"
                                        + ",scale=out_color_matrix=bt709:out_range=tv"
                                        + ":flags=lanczos+accurate_rnd+full_chroma_int+full_chroma_inp"
                                        + ",format=yuv420p,setparams=range=tv:color_primaries=bt709"
                                        + ":color_trc=bt709:colorspace=bt709,setsar=1,split=2[c][d]",
                                "[c]settb=1/25,setpts=N[full]",
                                "[d]scale=640:360:flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp"
                                        + ",setparams=range=tv:color_primaries=bt709"
                                        + ":color_trc=bt709:colorspace=bt709,setsar=1,settb=1/10,setpts=N[preview]"));
                        // spotless:on
        assertThat(String.join(" ", command.arguments())).doesNotContain("Title", "Text");
    }

    private static StillOrder written(StillOrder plain, Slide slide) {
        return new StillOrder(
                plain.number(),
                plain.picture(),
                plain.place(),
                Optional.of(slide),
                plain.encoding(),
                plain.target(),
                plain.temporary(),
                plain.previewTarget(),
                plain.previewTemporary());
    }

    private static List<String> graph(StillOrder still) {
        List<String> arguments = StillArguments.of(still).arguments();
        return List.of(arguments.get(arguments.indexOf("-filter_complex") + 1).split(";", -1));
    }

    private static StillOrder still(Picture.Kind kind, int orientation, VideoFormat video) {
        Picture picture = new Picture(PICTURE, kind, 4000, 3000, orientation);
        return new StillOrder(
                0,
                picture,
                "/image",
                Optional.empty(),
                Orders.encoding(picture, video),
                FOLDER.resolve("still_1f.mp4"),
                FOLDER.resolve("still_1f.tmp-1"),
                FOLDER.resolve("preview_1f.mp4"),
                FOLDER.resolve("preview_1f.tmp-1"));
    }
}
