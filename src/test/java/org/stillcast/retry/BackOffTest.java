package org.stillcast.retry;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BackOffTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PROJECT, 5 10 20 40 80 160 300 300",
        "FOLDERS, 5 10 20 40 60 60",
        "MESSAGES, 5 10 20 40 60 60",
        "LOG_LINE, 10 20 40 80 160 300 300"
    })
    void eachPauseIsTwiceAsLongUntilTheLongest(BackOff.Policy policy, String seconds) {
        BackOff backOff = new BackOff(policy);

        for (String each : seconds.split(" ", -1)) {
            backOff.begin(NOW);
            assertThat(Duration.between(NOW, backOff.until())).hasSeconds(Long.parseLong(each));
            assertThat(backOff.isOver(backOff.until().minusMillis(1))).isFalse();
            assertThat(backOff.isOver(backOff.until())).isTrue();
        }
    }

    @Test
    void whatIsForgottenBeginsWithTheShortest() {
        BackOff backOff = new BackOff(BackOff.Policy.PROJECT);
        backOff.begin(NOW);
        backOff.begin(NOW);

        backOff.forget();
        assertThat(backOff.isOver(NOW)).isTrue();
        backOff.begin(NOW);

        assertThat(backOff.until()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void aClockThatIsSetBackEndsThePause() {
        BackOff backOff = new BackOff(BackOff.Policy.PROJECT);
        backOff.begin(NOW);

        assertThat(backOff.isOver(NOW.minus(Duration.ofHours(1)))).isTrue();
    }
}
