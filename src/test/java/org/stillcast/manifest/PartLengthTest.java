package org.stillcast.manifest;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PartLengthTest {
    @Test
    void isATime() {
        assertThat(PartLength.parse("5m").longest()).contains(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "none", "None", "false"})
    void orAllInOnePart(String text) {
        assertThat(PartLength.parse(text).longest()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10, 'must have a unit, was \"10\": 10m for minutes or 10s for seconds'",
        "0m, for all in one part: off",
        "long, for all in one part: off",
    })
    void somethingElseSaysWhatWouldDo(String text, String end) {
        assertThatThrownBy(() -> PartLength.parse(text)).message().endsWith(end);
    }
}
