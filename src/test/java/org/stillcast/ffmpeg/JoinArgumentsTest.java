package org.stillcast.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.project.AudioFormat;
import org.stillcast.project.ChannelRule;
import org.stillcast.project.SampleRate;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.Orders;

import static org.assertj.core.api.Assertions.assertThat;

class JoinArgumentsTest {
    private static final Path FOLDER = Path.of("/temp/video_segments/jlpt").toAbsolutePath();
    private static final Path TEMPORARY =
            Path.of("/outbox/.staging-jlpt/jlpt_part002.tmp-1").toAbsolutePath();

    @Test
    void soundIsEncodedOnceOverACopiedPicture() {
        FfmpegCommand command = JoinArguments.of(part(2, "17", 1, OptionalInt.empty()));

        assertThat(command)
                .isEqualTo(new FfmpegCommand(
                        List.of(
                                // spotless:off
                                "-v", "error", "-nostdin", "-y", "-thread_queue_size", "0",
                                "-protocol_whitelist", "file", "-format_whitelist", "concat,mov",
                                "-codec_whitelist", "alac",
                                "-f", "concat", "-safe", "1", "-i", "part002_video.ffconcat",
                                "-filter_threads", "1", "-filter_complex_threads", "1", "-thread_queue_size", "0",
                                "-protocol_whitelist", "file", "-format_whitelist", "concat,mov",
                                "-codec_whitelist", "alac",
                                "-f", "concat", "-safe", "1", "-i", "part002_audio.ffconcat",
                                "-map", "0:v:0", "-map", "1:a:0", "-c:v", "copy", "-af", "asettb=1/48000,asetpts=N",
                                "-c:a", "aac", "-aac_coder", "fast", "-b:a", "96k",
                                "-threads", "1", "-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact",
                                "-movflags", "+faststart",
                                "-f", "mp4", "file:" + TEMPORARY),
                                // spotless:on
                        FOLDER,
                        Duration.ofMinutes(5),
                        List.of(TEMPORARY)));
    }

    @Test
    void safeModeIsOffForBothListsWhereAnIdIsInAnotherScript() {
        List<String> arguments =
                JoinArguments.of(part(1, "食べる", 1, OptionalInt.empty())).arguments();

        assertThat(arguments)
                .containsSubsequence(
                        "-safe", "0", "-i", "part001_video.ffconcat", "-safe", "0", "-i", "part001_audio.ffconcat")
                .doesNotContainSequence("-safe", "1");
    }

    @ParameterizedTest
    @CsvSource({"1, , 96k", "2, , 160k", "1, 64, 64k", "2, 64, 64k"})
    void theBitRateIsTheManifestsOrThatOfTheChannels(int channels, Integer kbps, String bitrate) {
        OptionalInt wanted = kbps == null ? OptionalInt.empty() : OptionalInt.of(kbps);

        assertThat(JoinArguments.of(part(1, "17", channels, wanted)).arguments())
                .containsSequence("-b:a", bitrate);
    }

    @Test
    void theSoundOfAnEarlierPartIsCopied() {
        Path earlier = Path.of("/outbox/jlpt/jlpt_part007.mp4").toAbsolutePath();

        assertThat(JoinArguments.of(unfinished(2, "17", 1, OptionalInt.empty())
                        .soundOf(earlier)
                        .order()))
                .isEqualTo(new FfmpegCommand(
                        List.of(
                                // spotless:off
                                "-v", "error", "-nostdin", "-y", "-thread_queue_size", "0",
                                "-protocol_whitelist", "file", "-format_whitelist", "concat,mov",
                                "-codec_whitelist", "alac",
                                "-f", "concat", "-safe", "1", "-i", "part002_video.ffconcat",
                                "-thread_queue_size", "0",
                                "-protocol_whitelist", "file", "-format_whitelist", "mov", "-codec_whitelist", "aac",
                                "-advanced_editlist", "0", "-vn", "-i", "file:" + earlier,
                                "-map", "0:v:0", "-map", "1:a:0", "-c", "copy",
                                "-threads", "1", "-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact",
                                "-movflags", "+faststart",
                                "-f", "mp4", "file:" + TEMPORARY),
                                // spotless:on
                        FOLDER,
                        Duration.ofMinutes(5),
                        List.of(TEMPORARY)));
    }

    /** Others begin threads of their own, and 7 would wait for ever. */
    @Test
    void onlyVersion4IsToldToReadOnOneThread() {
        JoinOrder part =
                unfinished(2, "17", 1, OptionalInt.empty()).ffmpegVersion("5.1").order();

        assertThat(JoinArguments.of(part).arguments()).doesNotContain("-thread_queue_size");
    }

    private static JoinOrder part(int number, String clipId, int channels, OptionalInt kbps) {
        return unfinished(number, clipId, channels, kbps).order();
    }

    private static Orders.Part unfinished(int number, String clipId, int channels, OptionalInt kbps) {
        AudioFormat audio = new AudioFormat(kbps, new SampleRate(48_000), ChannelRule.AUTO);
        return Orders.part(List.of(Orders.piece(0, "16", 48_000, channels), Orders.piece(1, clipId, 48_000, channels)))
                .number(number, 21)
                .audio(audio.sampleRate(), channels, audio.bitrateKbps(channels))
                .folder(FOLDER)
                .files(Path.of("/outbox/.staging-jlpt/jlpt_part002.mp4"), TEMPORARY);
    }
}
