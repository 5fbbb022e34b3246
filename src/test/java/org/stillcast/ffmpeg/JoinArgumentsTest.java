package org.stillcast.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.project.AudioFormat;
import org.stillcast.project.ChannelRule;
import org.stillcast.project.Fit;
import org.stillcast.project.SampleRate;
import org.stillcast.project.VideoFormat;
import org.stillcast.timeline.RenderedSegment;
import org.stillcast.work.JoinOrder;

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
                                "-v", "error", "-nostdin", "-y",
                                "-protocol_whitelist", "file", "-format_whitelist", "concat,mov",
                                "-codec_whitelist", "alac",
                                "-f", "concat", "-safe", "1", "-i", "part002_video.ffconcat",
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

    private static JoinOrder part(int number, String clipId, int channels, OptionalInt kbps) {
        return new JoinOrder(
                number,
                21,
                List.of(
                        new RenderedSegment(0, "16", "f", 48_000, channels, Optional.empty()),
                        new RenderedSegment(1, clipId, "f", 48_000, channels, Optional.empty())),
                96_000,
                50,
                new VideoFormat(1920, 1080, 25, 34, Fit.CONTAIN, "#000000"),
                new AudioFormat(kbps, new SampleRate(48_000), ChannelRule.AUTO),
                channels,
                FOLDER.resolve("still_1f.mp4"),
                "jlpt_part002.mp4",
                Path.of("/outbox/.staging-jlpt/jlpt_part002.mp4"),
                TEMPORARY,
                "f",
                Duration.ofMinutes(5));
    }
}
