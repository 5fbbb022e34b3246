package org.stillcast.loudness;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LevellingTest {
    /** Peaks in one tenth of the hops; the others are far below. */
    @ParameterizedTest(name = "{0} LUFS with peaks of {1} to {2}")
    @CsvSource(delimiter = ';', textBlock = """
            # LUFS; peak;  target; gain;   limited; missing
            -23;    -12;   -16;      7;    false;   0
            -23;    -8.5;  -16;      7;    false;   0
            -23;    -8;    -16;      7.03; true;    0
            -23;    -3;    -16;      7.24; true;    0
            -23;    -2;    -16;      6.5;  true;    1.01
            -30;    -5;    -16;      9.5;  true;    4.9
            -10;    -0.5;  -16;     -6;    false;   0
            -15;     1.5;  -16;     -0.94; true;    0
            -16.1;  -6;    -16;      0;    false;   0
            -16.1;  -1;    -16;      0.13; true;    0
            -49;    -30;   -16;     33.2;  true;    0
            -49;    -20;   -16;     24.5;  true;    8.7
            -51;    -30;   -16;      0;    false;   0
            """)
    void theGainBringsASoundToItsTargetAsFarAsItsPeaksAllow(
            double lufs, double peak, double target, double gain, boolean isLimited, double missing) {
        Levelling levelling = Levelling.toTarget(profile(lufs, peak), target);

        assertThat(levelling.gain()).isCloseTo(gain, within(0.1));
        assertThat(levelling.isLimited()).isEqualTo(isLimited);
        assertThat(levelling.missing()).isCloseTo(missing, within(0.3));
    }

    @Test
    void silenceStaysAsItIs() {
        Levelling levelling = Levelling.toTarget(new Signals(1).silence(4).measured(), -16);

        assertThat(levelling.isNeeded()).isFalse();
    }

    @Test
    void aWarningSaysHowMuchIsMissing() {
        assertThat(new Levelling(6, true, -18.4, 2.4).remark(-16, -18.3))
                .contains(
                        "comes to -18.3 LUFS, 2.3 LU quieter than wanted: its highest peaks would have to be lowered by more than 6 dB");
        assertThat(new Levelling(6, true, -16, 0).remark(-16, -15.3))
                .contains("comes to -15.3 LUFS, 0.7 LU louder than wanted");
        assertThat(new Levelling(6, true, -16, 0).remark(-16, -16.5)).isEmpty();
    }

    @Test
    void aGainForAllIsLessWhereThePeaksOfOneDoNotAllowIt() {
        assertThat(Levelling.byGain(new Loudness(-20, -10), 4))
                .hasToString("+4.00 dB")
                .returns(0.0, Levelling::missing);
        assertThat(Levelling.byGain(new Loudness(-20, -1), 4)).hasToString("+4.00 dB, limited");
        assertThat(Levelling.byGain(new Loudness(-20, -1), 7))
                .returns(5.5, Levelling::gain)
                .returns(1.5, Levelling::missing);
    }

    @Test
    void aProjectIsAsLoudAsItsClipsByTheirLengths() {
        ProjectLoudness project = new ProjectLoudness();
        project.add(new Loudness(-20, -3), 3000);
        project.add(new Loudness(-23, -3), 1000);
        project.add(new Loudness(-70, -40), 90_000);

        assertThat(project.gain(-16)).isCloseTo(4.58, within(0.01));
        assertThat(new ProjectLoudness().gain(-16)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0.19, 0", "-0.19, 0", "0.2, 20", "-3.456, -346"})
    void aGainOfAllThatNobodyHearsIsNone(double decibels, int hundredths) {
        assertThat(Levelling.gainOfAll(decibels)).isEqualTo(hundredths);
    }

    /** What is computed after a restart is what was computed before it. */
    @Test
    void aGainForAllComesOutTheSameOfWhatWasWrittenDown() {
        LevelRule.ByGain rule = new LevelRule.ByGain(700);
        Loudness measured = profile(-20.12345, -1.23456).loudness();
        Loudness written = Loudness.ofHundredths(measured.lufsHundredths(), measured.truePeakHundredths());

        assertThat(rule.levelling(written)).isEqualTo(rule.levelling(profile(-20.12345, -1.23456)));
    }

    /** Ten seconds of one loudness, with the highest samples in each tenth hop. */
    private static LoudnessProfile profile(double lufs, double peakDbtp) {
        float[] energies = new float[100];
        Arrays.fill(energies, (float) Math.pow(10, (lufs + 0.691) / 10));
        float[] peaks = new float[100];
        for (int i = 0; i < peaks.length; i += 10) {
            peaks[i] = (float) Math.pow(10, peakDbtp / 20);
        }
        return new LoudnessProfile(energies, peaks, 100, Math.pow(10, peakDbtp / 20));
    }
}
