package org.stillcast.project;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PausesTest {
    private static final SampleRate RATE = new SampleRate(44_100);

    @Test
    void whatAClipSaysGoesBeforeWhatTheProjectSays() {
        Spacing spacing = new Spacing(Gap.parse("0.5"), new BigDecimal("0.1"), new BigDecimal("0.25"));
        Pauses pauses = new Pauses.Builder(spacing)
                .gap(1, "1s")
                .gap(2, "0")
                .repeat(2, 3)
                .gap(5, "2x")
                .repeat(7, 1)
                .build();

        assertThat(pauses.gap(0)).isEqualTo(spacing.gap());
        assertThat(pauses.gap(5)).isEqualTo(Gap.parse("2x"));
        assertThat(pauses.samplesBehind(0, 9, RATE)).isEqualTo(22_050);
        assertThat(pauses.samplesBehind(1, 9, RATE)).isEqualTo(44_100);
        assertThat(pauses.samplesBehind(2, 9, RATE)).isZero();
        assertThat(pauses.samplesBehind(5, 44_100, RATE)).isEqualTo(88_200);
        assertThat(pauses.samplesBehind(1_000_000, 9, RATE)).isEqualTo(22_050);
        assertThat(pauses.rounds(0)).isEqualTo(1);
        assertThat(pauses.rounds(2)).isEqualTo(3);
        assertThat(pauses.rounds(7)).isEqualTo(1);
        assertThat(pauses.rounds(1_000_000)).isEqualTo(1);
        assertThat(pauses.leadSamples(RATE)).isEqualTo(4_410);
        assertThat(pauses.tailSamples(RATE)).isEqualTo(11_025);
    }

    @Test
    void whereNothingIsSaidClipsFollowEachOther() {
        assertThat(Pauses.NONE.gap(3)).isEqualTo(Gap.NONE);
        assertThat(Pauses.NONE.samplesBehind(3, 44_100, RATE)).isZero();
        assertThat(Pauses.NONE.rounds(3)).isEqualTo(1);
        assertThat(Pauses.NONE.leadSamples(RATE)).isZero();
        assertThat(Pauses.NONE.tailSamples(RATE)).isZero();
    }

    @Test
    void aClipIsHeardAtLeastOnce() {
        Pauses.Builder builder = new Pauses.Builder(Spacing.NONE);

        assertThatThrownBy(() -> builder.repeat(0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a clip is heard at least once, was 0");
    }
}
