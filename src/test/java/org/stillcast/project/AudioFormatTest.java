package org.stillcast.project;

import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AudioFormatTest {
    @ParameterizedTest
    @CsvSource({"1, 96", "2, 160"})
    void theNumberOfChannelsDecidesTheBitRate(int channels, int kbps) {
        AudioFormat audio = new AudioFormat(OptionalInt.empty(), new SampleRate(48_000), ChannelRule.AUTO);

        assertThat(audio.bitrateKbps(channels)).isEqualTo(kbps);
    }

    @Test
    void aBitRateThatIsAskedForHoldsForMonoAndStereo() {
        AudioFormat audio = new AudioFormat(OptionalInt.of(64), new SampleRate(48_000), ChannelRule.AUTO);

        assertThat(audio.bitrateKbps(1)).isEqualTo(64);
        assertThat(audio.bitrateKbps(2)).isEqualTo(64);
    }
}
