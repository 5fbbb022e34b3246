package org.stillcast.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.stillcast.project.AudioFormat;
import org.stillcast.project.ChannelRule;
import org.stillcast.project.Fit;
import org.stillcast.project.SampleRate;
import org.stillcast.project.VideoFormat;
import org.stillcast.timeline.RenderedSegment;
import org.stillcast.work.JoinOrder;

import static org.assertj.core.api.Assertions.assertThat;

class CheckArgumentsTest {
    private static final Path TEMPORARY =
            Path.of("/outbox/.staging-jlpt/jlpt_part002.tmp-1").toAbsolutePath();

    @Test
    void theSoundOfThePartIsDecodedToTheStandardOutput() {
        JoinOrder part = new JoinOrder(
                2,
                21,
                List.of(new RenderedSegment(0, "16", "f", 96_000, 2, Optional.empty())),
                96_000,
                50,
                new VideoFormat(1920, 1080, 25, 34, Fit.CONTAIN, "#000000"),
                new AudioFormat(OptionalInt.empty(), new SampleRate(48_000), ChannelRule.AUTO),
                2,
                Path.of("/temp/video_segments/jlpt/still_1f.mp4"),
                "jlpt_part002.mp4",
                Path.of("/outbox/.staging-jlpt/jlpt_part002.mp4"),
                TEMPORARY,
                "f",
                Duration.ofMinutes(5));

        assertThat(CheckArguments.of(part))
                .isEqualTo(new FfmpegCommand(
                        List.of(
                                // spotless:off
                                "-v", "error", "-nostdin", "-y",
                                "-protocol_whitelist", "file", "-format_whitelist", "mov", "-codec_whitelist", "aac",
                                "-vn", "-threads", "1", "-i", "file:" + TEMPORARY,
                                "-map", "0:a:0", "-af", "asetnsamples=8192:p=0",
                                "-map_metadata", "-1", "-fflags", "+bitexact", "-f", "au", "pipe:1"),
                                // spotless:on
                        Path.of("/outbox/.staging-jlpt").toAbsolutePath(),
                        Duration.ofMinutes(5)));
    }
}
