package org.stillcast.loudness;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The signals of EBU Tech 3341, but for those that are recorded, or have more than two channels. */
class LoudnessMeterTest {
    @ParameterizedTest(name = "case {0}")
    @CsvSource(delimiter = ';', textBlock = """
            1; -23 20;                                   -23
            2; -33 20;                                   -33
            3; -36 10, -23 60, -36 10;                   -23
            4; -72 10, -36 10, -23 60, -36 10, -72 10;   -23
            5; -26 20, -20 20.1, -26 20;                 -23
            """)
    void loudnessIsThatOfTheStandardsSignals(String number, String stretches, double lufs) {
        Signals signals = new Signals(2);
        for (String stretch : stretches.split(",", -1)) {
            String[] words = stretch.strip().split(" ", -1);
            signals.sine(1000, Double.parseDouble(words[0]), Double.parseDouble(words[1]));
        }

        assertThat(signals.measured().loudness().lufs()).isCloseTo(lufs, within(0.1));
    }

    @ParameterizedTest(name = "case {0}")
    @CsvSource({
        "15, 4, 0.50, 0, -6.0",
        "16, 4, 0.50, 45, -6.0",
        "17, 6, 0.50, 60, -6.0",
        "18, 8, 0.50, 67.5, -6.0",
        "19, 4, 1.41, 45, 3.0"
    })
    void truePeakIsThatOfTheStandardsSignals(String number, int ofRate, double level, double degrees, double dbtp) {
        double dbfs = 20 * Math.log10(level);

        Loudness loudness = new Signals(1)
                .silence(0.5)
                .swell((double) Signals.RATE / ofRate, dbfs, degrees, 1)
                .silence(0.5)
                .measured()
                .loudness();

        assertThat(loudness.truePeak()).isBetween(dbtp - 0.4, dbtp + 0.2);
    }

    /** That of a clip that begins or ends within a wave is one, too. */
    @Test
    void theFirstAndTheLastSampleCount() {
        short[] values = new short[5000];
        values[0] = 16_384;
        short[] turned = new short[5000];
        turned[4999] = Short.MIN_VALUE;

        assertThat(Signals.measured(values, 1).loudness().truePeak()).isCloseTo(-6.02, within(0.01));
        assertThat(Signals.measured(turned, 1).loudness().truePeak()).isCloseTo(0, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({"8000", "11025", "22050", "44100", "96000", "192000"})
    void theRateMakesNoDifference(int rateHz) {
        short[] values = new short[5 * rateHz];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) Math.rint(3276.8 * Math.sin(2 * Math.PI * 997 * i / rateHz));
        }
        LoudnessMeter meter = new LoudnessMeter(rateHz, 1);

        meter.add(values, values.length);

        // at 8 kHz the shelf of the bilinear transform is some hundredths of a decibel off
        assertThat(meter.end().loudness().lufs()).isCloseTo(-23.0, within(0.1));
    }

    @Test
    void monoIsThreeLuLessThanTheSameOnBothSides() {
        Loudness mono = new Signals(1).sine(1000, -20, 5).measured().loudness();
        Loudness stereo = new Signals(2).sine(1000, -20, 5).measured().loudness();

        assertThat(stereo.lufs() - mono.lufs()).isCloseTo(3.01, within(0.01));
        assertThat(stereo.truePeak()).isCloseTo(mono.truePeak(), within(0.001));
    }

    /** What is around a word is not to make it louder or quieter; gating alone would. */
    @ParameterizedTest
    @CsvSource({"0.25", "0.5", "1", "2"})
    void silenceAroundAShortClipMakesNoDifference(double seconds) {
        double bare = new Signals(1)
                .syllables(0.3, 0.1, seconds)
                .measured()
                .loudness()
                .lufs();
        double padded = new Signals(1)
                .silence(0.4)
                .syllables(0.3, 0.1, seconds)
                .silence(0.5)
                .measured()
                .loudness()
                .lufs();

        assertThat(padded).isCloseTo(bare, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({"0.25", "0.5", "1", "2", "2.9"})
    void aShortClipIsAboutAsLoudAsALongOneOfTheSameVoice(double seconds) {
        double whole =
                new Signals(1).syllables(0.3, 0.1, 12).measured().loudness().lufs();

        double piece = new Signals(1)
                .syllables(0.3, 0.1, seconds)
                .measured()
                .loudness()
                .lufs();

        assertThat(piece).isCloseTo(whole, within(1.0));
    }

    @Test
    void silenceHasNoLoudnessAndNoPeak() {
        Loudness nothing = new Loudness(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);

        assertThat(IntStream.of(0, 1, 5)
                        .mapToObj(seconds ->
                                new Signals(2).silence(seconds).measured().loudness()))
                .containsOnly(nothing);
    }
}
