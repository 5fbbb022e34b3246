package org.stillcast.project;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ContrastTest {
    /** Those of full opacity are from WCAG's own definition and examples; #767676 is the lightest grey that does on white. */
    @ParameterizedTest
    @CsvSource({
        "#ffffff, #000000, 1,   21.0",
        "#000000, #FFFFFF, 1,   21.0",
        "#767676, #ffffff, 1,   4.54",
        "#777777, #ffffff, 1,   4.48",
        "#ffffff, #000000, 0.6, 5.74",
        "#ffffff, #000000, 0.5, 3.98",
        "#ffffff, #000000, 0,   1.0",
        "#808080, #000000, 0.1, 1.0",
        "#123456, #123456, 1,   1.0"
    })
    void itIsThatOfTheWorstPicture(String color, String panel, double opacity, double ratio) {
        Contrast contrast = Contrast.over(color, panel, opacity);

        assertThat(contrast.hundredths() / 100.0).isCloseTo(ratio, within(0.01));
        assertThat(contrast.isEnough()).isEqualTo(ratio >= 4.5);
    }
}
