package org.stillcast.timeline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.stillcast.project.Gap;
import org.stillcast.project.Pauses;
import org.stillcast.project.SampleRate;
import org.stillcast.project.Spacing;

import static java.math.BigDecimal.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PassagesTest {
    private static final SampleRate RATE = new SampleRate(100);

    /** Clips of 10, 20 and 30 samples, of which the second is left out and the last is heard three times. */
    private static final Passages PASSAGES = new Passages(
            IntStream.of(0, 2, 3),
            clip -> 10L * (clip + 1),
            new Pauses.Builder(new Spacing(Gap.hundredths(5), ZERO, ZERO))
                    .gap(2, "2x")
                    .repeat(2, 2)
                    .repeat(3, 3)
                    .build(),
            RATE,
            clip -> clip == 3);

    @Test
    void aPassageIsAllThatIsHeardOfAClipWithThePausesInBetween() {
        assertThat(PASSAGES.count()).isEqualTo(3);
        assertThat(IntStream.range(0, 3).map(PASSAGES::clip)).containsExactly(0, 2, 3);
        assertThat(IntStream.range(0, 3).mapToLong(PASSAGES::samples)).containsExactly(10L, 120L, 130L);
        assertThat(IntStream.range(0, 3).mapToLong(PASSAGES::pauseBehind)).containsExactly(5L, 60L, 5L);
        assertThat(IntStream.range(0, 3).mapToLong(PASSAGES::startOf)).containsExactly(0L, 15L, 195L);
        assertThat(IntStream.range(0, 3).mapToLong(PASSAGES::endOf)).containsExactly(10L, 135L, 325L);
        assertThat(PASSAGES.samples()).isEqualTo(325);
        assertThat(PASSAGES.opensChapter(1)).isFalse();
        assertThat(PASSAGES.opensChapter(2)).isTrue();
        assertThat(PASSAGES.timeline().stretches())
                .containsExactly(
                        new Sounding(0, 1, 0, 10),
                        new Silence(0, 5),
                        new Sounding(2, 1, 0, 30),
                        new Silence(2, 60),
                        new Sounding(2, 2, 0, 30),
                        new Silence(2, 60),
                        new Sounding(3, 1, 0, 40),
                        new Silence(3, 5),
                        new Sounding(3, 2, 0, 40),
                        new Silence(3, 5),
                        new Sounding(3, 3, 0, 40));
    }

    @Test
    void whereNothingIsHeardThereIsNothing() {
        Passages none = new Passages(IntStream.empty(), clip -> 1, Pauses.NONE, RATE, clip -> true);

        assertThat(none.count()).isZero();
        assertThat(none.samples()).isZero();
        assertThat(none.timeline().stretches()).isEmpty();
    }

    /** The law that parts hang on: what is counted is what will be heard. */
    @Test
    void whatIsCountedIsWhatIsOnTheTimeline() {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            Passages passages = random(random);
            Timeline all = passages.timeline();

            assertThat(all.samples()).isEqualTo(passages.samples());
            assertThat(all.stretches()).hasSizeLessThanOrEqualTo(Math.toIntExact(passages.stretches()));
            for (int first = 0; first < passages.count(); first += 1 + random.nextInt(4)) {
                int last = first + random.nextInt(passages.count() - first);
                List<Stretch> part =
                        all.slice(passages.startOf(first), passages.endOf(last)).stretches();
                assertThat(part.get(0)).isInstanceOf(Sounding.class);
                assertThat(part.get(part.size() - 1)).isInstanceOf(Sounding.class);
                assertThat(soundings(part)).isEqualTo(soundings(passages, first, last));
            }
        }
    }

    private static List<Sounding> soundings(List<Stretch> stretches) {
        return stretches.stream()
                .filter(Sounding.class::isInstance)
                .map(Sounding.class::cast)
                .toList();
    }

    private static List<Sounding> soundings(Passages passages, int first, int last) {
        return soundings(passages.timeline().stretches()).stream()
                .filter(sounding -> sounding.clip() >= passages.clip(first) && sounding.clip() <= passages.clip(last))
                .toList();
    }

    private static Passages random(Random random) {
        Spacing spacing = new Spacing(Gap.hundredths(random.nextInt(20)), ZERO, ZERO);
        Pauses.Builder pauses = new Pauses.Builder(spacing);
        List<Integer> heard = new ArrayList<>();
        long[] lengths = random.longs(1 + random.nextInt(30), 1, 200).toArray();
        for (int clip = 0; clip < lengths.length; clip++) {
            if (random.nextInt(3) == 0) {
                boolean timesTheClip = random.nextBoolean();
                pauses.gap(clip, BigDecimal.valueOf(random.nextInt(30), 1) + (timesTheClip ? "x" : ""));
            }
            pauses.repeat(clip, 1 + random.nextInt(3));
            if (clip == 0 || random.nextInt(5) > 0) {
                heard.add(clip);
            }
        }
        return new Passages(
                heard.stream().mapToInt(Integer::intValue), clip -> lengths[clip], pauses.build(), RATE, clip -> false);
    }

    @Test
    void moreThanALongCanTellThrows() {
        Pauses longPauses = new Pauses.Builder(new Spacing(Gap.parse("1000000x"), ZERO, ZERO))
                .repeat(0, 1_000)
                .build();
        long samples = 1L << 40;

        assertThatThrownBy(
                        () -> new Passages(IntStream.of(0), clip -> samples, longPauses, RATE, clip -> false).samples())
                .isInstanceOf(ArithmeticException.class);
    }
}
