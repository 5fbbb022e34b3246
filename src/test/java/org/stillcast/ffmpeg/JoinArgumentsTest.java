package org.stillcast.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.project.AudioFormat;
import org.stillcast.project.ChannelRule;
import org.stillcast.project.SampleRate;
import org.stillcast.timeline.Take;
import org.stillcast.work.ClipPiece;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.Orders;
import org.stillcast.work.PartForm;
import org.stillcast.work.SilencePiece;
import org.stillcast.work.SoundPiece;

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

    @Test
    void soundAloneIsAacOrMp3() {
        assertThat(List.of(
                        JoinArguments.of(sound(PartForm.AAC).order()).arguments(),
                        JoinArguments.of(sound(PartForm.MP3).order()).arguments()))
                .containsExactly(
                        List.of(
                                // spotless:off
                                "-v", "error", "-nostdin", "-y",
                                "-filter_threads", "1", "-filter_complex_threads", "1", "-thread_queue_size", "0",
                                "-protocol_whitelist", "file", "-format_whitelist", "concat,mov",
                                "-codec_whitelist", "alac",
                                "-f", "concat", "-safe", "1", "-i", "part002_aac_audio.ffconcat",
                                "-map", "0:a:0", "-af", "asettb=1/48000,asetpts=N",
                                "-c:a", "aac", "-aac_coder", "fast", "-b:a", "64k",
                                "-threads", "1", "-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact",
                                "-movflags", "+faststart", "-f", "ipod", "file:" + TEMPORARY),
                                // spotless:on
                        List.of(
                                // spotless:off
                                "-v", "error", "-nostdin", "-y",
                                "-filter_threads", "1", "-filter_complex_threads", "1", "-thread_queue_size", "0",
                                "-protocol_whitelist", "file", "-format_whitelist", "concat,mov",
                                "-codec_whitelist", "alac",
                                "-f", "concat", "-safe", "1", "-i", "part002_mp3_audio.ffconcat",
                                "-map", "0:a:0", "-af", "asettb=1/48000,asetpts=N",
                                "-c:a", "libmp3lame", "-b:a", "64k", "-compression_level", "7",
                                "-write_id3v1", "0", "-id3v2_version", "0",
                                "-threads", "1", "-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact",
                                "-f", "mp3", "file:" + TEMPORARY));
                                // spotless:on
    }

    @Test
    void theSoundOfAVideoIsCopiedIntoASoundAlone() {
        Path earlier = Path.of("/outbox/jlpt/jlpt_part007.mp4").toAbsolutePath();

        assertThat(JoinArguments.of(sound(PartForm.AAC)
                                .ffmpegVersion("5.1.2")
                                .soundOf(earlier)
                                .order())
                        .arguments())
                .containsExactly(
                        // spotless:off
                        "-v", "error", "-nostdin", "-y",
                        "-protocol_whitelist", "file", "-format_whitelist", "mov", "-codec_whitelist", "aac",
                        "-advanced_editlist", "0", "-vn", "-i", "file:" + earlier,
                        "-map", "0:a:0", "-c", "copy", "-bsf:a", "setts=duration=min(DURATION\\,96000-PTS)",
                        "-threads", "1", "-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact",
                        "-movflags", "+faststart", "-f", "ipod", "file:" + TEMPORARY);
                        // spotless:on
    }

    /** Of segments of a second: what is skipped of the first, and how far it goes; silences beside a cut come after. */
    @ParameterizedTest
    @CsvSource({
        "0,     48000, 0,   0,   ''",
        "1000,  48000, 0,   0,   ',atrim=start_sample=1000:end_sample=96000,asetpts=N'",
        "0,     40000, 0,   0,   ',atrim=start_sample=0:end_sample=88000,asetpts=N'",
        "1000,  40000, 0,   0,   ',atrim=start_sample=1000:end_sample=88000,asetpts=N'",
        "0,     48000, 700, 800, ''",
        "1000,  48000, 700, 800, ',atrim=start_sample=1000:end_sample=96800,asetpts=N,adelay=delays=700S:all=1'",
        "0,     40000, 700, 800, ',atrim=start_sample=0:end_sample=88700,asetpts=N,apad=pad_len=800'",
        "1000,  40000, 700, 800, ',atrim=start_sample=1000:end_sample=88000,asetpts=N,adelay=delays=700S:all=1,apad=pad_len=800'"
    })
    void aClipIsCutByAFilter(long from, long to, long lead, long tail, String cut) {
        Take take = new Take("f", 48_000, 1, Optional.empty());
        List<SoundPiece> pieces = new ArrayList<>(
                List.of(new ClipPiece(0, "1", take, 1, from, 48_000 - from), new ClipPiece(1, "2", take, 1, 0, to)));
        if (lead > 0) {
            pieces.add(0, new SilencePiece(0, "1", lead, 1, new SampleRate(48_000)));
            pieces.add(new SilencePiece(1, "2", tail, 1, new SampleRate(48_000)));
        }

        assertThat(JoinArguments.of(Orders.part(pieces).order()).arguments())
                .containsSequence("-af", "asettb=1/48000,asetpts=N" + cut);
    }

    private static Orders.Part sound(PartForm form) {
        return unfinished(2, "17", 1, OptionalInt.of(64)).form(form);
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
