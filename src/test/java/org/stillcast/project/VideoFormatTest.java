package org.stillcast.project;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VideoFormatTest {
    @ParameterizedTest
    @CsvSource({"1921, 1080", "1920, 1081", "0, 1080", "1920, 0", "-2, 1080", "1920, -2"})
    void aSizeThatIsNotEvenAndPositiveIsRefused(int width, int height) {
        assertThatThrownBy(() -> new VideoFormat(width, height, 25, 34, Fit.CONTAIN, "#000000"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("size must be even, was " + width + "x" + height);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "black", "000000", "#00000", "#0000000", "#00000g", "#000000\n", "#000000:s=9x9"})
    void aColourInAnotherFormIsRefused(String color) {
        assertThatThrownBy(() -> new VideoFormat(1920, 1080, 25, 34, Fit.CONTAIN, color))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("color must be #rrggbb, was " + color);
    }

    @ParameterizedTest
    @CsvSource({"1, 10", "25, 250", "60, 600"})
    void aLoopIsTenSecondsLong(int framesPerSecond, int frames) {
        VideoFormat video = new VideoFormat(2, 2, framesPerSecond, 34, Fit.COVER, "#aBcDeF");

        assertThat(video.framesPerLoop()).isEqualTo(frames);
    }
}
