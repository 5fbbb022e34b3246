package org.stillcast.timeline;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TakeTest {
    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void aTakeWithoutSoundIsNone(long samples) {
        assertThatThrownBy(() -> new Take("f", samples, 1, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a take has at least one sample, was " + samples);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 6})
    void aTakeIsMonoOrStereo(int channels) {
        assertThatThrownBy(() -> new Take("f", 1, channels, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a take has one or two channels, was " + channels);
    }

    @Test
    void theSameSoundMayHaveAComplaintAndAnotherFingerprint() {
        Take take = new Take("f", 7, 2, Optional.empty());

        assertThat(take.withComplaint("hisses")).isEqualTo(new Take("f", 7, 2, Optional.of("hisses")));
        assertThat(take.withComplaint("hisses").as("g")).isEqualTo(new Take("g", 7, 2, Optional.of("hisses")));
    }
}
