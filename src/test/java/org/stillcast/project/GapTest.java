package org.stillcast.project;

import java.math.BigDecimal;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GapTest {
    /** As they stand in a manifest, whose numbers come as JSON writes them. */
    @ParameterizedTest
    @CsvSource({
        "0,       0,        false",
        "1,       1,        false",
        "0.5,     0.5,      false",
        "1.5E+1,  15,       false",
        "5e-1,    0.5,      false",
        "500ms,   0.5,      false",
        "1m30s,   90,       false",
        "0.0001s, 0.0001,   false",
        "1x,      1,        true",
        "1.25x,   1.25,     true",
        "0x,      0,        true"
    })
    void aGapIsATimeOrAMultiple(String text, BigDecimal value, boolean timesTheClip) {
        Gap gap = Gap.parse(text);

        assertThat(gap.value()).isEqualByComparingTo(value);
        assertThat(gap.timesTheClip()).isEqualTo(timesTheClip);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1.5 x", "-1", "-1x", "1X", "one", "5 parsecs", "1..5", "2xx"})
    void anythingElseIsNone(String text) {
        assertThatThrownBy(() -> Gap.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        // a time, to the nearest sample
        "0.5,      44100, 1,     22050",
        "0.5,      22050, 1,     11025",
        "0.00001,  44100, 1,     0",
        "0.000012, 44100, 1,     1",
        "0.33333,  22050, 1,     7350",
        // a multiple, to the nearest hundredth of a second first
        "1x,       44100, 44100, 44100",
        "1x,       44100, 44320, 44100",
        "1x,       44100, 44321, 44541",
        "1.5x,     44100, 44100, 66150",
        "1x,       22050, 22050, 22050",
        "1x,       22050, 110,   0",
        "1x,       22050, 111,   221",
        "1x,       22050, 331,   441",
        "0.1x,     48000, 48000, 4800",
        "0x,       48000, 48000, 0",
        "1000x,    48000, 48000, 48000000"
    })
    void samplesAreTheNearest(String text, int hertz, long clipSamples, long samples) {
        assertThat(Gap.parse(text).samples(clipSamples, new SampleRate(hertz))).isEqualTo(samples);
    }

    /** Which is what the files of silence are made for. */
    @ParameterizedTest
    @ValueSource(ints = {16_000, 22_050, 24_000, 32_000, 44_100, 48_000})
    void aMultipleIsSomeHundredthsOfASecondAndNearToWhatIsSaid(int hertz) {
        SampleRate rate = new SampleRate(hertz);
        Random random = new Random(hertz);
        for (int i = 0; i < 2_000; i++) {
            long clip = 1 + random.nextLong(20L * hertz);
            BigDecimal times = BigDecimal.valueOf(random.nextInt(5_000), 3);

            long samples = new Gap(times, true).samples(clip, rate);

            long count = Math.round(100.0 * samples / hertz);
            assertThat(samples).isEqualTo(Gap.hundredths(count).samples(1, rate));
            assertThat(Math.abs(samples - times.doubleValue() * clip)).isLessThanOrEqualTo(hertz / 200.0 + 1);
        }
    }

    @Test
    void aGapIsNotNegative() {
        assertThatThrownBy(() -> new Gap(BigDecimal.valueOf(-1), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a gap must be >= 0, was -1");
    }
}
