package org.stillcast.timeline;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.project.Pauses;
import org.stillcast.project.SampleRate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TimelineTest {
    private final Timeline timeline = new Timeline.Builder()
            .add(new Sounding(4, 1, 0, 10))
            .add(new Silence(4, 5))
            .add(new Sounding(4, 1, 0, 10))
            .add(new Sounding(7, 1, 3, 6))
            .build();

    @Test
    void eachClipThatThereIsATakeOfSoundsOnceInOrder() {
        TakeTable takes = new TakeTable(4);
        takes.name(0, "0".repeat(32));
        takes.put(0, new Take("0".repeat(32), 100, 1, Optional.empty()));
        takes.name(3, "3".repeat(32));
        takes.put(3, new Take("3".repeat(32), 7, 2, Optional.empty()));

        Timeline derived = Passages.of(takes, Pauses.NONE, new SampleRate(48_000), clip -> false)
                .timeline();

        assertThat(derived.stretches()).containsExactly(new Sounding(0, 1, 0, 100), new Sounding(3, 1, 0, 7));
        assertThat(derived.samples()).isEqualTo(107);
    }

    @Test
    void stretchesComeOneAfterAnother() {
        assertThat(timeline.samples()).isEqualTo(31);
        assertThat(IntStream.range(0, 4).mapToLong(timeline::startOf)).containsExactly(0L, 10L, 15L, 25L);
    }

    @ParameterizedTest
    @CsvSource({
        "0,  10, '[Sounding[clip=4, round=1, fromSample=0, samples=10]]'",
        "2,   9, '[Sounding[clip=4, round=1, fromSample=2, samples=7]]'",
        "9,  16, '[Sounding[clip=4, round=1, fromSample=9, samples=1], Silence[clip=4, samples=5], Sounding[clip=4, round=1, fromSample=0, samples=1]]'",
        "12, 13, '[Silence[clip=4, samples=1]]'",
        "24, 26, '[Sounding[clip=4, round=1, fromSample=9, samples=1], Sounding[clip=7, round=1, fromSample=3, samples=1]]'",
        "30, 31, '[Sounding[clip=7, round=1, fromSample=8, samples=1]]'",
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
        assertThat(slice.slice(3, 4).stretches()).containsExactly(new Sounding(4, 1, 0, 1));
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
            builder.add(
                    random.nextInt(4) == 0 ? new Silence(0, samples) : new Sounding(i, 1, random.nextInt(9), samples));
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
    void aTimelineMayStandBetweenTwoSilences() {
        Timeline part = timeline.slice(5, 28).between(100, 7);

        assertThat(part.stretches())
                .containsExactly(
                        new Silence(4, 100),
                        new Sounding(4, 1, 5, 5),
                        new Silence(4, 5),
                        new Sounding(4, 1, 0, 10),
                        new Sounding(7, 1, 3, 3),
                        new Silence(7, 7));
        assertThat(IntStream.range(0, 6).mapToLong(part::startOf)).containsExactly(0L, 100L, 105L, 110L, 120L, 123L);
        assertThat(part.samples()).isEqualTo(130);
        assertThat(timeline.between(0, 0).stretches()).isEqualTo(timeline.stretches());
        assertThatThrownBy(() -> part.slice(0, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> timeline.slice(3, 3).between(1, 0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aStretchHasSamples() {
        assertThatThrownBy(() -> new Silence(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sounding(0, 1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sounding(0, 1, -1, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThat(List.of(new Sounding(0, 1, 0, 1), new Silence(0, 1))).allMatch(stretch -> stretch.samples() == 1);
    }
}
