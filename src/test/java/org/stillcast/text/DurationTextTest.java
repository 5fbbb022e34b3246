package org.stillcast.text;

import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "90s, PT90S",
        "10m, PT10M",
        "1h30m, PT1H30M",
        "1h2m3s4ms, PT1H2M3.004S",
        "1h5s, PT1H5S",
        "1m500ms, PT1M0.5S",
        "1.5h, PT1H30M",
        "0.5m0.25s, PT30.25S",
        "500ms, PT0.5S",
        "5ms, PT0.005S",
        "007s, PT7S",
        "0h5s, PT5S",
        "90m, PT1H30M",
        "0.000000001s, PT0.000000001S",
        "999999999s, PT999999999S",
        "277777h, PT277777H",
        "'  10m\t', PT10M"
    })
    void formsThatPeopleWriteAreRead(String text, Duration duration) {
        assertThat(DurationText.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "90",
                "ten minutes",
                "10 m",
                "1h 30m",
                "10M",
                "30m1h",
                "1s1s",
                "-5s",
                "+5s",
                ".5s",
                "5.s",
                "1,5h",
                "1e3s",
                "１０m",
                "10min",
                "1d",
                "0s",
                "0h0m0s0ms",
                "0.0s",
                "0.0000000001s",
                "1000000000s",
                "277778h",
                "999999999h"
            })
    void anythingElseIsRefusedWithWhatWasFoundAndWhatWouldBeRight(String text) {
        assertThatThrownBy(() -> DurationText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "must be a time such as \"90s\", \"10m\" or \"1h30m\" of more than zero, was \"" + text + "\"");
    }

    @Test
    void unitsAddUp() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            int hours = random.nextInt(1_000);
            int minutes = random.nextInt(1_000);
            int seconds = random.nextInt(1_000);
            int millis = 1 + random.nextInt(100_000);
            String text = hours + "h" + minutes + "m" + seconds + "s" + millis + "ms";

            Duration sum = Duration.ofHours(hours)
                    .plusMinutes(minutes)
                    .plusSeconds(seconds)
                    .plusMillis(millis);
            assertThat(DurationText.parse(text)).as(text).isEqualTo(sum);
        }
    }
}
