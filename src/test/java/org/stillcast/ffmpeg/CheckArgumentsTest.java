package org.stillcast.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.stillcast.project.SampleRate;
import org.stillcast.work.CheckOrder;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.Orders;

import static org.assertj.core.api.Assertions.assertThat;

class CheckArgumentsTest {
    private static final Path TEMPORARY =
            Path.of("/outbox/.staging-jlpt/jlpt_part002.tmp-1").toAbsolutePath();

    @Test
    void theSoundOfThePartIsDecodedToTheStandardOutput() {
        JoinOrder part = part().order();

        assertThat(CheckArguments.of(new CheckOrder(part)))
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

    @Test
    void aSoundThatWasCopiedIsHeldAgainstTheOneThatItWasCopiedFrom() {
        Path earlier = Path.of("/outbox/jlpt/jlpt_part007.mp4").toAbsolutePath();
        JoinOrder part = part().soundOf(earlier).order();

        assertThat(CheckArguments.of(new CheckOrder(part)))
                .isEqualTo(new FfmpegCommand(
                        List.of(
                                // spotless:off
                                "-v", "error", "-nostdin", "-y",
                                "-protocol_whitelist", "file", "-format_whitelist", "mov", "-codec_whitelist", "aac",
                                "-vn", "-i", "file:" + TEMPORARY,
                                "-protocol_whitelist", "file", "-format_whitelist", "mov", "-codec_whitelist", "aac",
                                "-vn", "-i", "file:" + earlier,
                                "-map", "0:a:0", "-map", "1:a:0", "-c", "copy",
                                "-f", "streamhash", "-hash", "sha256", "pipe:1",
                                "-nostats", "-progress", "pipe:1"),
                                // spotless:on
                        Path.of("/outbox/.staging-jlpt").toAbsolutePath(),
                        Duration.ofMinutes(5)));
    }

    private static Orders.Part part() {
        return Orders.part(List.of(Orders.piece(0, "16", 96_000, 2)))
                .number(2, 21)
                .audio(new SampleRate(48_000), 2, 160)
                .files(Path.of("/outbox/.staging-jlpt/jlpt_part002.mp4"), TEMPORARY);
    }
}
