package org.stillcast.project;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FrameSizeTest {
    @ParameterizedTest
    @ValueSource(strings = {"1280x720", "1280X720", "1280×720", " 1280 x 720 "})
    void isReadAsPeopleWriteIt(String text) {
        assertThat(FrameSize.parse(text)).isEqualTo(new FrameSize(1280, 720));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "720p | must be width x height in pixels, such as 1280x720, was \"720p\"",
                "4K | must be width x height in pixels, such as 3840x2160, was \"4K\"",
                "big | must be width x height in pixels, such as 1280x720, was \"big\"",
                "1281x721 | must have even sides of 16 to 7680 pixels, was 1281x721: 1280x720 would do",
                "99999x8 | must have even sides of 16 to 7680 pixels, was 99999x8: 7680x16 would do",
            })
    void whatIsNoSizeSaysWhatWouldDo(String text, String sentence) {
        assertThatThrownBy(() -> FrameSize.parse(text)).hasMessage(sentence);
    }
}
