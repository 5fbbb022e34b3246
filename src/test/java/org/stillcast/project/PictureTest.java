package org.stillcast.project;

import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PictureTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 9, -1})
    void anOrientationThatExifDoesNotKnowIsRefused(int orientation) {
        Path file = Path.of("bg.jpg");

        assertThatThrownBy(() -> new Picture(file, Picture.Kind.JPEG, 4, 3, orientation))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("orientation must be 1 to 8, was " + orientation);
    }
}
