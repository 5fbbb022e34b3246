package org.stillcast.timeline;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TimelineTest {
    private final Timeline timeline = new Timeline.Builder()
            .add(new Sounding(4, 0, 10))
            .add(new Silence(5))
            .add(new Sounding(4, 0, 10))
            .add(new Sounding(7, 3, 6))
            .build();

    @Test
    void eachClipThatThereIsATakeOfSoundsOnceInOrder() {
        TakeTable takes = new TakeTable(4);
        takes.name(0, "0".repeat(32));
        takes.put(0, new Take("0".repeat(32), 100, 1, Optional.empty()));
        takes.name(3, "3".repeat(32));
        takes.put(3, new Take("3".repeat(32), 7, 2, Optional.empty()));

        Timeline derived = Timeline.of(takes);

        assertThat(derived.stretches()).containsExactly(new Sounding(0, 0, 100), new Sounding(3, 0, 7));
        assertThat(derived.samples()).isEqualTo(107);
    }

    @Test
    void stretchesComeOneAfterAnother() {
        assertThat(timeline.samples()).isEqualTo(31);
        assertThat(IntStream.range(0, 4).mapToLong(timeline::startOf)).containsExactly(0L, 10L, 15L, 25L);
    }

    @ParameterizedTest
    @CsvSource({
        "0,  10, '[Sounding[clip=4, fromSample=0, samples=10]]'",
        "2,   9, '[Sounding[clip=4, fromSample=2, samples=7]]'",
        "9,  16, '[Sounding[clip=4, fromSample=9, samples=1], Silence[samples=5], Sounding[clip=4, fromSample=0, samples=1]]'",
        "12, 13, '[Silence[samples=1]]'",
        "24, 26, '[Sounding[clip=4, fromSample=9, samples=1], Sounding[clip=7, fromSample=3, samples=1]]'",
        "30, 31, '[Sounding[clip=7, fromSample=8, samples=1]]'",
        "10, 10, '[]'",
        "31, 31, '[]'",
    })
    void aSliceMayCutItsFirstAndItsLastStretch(long from, long to, String stretches) {
        Timeline slice = timeline.slice(from, to);

        assertThat(slice.stretches().toString()).isEqualTo(stretches);
        assertThat(slice.samples()).isEqualTo(to - from);
    }

    @Test
    void placesInASliceAreCountedFromItsStart() {
        Timeline slice = timeline.slice(12, 30);

        assertThat(IntStream.range(0, 3).mapToLong(slice::startOf)).containsExactly(0L, 3L, 13L);
        assertThat(slice.slice(3, 4).stretches()).containsExactly(new Sounding(4, 0, 1));
    }

    @Test
    void whatIsNotThereCannotBeSliced() {
        assertThatThrownBy(() -> timeline.slice(30, 32))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("from 30 to 32 of 31 samples");
        assertThatThrownBy(() -> timeline.slice(-1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> timeline.slice(4, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** The law that parts hang on: cut anywhere, all is there once. */
    @Test
    void slicesOneAfterAnotherAreTheWhole() {
        Random random = new Random(7);
        Timeline.Builder builder = new Timeline.Builder();
        for (int i = 0; i < 200; i++) {
            long samples = 1L + random.nextInt(50);
            builder.add(random.nextInt(4) == 0 ? new Silence(samples) : new Sounding(i, random.nextInt(9), samples));
        }
        Timeline whole = builder.build();

        for (int step = 1; step < 300; step += 13) {
            StringBuilder samples = new StringBuilder();
            for (long from = 0; from < whole.samples(); from += step) {
                samples.append(played(whole.slice(from, Math.min(whole.samples(), from + step))));
            }
            assertThat(samples).as("cut every %d samples", step).hasToString(played(whole));
        }
    }

    private static String played(Timeline timeline) {
        StringBuilder samples = new StringBuilder();
        for (Stretch stretch : timeline.stretches()) {
            for (long sample = 0; sample < stretch.samples(); sample++) {
                samples.append(
                        stretch instanceof Sounding sounding
                                ? sounding.clip() + ":" + (sounding.fromSample() + sample) + " "
                                : "- ");
            }
        }
        return samples.toString();
    }

    @Test
    void aStretchHasSamples() {
        assertThatThrownBy(() -> new Silence(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sounding(0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sounding(0, -1, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThat(List.of(new Sounding(0, 0, 1), new Silence(1))).allMatch(stretch -> stretch.samples() == 1);
    }
}
