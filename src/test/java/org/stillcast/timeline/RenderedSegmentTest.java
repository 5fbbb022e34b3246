package org.stillcast.timeline;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RenderedSegmentTest {
    @Test
    void itsFileIsNamedAfterItsClip() {
        RenderedSegment segment = new RenderedSegment(0, "食べる.1", "f", 1, 2, Optional.empty());

        assertThat(segment.fileName()).isEqualTo("segment_食べる.1.mp4");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void aSegmentWithoutSoundIsNone(long samples) {
        assertThatThrownBy(() -> new RenderedSegment(0, "1", "f", samples, 1, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a segment has at least one sample, was " + samples);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 6})
    void aSegmentIsMonoOrStereo(int channels) {
        assertThatThrownBy(() -> new RenderedSegment(0, "1", "f", 1, channels, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a segment has one or two channels, was " + channels);
    }
}
