package org.stillcast.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.stillcast.project.Picture;
import org.stillcast.work.DressCheckOrder;
import org.stillcast.work.DressOrder;
import org.stillcast.work.Orders;
import org.stillcast.work.PartForm;

import static org.assertj.core.api.Assertions.assertThat;

class DressArgumentsTest {
    private static final Path FOLDER = Path.of("/temp/video_segments/jlpt").toAbsolutePath();
    private static final Path COVER = Path.of("/inbox/-i cover.jpg").toAbsolutePath();
    private static final Picture JPEG = new Picture(COVER, Picture.Kind.JPEG, 600, 600, 1);
    private static final Picture PNG = new Picture(COVER, Picture.Kind.PNG, 600, 600, 1);

    @Test
    void aVideoGetsTagsSubtitlesAndACoverByCopying() {
        DressOrder order = Orders.product(PartForm.VIDEO, "4.4.1", FOLDER, true, Optional.of(JPEG));

        assertThat(DressArguments.of(order))
                .isEqualTo(new FfmpegCommand(
                        List.of(
                                // spotless:off
                                "-v", "error", "-nostdin", "-y", "-thread_queue_size", "0",
                                "-protocol_whitelist", "file", "-format_whitelist", "mov", "-codec_whitelist", "aac",
                                "-advanced_editlist", "0", "-sn", "-dn", "-i", "file:" + FOLDER.resolve("source.mp4"),
                                "-thread_queue_size", "0",
                                "-protocol_whitelist", "file", "-format_whitelist", "ffmetadata",
                                "-f", "ffmetadata", "-i", "file:" + FOLDER.resolve("tags_f.txt"),
                                "-thread_queue_size", "0",
                                "-protocol_whitelist", "file", "-format_whitelist", "mov", "-codec_whitelist", "none",
                                "-i", "file:" + FOLDER.resolve("cues_f.mp4"),
                                "-thread_queue_size", "0",
                                "-protocol_whitelist", "file", "-codec_whitelist", "mjpeg",
                                "-f", "jpeg_pipe", "-i", "file:" + COVER,
                                "-map", "0:v:0", "-map", "0:a:0", "-map", "2:s:0", "-map", "3:v:0", "-c", "copy",
                                "-map_metadata", "1", "-map_metadata:s", "-1", "-map_chapters", "1",
                                "-disposition:v:0", "default", "-disposition:a:0", "default",
                                "-metadata:s:a:0", "language=jpn",
                                "-disposition:s:0", "0", "-metadata:s:s:0", "language=jpn",
                                "-disposition:v:1", "attached_pic",
                                "-threads", "1", "-fflags", "+bitexact",
                                "-movflags", "+faststart", "-f", "mp4", "file:" + FOLDER.resolve("tmp-product.video")),
                                // spotless:on
                        FOLDER,
                        Duration.ofMinutes(5),
                        List.of(FOLDER.resolve("tmp-product.video"))));
    }

    /** Which takes no subtitles; newer versions make the last packet longer with each copy. */
    @Test
    void aSoundAloneGetsTagsAndACover() {
        DressOrder order = Orders.product(PartForm.AAC, "5.1.2", FOLDER, true, Optional.of(PNG));

        assertThat(DressArguments.of(order).arguments())
                .containsExactly(
                        // spotless:off
                        "-v", "error", "-nostdin", "-y",
                        "-protocol_whitelist", "file", "-format_whitelist", "mov", "-codec_whitelist", "aac",
                        "-advanced_editlist", "0", "-sn", "-dn", "-vn", "-i", "file:" + FOLDER.resolve("source.mp4"),
                        "-protocol_whitelist", "file", "-format_whitelist", "ffmetadata",
                        "-f", "ffmetadata", "-i", "file:" + FOLDER.resolve("tags_f.txt"),
                        "-protocol_whitelist", "file", "-codec_whitelist", "png",
                        "-f", "png_pipe", "-i", "file:" + COVER,
                        "-map", "0:a:0", "-map", "2:v:0", "-c", "copy",
                        "-bsf:a", "setts=duration=min(DURATION\\,48000-PTS)",
                        "-map_metadata", "1", "-map_metadata:s", "-1", "-map_chapters", "1",
                        "-disposition:a:0", "default", "-metadata:s:a:0", "language=jpn",
                        "-disposition:v:0", "attached_pic",
                        "-threads", "1", "-fflags", "+bitexact",
                        "-movflags", "+faststart", "-f", "ipod", "file:" + FOLDER.resolve("tmp-product.aac"));
                        // spotless:on
    }

    @Test
    void theSoundOfBothIsHashedAndThePictureIfThereIsOne() {
        DressCheckOrder video = new DressCheckOrder(Orders.product(PartForm.VIDEO, "4.4.1", FOLDER));
        DressCheckOrder sound = new DressCheckOrder(Orders.product(PartForm.AAC, "5.1.2", FOLDER));

        assertThat(DressCheckArguments.of(video))
                .isEqualTo(new FfmpegCommand(
                        List.of(
                                // spotless:off
                                "-v", "error", "-nostdin", "-y",
                                "-protocol_whitelist", "file", "-format_whitelist", "mov", "-codec_whitelist", "aac",
                                "-advanced_editlist", "0", "-sn", "-dn",
                                "-i", "file:" + FOLDER.resolve("tmp-product.video"),
                                "-protocol_whitelist", "file", "-format_whitelist", "mov", "-codec_whitelist", "aac",
                                "-advanced_editlist", "0", "-sn", "-dn", "-i", "file:" + FOLDER.resolve("source.mp4"),
                                "-map", "0:a:0", "-map", "1:a:0", "-map", "0:v:0", "-map", "1:v:0",
                                "-c", "copy", "-f", "streamhash", "-hash", "sha256", "pipe:1",
                                "-nostats", "-progress", "pipe:1"),
                                // spotless:on
                        FOLDER,
                        Duration.ofMinutes(5),
                        List.of()));
        assertThat(DressCheckArguments.of(sound).arguments())
                .containsSequence("-map", "0:a:0", "-map", "1:a:0", "-c", "copy", "-f", "streamhash");
    }
}
