package org.stillcast.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.loudness.Levelling;
import org.stillcast.project.Clip;
import org.stillcast.project.SampleRate;
import org.stillcast.work.ChannelLayout;
import org.stillcast.work.Orders;
import org.stillcast.work.SegmentOrder;

import static org.assertj.core.api.Assertions.assertThat;

class LevelArgumentsTest {
    private static final Path SOURCE =
            Path.of("/temp/video_segments/jlpt/segment_17.snd").toAbsolutePath();
    private static final Path TEMPORARY =
            Path.of("/temp/video_segments/jlpt/segment_17.tmp-1").toAbsolutePath();

    @Test
    void aSegmentIsCopiedWithAnotherGain() {
        FfmpegCommand command =
                LevelArguments.of(segment(48_000), SOURCE, 143_811, new Levelling(-3.25, false, -16, 0));

        assertThat(command)
                .isEqualTo(new FfmpegCommand(
                        List.of(
                                // spotless:off
                                "-v", "error", "-nostdin", "-y",
                                "-filter_threads", "1", "-filter_complex_threads", "1",
                                "-protocol_whitelist", "file", "-format_whitelist", "mov",
                                "-codec_whitelist", "alac,h264",
                                "-probesize", "32", "-analyzeduration", "0", "-skip_frame:v", "all", "-threads", "1",
                                "-i", "file:" + SOURCE,
                                "-filter_complex", "[0:a:0]volume=-3.25dB:precision=float,aformat=sample_fmts=s16p,"
                                        + "asettb=1/48000,asetpts=N,asplit[segment][copy];"
                                        + "[copy]aformat=sample_fmts=s16:channel_layouts=stereo|mono[heard]",
                                "-map", "[segment]", "-map", "0:v:0?", "-c:v", "copy",
                                "-ar", "48000", "-c:a", "alac", "-compression_level", "0",
                                "-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact", "-f", "mp4",
                                "file:" + TEMPORARY,
                                "-map", "[heard]", "-fflags", "+bitexact", "-f", "au", "pipe:1"),
                                // spotless:on
                        Path.of("/temp/video_segments/jlpt").toAbsolutePath(),
                        Duration.ofSeconds(61),
                        List.of(TEMPORARY, Path.of("sketch_f.tmp-1"))));
    }

    /** The limiter is late by its attack of 961, 881 or 961 samples, less one, at 4, 4 or 2 times the rate. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            48000; 240; 192000; 5.007813
            44100; 220; 176400; 4.997166
            96000; 480; 192000; 5.007813
            """)
    void whatTheLimiterIsLateByIsTakenAway(int hertz, int late, int times, String attack) {
        assertThat(LevelArguments.filters(new Levelling(5, true, -16, 0), hertz, 1000))
                .isEqualTo("apad=pad_len=" + late + ",volume=5.00dB:precision=float,"
                        + "aresample=" + times + ":internal_sample_fmt=fltp,"
                        + "alimiter=limit=0.841395:attack=" + attack + ":release=50:level=0,"
                        + "aresample=" + hertz + ":internal_sample_fmt=fltp,aformat=sample_fmts=s16p,"
                        + "asettb=1/" + hertz + ",asetpts=N,"
                        + "atrim=start_sample=" + late + ":end_sample=" + (late + 1000) + ",asetpts=N");
    }

    private static SegmentOrder segment(int hertz) {
        return new SegmentOrder(
                16,
                new Clip("17", Path.of("17.wav"), "/clips/16"),
                Orders.rendering(new SampleRate(hertz)),
                "f",
                ChannelLayout.AS_IT_IS,
                Path.of("preview.mp4"),
                Path.of("segment_17.mp4"),
                TEMPORARY,
                Path.of("sketch_f"),
                Path.of("sketch_f.tmp-1"),
                Duration.ofSeconds(61));
    }
}
