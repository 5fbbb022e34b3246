package org.stillcast.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.project.Clip;
import org.stillcast.project.SampleRate;
import org.stillcast.work.ChannelLayout;
import org.stillcast.work.Orders;
import org.stillcast.work.SegmentOrder;

import static org.assertj.core.api.Assertions.assertThat;

class SegmentArgumentsTest {
    private static final Path STILL =
            Path.of("/temp/video_segments/jlpt/preview_1f.mp4").toAbsolutePath();
    private static final Path AUDIO = Path.of("/inbox/-i %d.wav").toAbsolutePath();
    private static final Path TARGET =
            Path.of("/temp/video_segments/jlpt/segment_17.mp4").toAbsolutePath();
    private static final Path TEMPORARY =
            Path.of("/temp/video_segments/jlpt/segment_17.tmp-1").toAbsolutePath();

    @Test
    void aClipIsRenderedLosslesslyOverACopiedPicture() {
        FfmpegCommand command = SegmentArguments.of(segment(ChannelLayout.AS_IT_IS, 48_000));

        assertThat(command)
                .isEqualTo(new FfmpegCommand(
                        List.of(
                                // spotless:off
                                "-v", "error", "-nostdin", "-y", "-max_alloc", "100663296",
                                "-filter_threads", "1", "-filter_complex_threads", "1",
                                "-probesize", "32", "-analyzeduration", "0", "-skip_frame", "all", "-stream_loop", "-1",
                                "-thread_queue_size", "0", "-i", "file:" + STILL, "-thread_queue_size", "0",
                                "-protocol_whitelist", "file",
                                "-format_whitelist",
                                "wav,w64,aiff,au,caf,mp3,aac,flac,ogg,mov,matroska,ac3,eac3,amr,asf",
                                "-codec_whitelist",
                                "pcm_u8,pcm_s8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,"
                                        + "pcm_f32le,pcm_f32be,pcm_f64le,pcm_f64be,pcm_alaw,pcm_mulaw,"
                                        + "adpcm_ima_wav,adpcm_ms,gsm,gsm_ms,libgsm,libgsm_ms,"
                                        + "mp3,mp3float,mp2,mp2float,aac,vorbis,libvorbis,opus,libopus,flac,alac,"
                                        + "speex,libspeex,ac3,eac3,amrnb,amrwb,libopencore_amrnb,libopencore_amrwb,"
                                        + "wmav1,wmav2",
                                "-max_streams", "16", "-threads", "1", "-vn", "-sn", "-dn", "-reinit_filter", "0",
                                "-i", "file:" + AUDIO,
                                "-filter_complex", "[1:a:0]aselect=gte(sample_rate\\,1000),aresample=48000:internal_sample_fmt=fltp,"
                                        + "aformat=sample_fmts=s16p:sample_rates=48000:channel_layouts=stereo|mono,"
                                        + "asettb=1/48000,asetpts=N,asplit[segment][copy];"
                                        + "[copy]aformat=sample_fmts=s16:channel_layouts=stereo|mono[heard]",
                                "-map", "[segment]", "-map", "0:v:0", "-c:v", "copy",
                                "-ar", "48000", "-c:a", "alac", "-compression_level", "0",
                                "-map_metadata", "-1", "-map_chapters", "-1", "-shortest", "-fflags", "+bitexact",
                                "-t", "86401", "-f", "mp4", "file:" + TEMPORARY,
                                "-map", "[heard]", "-fflags", "+bitexact", "-t", "86401", "-f", "au", "pipe:1"),
                                // spotless:on
                        Path.of("/temp/video_segments/jlpt").toAbsolutePath(),
                        Duration.ofSeconds(61),
                        List.of(TEMPORARY, Path.of("sketch_f.tmp-1"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    AS_IT_IS; 44100; aselect=gte(sample_rate\\,1000),aresample=44100:internal_sample_fmt=fltp,aformat=sample_fmts=s16p:sample_rates=44100:channel_layouts=stereo|mono,asettb=1/44100,asetpts=N
                    MONO;     48000; aselect=gte(sample_rate\\,1000),aresample=48000:internal_sample_fmt=fltp,aformat=sample_fmts=s16p:sample_rates=48000:channel_layouts=mono,asettb=1/48000,asetpts=N
                    STEREO;   48000; aselect=gte(sample_rate\\,1000),aresample=48000:internal_sample_fmt=fltp,aformat=sample_fmts=s16p:sample_rates=48000:channel_layouts=stereo|mono,pan=stereo|FL=FC+FL|FR=FC+FR,asettb=1/48000,asetpts=N
                    """)
    void theLayoutDecidesTheFilters(ChannelLayout layout, int hertz, String filters) {
        List<String> arguments = SegmentArguments.of(segment(layout, hertz)).arguments();

        assertThat(arguments)
                .containsSequence(
                        "-filter_complex",
                        "[1:a:0]" + filters
                                + ",asplit[segment][copy];[copy]aformat=sample_fmts=s16:channel_layouts=stereo|mono[heard]")
                .containsSequence("-ar", String.valueOf(hertz));
    }

    @Test
    void aClipOfMoreThanADayIsRefusedNotCut() {
        SegmentOrder segment = segment(ChannelLayout.MONO, 44_100);

        assertThat(SegmentArguments.lengthFault(segment, 86_400L * 44_100)).isEmpty();
        assertThat(SegmentArguments.lengthFault(segment, 86_400L * 44_100 + 1))
                .contains("is longer than 24 hours, the most that a clip may have");
    }

    private static SegmentOrder segment(ChannelLayout layout, int hertz) {
        return new SegmentOrder(
                16,
                new Clip("17", AUDIO, "/clips/16"),
                Orders.rendering(new SampleRate(hertz)),
                "f",
                layout,
                STILL,
                TARGET,
                TEMPORARY,
                Path.of("sketch_f"),
                Path.of("sketch_f.tmp-1"),
                Duration.ofSeconds(61));
    }
}
