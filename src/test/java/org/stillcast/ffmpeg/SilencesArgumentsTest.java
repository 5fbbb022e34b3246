package org.stillcast.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.stillcast.project.SampleRate;
import org.stillcast.work.SilencesOrder;

import static org.assertj.core.api.Assertions.assertThat;

/** What it makes is heard in check/CutPartsTest. */
class SilencesArgumentsTest {
    private static final Path FOLDER = Path.of("/temp/video_segments/jlpt").toAbsolutePath();

    @Test
    void manySilencesAreMadeInOneCallInTheFormOfSegments() {
        FfmpegCommand command = SilencesArguments.of(
                new SilencesOrder(List.of(file(441), file(44_100)), "4.4.1", new SampleRate(44_100), 2));

        assertThat(command)
                .isEqualTo(new FfmpegCommand(
                        List.of(
                                // spotless:off
                                "-v", "error", "-nostdin", "-y", "-filter_threads", "1", "-filter_complex_threads", "1",
                                "-filter_complex",
                                "anullsrc=r=44100:cl=stereo:n=4096,aformat=sample_fmts=s16p,asettb=1/44100"
                                        + ",atrim=end_sample=441[s0];"
                                        + "anullsrc=r=44100:cl=stereo:n=4096,aformat=sample_fmts=s16p,asettb=1/44100"
                                        + ",atrim=end_sample=44100[s1]",
                                "-map", "[s0]", "-c:a", "alac", "-compression_level", "0",
                                "-map_metadata", "-1", "-fflags", "+bitexact", "-threads", "1",
                                "-f", "mp4", "file:" + FOLDER.resolve("silence_441.tmp"),
                                "-map", "[s1]", "-c:a", "alac", "-compression_level", "0",
                                "-map_metadata", "-1", "-fflags", "+bitexact", "-threads", "1",
                                "-f", "mp4", "file:" + FOLDER.resolve("silence_44100.tmp")),
                                // spotless:on
                        FOLDER,
                        Duration.ofMinutes(2),
                        List.of(FOLDER.resolve("silence_441.tmp"), FOLDER.resolve("silence_44100.tmp"))));
    }

    @Test
    void ofOneChannelItIsMono() {
        assertThat(SilencesArguments.of(new SilencesOrder(List.of(file(1)), "5.1", new SampleRate(16_000), 1))
                        .arguments())
                .containsSequence(
                        "-filter_complex",
                        "anullsrc=r=16000:cl=mono:n=4096,aformat=sample_fmts=s16p,asettb=1/16000,atrim=end_sample=1[s0]");
    }

    private static SilencesOrder.SilenceFile file(long samples) {
        return new SilencesOrder.SilenceFile(
                samples,
                FOLDER.resolve("silence_%d.mp4".formatted(samples)),
                FOLDER.resolve("silence_%d.tmp".formatted(samples)));
    }
}
