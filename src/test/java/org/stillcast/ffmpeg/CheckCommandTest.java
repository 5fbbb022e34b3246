package org.stillcast.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.stillcast.format.AudioFormat;
import org.stillcast.format.ChannelRule;
import org.stillcast.format.Fit;
import org.stillcast.format.VideoFormat;
import org.stillcast.plan.Part;
import org.stillcast.plan.RenderedSegment;
import org.stillcast.timeline.SampleRate;

import static org.assertj.core.api.Assertions.assertThat;

class CheckCommandTest {
    private static final Path TEMPORARY =
            Path.of("/outbox/.staging-jlpt/jlpt_part002.tmp-1").toAbsolutePath();

    @Test
    void theSoundOfThePartIsDecodedToTheStandardOutput() {
        Part part = new Part(
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

        assertThat(CheckCommand.of(part))
                .isEqualTo(new Command(
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
