package org.stillcast.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.stillcast.project.SampleRate;
import org.stillcast.work.ChannelLayout;

import static org.assertj.core.api.Assertions.assertThat;

class HearArgumentsTest {
    @Test
    void aStrangersClipIsReadByTheSameRulesAsForItsSegment() {
        FfmpegCommand command = HearArguments.of(
                Path.of("/in/-x.mp3"), ChannelLayout.AS_IT_IS, new SampleRate(48_000), Duration.ofSeconds(9));

        assertThat(command.arguments())
                .containsExactly(
                        "-v",
                        "error",
                        "-nostdin",
                        "-y",
                        "-max_alloc",
                        "100663296",
                        "-filter_threads",
                        "1",
                        "-filter_complex_threads",
                        "1",
                        "-protocol_whitelist",
                        "file",
                        "-format_whitelist",
                        SegmentArguments.FORMATS,
                        "-codec_whitelist",
                        SegmentArguments.CODECS,
                        "-max_streams",
                        "16",
                        "-threads",
                        "1",
                        "-vn",
                        "-sn",
                        "-dn",
                        "-i",
                        "file:/in/-x.mp3",
                        "-map",
                        "0:a:0",
                        "-af",
                        "aselect=gte(sample_rate\\,1000),aresample=48000:internal_sample_fmt=fltp,"
                                + "aformat=sample_fmts=s16p:sample_rates=48000:channel_layouts=stereo|mono",
                        "-map_metadata",
                        "-1",
                        "-fflags",
                        "+bitexact",
                        "-t",
                        "86401",
                        "-f",
                        "au",
                        "pipe:1");
        assertThat(command.endsWithItsReader()).isTrue();
    }
}
