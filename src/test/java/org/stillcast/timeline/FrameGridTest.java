package org.stillcast.timeline;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.project.SampleRate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FrameGridTest {
    private static final int[] SAMPLE_RATES = {16_000, 22_050, 24_000, 32_000, 44_100, 48_000};

    @ParameterizedTest
    @CsvSource({
        "25, 48000,          0,      0",
        "25, 48000,        959,      0",
        "25, 48000,        960,      1",
        "25, 48000,       1920,      1",
        "25, 48000,       2879,      1",
        "25, 48000,       2880,      2",
        "25, 48000,      48000,     25",
        "30, 44100,        734,      0",
        "30, 44100,        735,      1",
        "24, 22050,        459,      0",
        "24, 22050,        460,      1",
        " 1, 16000,       7999,      0",
        " 1, 16000,       8000,      1",
        "60, 16000,        133,      0",
        "60, 16000,        134,      1",
        "60, 48000, 2073600000, 2592000"
    })
    void boundaryIsTheNearestFrame(int framesPerSecond, int hertz, long samples, long frame) {
        FrameGrid grid = new FrameGrid(framesPerSecond, new SampleRate(hertz));

        assertThat(grid.boundaryAt(samples)).isEqualTo(frame);
    }

    @Test
    void roundingNeverMovesABoundaryByMoreThanHalfAFrameHoweverManyClipsComeBefore() {
        Random random = new Random(2);
        for (int project = 0; project < 50; project++) {
            int framesPerSecond = 1 + random.nextInt(60);
            int hertz = SAMPLE_RATES[random.nextInt(SAMPLE_RATES.length)];
            FrameGrid grid = new FrameGrid(framesPerSecond, new SampleRate(hertz));
            long samples = 0;
            for (int clip = 0; clip < 5_000; clip++) {
                samples += 1 + random.nextInt(10 * hertz);

                // in units of 1 / (frame rate × sample rate) of a second; a tie goes to the later frame
                long late = grid.boundaryAt(samples) * hertz - samples * framesPerSecond;
                assertThat(2 * late).isGreaterThan(-hertz).isLessThanOrEqualTo(hertz);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "959, 1", "960, 1", "2879, 1", "2880, 2", "28800000, 15000"})
    void aPartShowsAtLeastOneFrame(long samples, long frames) {
        FrameGrid grid = new FrameGrid(25, new SampleRate(48_000));

        assertThat(grid.framesUnder(samples)).isEqualTo(frames);
    }

    @Test
    void aThousandYearsAreExactAndWhatIsTooLongForTheArithmeticThrows() {
        FrameGrid grid = new FrameGrid(60, new SampleRate(48_000));
        long secondsOfAThousandYears = 31_556_952_000L;

        assertThat(grid.boundaryAt(48_000 * secondsOfAThousandYears)).isEqualTo(60 * secondsOfAThousandYears);
        assertThatThrownBy(() -> grid.boundaryAt(Long.MAX_VALUE / 120 + 1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> grid.boundaryAt(Long.MAX_VALUE / 120)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> grid.boundaryAt(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -25})
    void thereIsNoGridWithoutFrames(int framesPerSecond) {
        SampleRate rate = new SampleRate(48_000);

        assertThatThrownBy(() -> new FrameGrid(framesPerSecond, rate))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("frame rate must be > 0 per second, was " + framesPerSecond);
    }
}
