package org.stillcast.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.project.SampleRate;
import org.stillcast.subtitle.Cue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CueTrackTest {
    /** So that a sample is a millisecond. */
    private static final SampleRate MILLIS = new SampleRate(1_000);

    /** Two clips of a second; all of the first one is read, and the ends of the second one are not. */
    private static List<Cue> source(int clip) {
        return clip == 0
                ? List.of(new Cue(0, 400, "a"), new Cue(400, 1_000, "b"))
                : List.of(new Cue(100, 600, "c"), new Cue(700, 900, "d"));
    }

    private static final Timeline TIMELINE = new Timeline.Builder()
            .add(new Sounding(0, 1, 0, 1_000))
            .add(new Silence(0, 500))
            .add(new Sounding(0, 2, 0, 1_000))
            .add(new Sounding(1, 1, 0, 1_000))
            .add(new Silence(1, 300))
            .build();

    @Test
    void cuesAreReadEachTimeThatTheirClipIsHeardAndNoneInAPause() {
        assertThat(cues(TIMELINE))
                .containsExactly(
                        new Cue(0, 400, "a"),
                        new Cue(400, 1_000, "b"),
                        new Cue(1_500, 1_900, "a"),
                        new Cue(1_900, 2_500, "b"),
                        new Cue(2_600, 3_100, "c"),
                        new Cue(3_200, 3_400, "d"));
        assertThat(cues(TIMELINE.between(250, 9))).first().isEqualTo(new Cue(250, 650, "a"));
    }

    @Test
    void ofAClipThatIsCutOnlyWhatIsHeardIsRead() {
        assertThat(cues(TIMELINE.slice(300, 700))).containsExactly(new Cue(0, 100, "a"), new Cue(100, 400, "b"));
        assertThat(cues(TIMELINE.slice(400, 1_700))).containsExactly(new Cue(0, 600, "b"), new Cue(1_100, 1_300, "a"));
        assertThat(cues(TIMELINE.slice(3_100, 3_700).between(50, 0))).containsExactly(new Cue(150, 350, "d"));
        assertThat(cues(TIMELINE.slice(1_000, 1_400))).isEmpty();
    }

    @Test
    void eachIterationBeginsAnewAndEnds() {
        CueTrack track = new CueTrack(TIMELINE.slice(0, 1_000), MILLIS, CueTrackTest::source);

        assertThat(track).hasSize(2);
        assertThat(track).hasSize(2);
        assertThatThrownBy(() -> new CueTrack(TIMELINE.slice(1_000, 1_000), MILLIS, CueTrackTest::source)
                        .iterator()
                        .next())
                .isInstanceOf(NoSuchElementException.class);
    }

    /** Whatever comes together: rounded, cues neither overlap nor leave the part, and each is where its clip is. */
    @ParameterizedTest
    @ValueSource(ints = {16_000, 22_050, 44_100, 48_000})
    void cuesNeverOverlapAndAreNearToWhereTheirClipIs(int hertz) {
        SampleRate rate = new SampleRate(hertz);
        Random random = new Random(hertz);
        for (int i = 0; i < 200; i++) {
            Timeline all = random(random, hertz);
            long from = random.nextLong(all.samples());
            Timeline slice = all.slice(from, from + 1 + random.nextLong(all.samples() - from))
                    .between(silence(random, hertz), silence(random, hertz));

            List<Cue> cues = new ArrayList<>();
            new CueTrack(slice, rate, clip -> List.of(new Cue(0, 9, "first"), new Cue(9, 1L << 40, "clip " + clip)))
                    .forEach(cues::add);

            long end = 0;
            for (Cue cue : cues) {
                assertThat(cue.fromMillis()).isGreaterThanOrEqualTo(end);
                end = cue.toMillis();
            }
            assertThat(end).isLessThanOrEqualTo(rate.millisBefore(slice.samples()));
            assertEveryClipIsReadToItsEnd(slice, rate, cues);
        }
    }

    private static void assertEveryClipIsReadToItsEnd(Timeline slice, SampleRate rate, List<Cue> cues) {
        double perMilli = rate.hertz() / 1000.0;
        for (int i = 0; i < slice.stretches().size(); i++) {
            if (slice.stretches().get(i) instanceof Sounding sounding
                    && sounding.fromSample() == 0
                    && sounding.samples() > 12 * perMilli) {
                double start = slice.startOf(i) / perMilli;
                double end = (slice.startOf(i) + sounding.samples()) / perMilli;
                assertThat(cues)
                        .anyMatch(cue -> cue.text().equals("first") && Math.abs(cue.fromMillis() - start) <= 1)
                        .anyMatch(cue -> cue.text().equals("clip " + sounding.clip())
                                && Math.abs(cue.fromMillis() - (start + 9)) <= 1
                                && Math.abs(cue.toMillis() - end) <= 1);
            }
        }
    }

    private static long silence(Random random, int hertz) {
        return random.nextBoolean() ? 0 : random.nextInt(hertz);
    }

    private static Timeline random(Random random, int hertz) {
        Timeline.Builder builder = new Timeline.Builder();
        for (int clip = 0; clip < 20; clip++) {
            long samples = 1L + random.nextInt(random.nextBoolean() ? hertz : 100);
            for (int round = 1; round <= 1 + random.nextInt(2); round++) {
                builder.add(new Sounding(clip, round, 0, samples));
                if (random.nextBoolean()) {
                    builder.add(new Silence(clip, 1L + random.nextInt(hertz)));
                }
            }
        }
        return builder.build();
    }

    private static List<Cue> cues(Timeline slice) {
        List<Cue> cues = new ArrayList<>();
        new CueTrack(slice, MILLIS, CueTrackTest::source).forEach(cues::add);
        return cues;
    }
}
