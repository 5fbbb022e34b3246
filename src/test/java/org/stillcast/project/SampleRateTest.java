package org.stillcast.project;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SampleRateTest {
    @ParameterizedTest
    @CsvSource({
        "48000, PT10M,          28800000",
        "44100, PT0.5S,            22050",
        "22050, PT0.001S,             22",
        "48000, PT0.000020833S,        0",
        "48000, PT0.000020834S,        1",
        "48000, PT0S,                  0",
        "44100, PT0.999999999S,    44099"
    })
    void onlyWholeSamplesFitIntoADuration(int hertz, Duration duration, long samples) {
        assertThat(new SampleRate(hertz).samplesIn(duration)).isEqualTo(samples);
    }

    @ParameterizedTest
    @CsvSource({
        "44100, 0.5,         22050",
        "22050, 0.01,          221",
        "22050, 0.03,          662",
        "48000, 0.00001,         0",
        "48000, 0.0000104167,    1",
        "48000, 1E+3,     48000000"
    })
    void secondsAreSoManySamplesToTheNearest(int hertz, BigDecimal seconds, long samples) {
        assertThat(new SampleRate(hertz).samplesIn(seconds)).isEqualTo(samples);
    }

    @ParameterizedTest
    @CsvSource({
        "48000,              0,             0,             0",
        "48000,             23,             0,             0",
        "48000,             24,             1,             0",
        "48000,             48,             1,             1",
        "44100,             44,             1,             0",
        "44100,             45,             1,             1",
        "22050,             11,             0,             0",
        "22050,          22049,          1000,           999",
        "48000,            -24,             0,            -1",
        "48000,            -25,            -1,            -1",
        "44100, 19999999999999, 453514739229,  453514739229"
    })
    void aPlaceIsNearToAMillisecondAndBehindOne(int hertz, long samples, long nearest, long before) {
        assertThat(new SampleRate(hertz).nearestMillis(samples)).isEqualTo(nearest);
        assertThat(new SampleRate(hertz).millisBefore(samples)).isEqualTo(before);
    }

    @Test
    void oneSampleMoreThanFitsIsTooLong() {
        Random random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            int hertz = 1 + random.nextInt(48_000);
            long nanos = random.nextInt(1_000_000_000) * 1_000L + random.nextInt(1_000);
            long samples = new SampleRate(hertz).samplesIn(Duration.ofNanos(nanos));

            assertThat(samples * 1_000_000_000).isLessThanOrEqualTo(nanos * hertz);
            assertThat((samples + 1) * 1_000_000_000).isGreaterThan(nanos * hertz);
        }
    }

    @Test
    void moreSamplesThanCanBeCountedThrow() {
        SampleRate rate = new SampleRate(48_000);
        Duration forever = Duration.ofSeconds(Long.MAX_VALUE);

        assertThatThrownBy(() -> rate.samplesIn(forever)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "48000,              0, 6, 0.000000",
        "48000,         202176, 6, 4.212000",
        "48000,              1, 9, 0.000020833",
        "16000,              1, 6, 0.000063",
        "25,               249, 6, 9.960000",
        "44100,          22050, 0, 1",
        "48000, 48000000000000, 3, 1000000000.000",
        "48000,              1, 3, 0.000"
    })
    void secondsAreRoundedHalfUpAndHaveNoExponent(int hertz, long samples, int decimals, String seconds) {
        assertThat(new SampleRate(hertz).seconds(samples, decimals).toPlainString())
                .isEqualTo(seconds);
    }

    @Test
    void nineDecimalsAreEnoughToFindTheSampleAgain() {
        Random random = new Random(4);
        for (int i = 0; i < 10_000; i++) {
            SampleRate rate = new SampleRate(1 + random.nextInt(192_000));
            long samples = random.nextInt(Integer.MAX_VALUE);
            BigDecimal seconds = rate.seconds(samples, 9);

            BigDecimal found =
                    seconds.multiply(BigDecimal.valueOf(rate.hertz())).setScale(0, RoundingMode.HALF_UP);
            assertThat(found.longValueExact()).isEqualTo(samples);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -48000})
    void thereIsNoSoundWithoutSamples(int hertz) {
        assertThatThrownBy(() -> new SampleRate(hertz))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sample rate must be > 0 Hz, was " + hertz);
    }
}
