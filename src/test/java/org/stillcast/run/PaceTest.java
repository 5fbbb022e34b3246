package org.stillcast.run;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.MovedClock;
import org.stillcast.text.Words;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {
    private final MovedClock clock = new MovedClock();

    /** Each piece takes the milliseconds that are listed, is one of ten, and has 3 s of sound. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    ''                      | 1 | -     | -   | nothing is done
                    900                     | 1 | -     | -   | too short to tell
                    1000                    | 1 | PT9S  | 3.0 | the first piece tells
                    500 500                 | 1 | PT4S  | 6.0 | as soon as a second is over
                    100 1900 1000           | 1 | PT7S  | 3.0 | the mean, not the last piece
                    1000                    | 2 | -     | -   | another one is half done
                    2000 0                  | 2 | PT8S  | 3.0 | two at a time
                    1000 1000 1000 1000 1000 1000 1000 1000 1000 1000 | 1 | PT0S | 3.0 | all is done
                    1000 1000 1000 1000 1000 1000 1000 1000 1000 1000 1000 | 1 | PT0S | 3.0 | and once more
                    -5000                   | 1 | -     | -   | the clock was set back
                    """)
    void whatIsLeftIsToldFromWhatWasMeasured(String millis, int atATime, String left, Double speed, String why) {
        Pace pace = new Pace(clock, 10, atATime);

        Arrays.stream(millis.split(" ")).filter(text -> !text.isEmpty()).forEach(text -> {
            clock.move(Duration.ofMillis(Long.parseLong(text)));
            pace.done(1, 3);
        });

        assertThat(pace.left()).as(why).isEqualTo(Optional.ofNullable(left).map(Duration::parse));
        assertThat(pace.speed().stream().boxed().findFirst()).as(why).isEqualTo(Optional.ofNullable(speed));
    }

    @Test
    void largerPiecesCountForMore() {
        Pace pace = new Pace(clock, 1_000, 1);
        clock.move(Duration.ofSeconds(6));
        pace.done(600, 60);
        clock.move(Duration.ofSeconds(1));
        pace.done(100, 10);

        assertThat(pace.left()).contains(Duration.ofSeconds(3));
    }

    @Test
    void aNightAsleepIsForgottenAfterAHundredPieces() {
        Pace pace = new Pace(clock, 1_000, 1);
        clock.move(Duration.ofHours(8));
        pace.done(1, 3);
        assertThat(pace.left().orElseThrow()).isGreaterThan(Duration.ofHours(1_000));
        for (int i = 0; i < 100; i++) {
            clock.move(Duration.ofMillis(100));
            pace.done(1, 3);
        }

        assertThat(pace.left()).contains(Duration.ofMillis(89_900));
        assertThat(pace.speed()).hasValue(30);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT0.4S, 0 s",
        "PT59.4S, 59 s",
        "PT59.6S, 1 min",
        "PT3M29S, 3 min",
        "PT59M40S, 1 h 0 min",
        "PT26H10M, 26 h 10 min"
    })
    void timesAreRounded(Duration length, String text) {
        assertThat(new PaceText(Words.english(PaceText.class)).length(length)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.04, 0.0 × real time", "3.14, 3.1 × real time", "9.96, 10 × real time", "381.6, 382 × real time"})
    void speedsHaveTwoDigits(double times, String text) {
        assertThat(new PaceText(Words.english(PaceText.class)).speed(times)).isEqualTo(text);
    }
}
