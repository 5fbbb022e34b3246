package org.stillcast.timeline;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.stillcast.project.SampleRate;

import static org.assertj.core.api.Assertions.assertThat;

class PictureTrackTest {
    private static final FrameGrid GRID = new FrameGrid(25, new SampleRate(48_000));
    private static final long FRAME = 1920;

    private static Timeline of(Stretch... stretches) {
        Timeline.Builder builder = new Timeline.Builder();
        List.of(stretches).forEach(builder::add);
        return builder.build();
    }

    @Test
    void onePictureIsOneRunHoweverManyClipsThereAre() {
        Timeline slice =
                of(new Sounding(0, 1, 0, 10 * FRAME), new Silence(0, FRAME), new Sounding(1, 1, 0, 4 * FRAME + 959));

        assertThat(PictureTrack.of(slice, GRID, clip -> "a")).containsExactly(new PictureRun("a", 15));
    }

    @Test
    void aPictureBeginsOnTheFrameNearestToItsClip() {
        Timeline slice = of(
                new Sounding(0, 1, 0, 2 * FRAME + 959), new Sounding(1, 1, 0, 3 * FRAME), new Sounding(2, 1, 0, FRAME));

        assertThat(PictureTrack.of(slice, GRID, clip -> "p" + clip))
                .containsExactly(new PictureRun("p0", 2), new PictureRun("p1", 3), new PictureRun("p2", 1));
    }

    @Test
    void aPictureStaysThroughASilence() {
        Timeline slice = of(
                new Silence(0, FRAME),
                new Sounding(0, 1, 0, FRAME),
                new Silence(0, 2 * FRAME),
                new Sounding(1, 1, 0, FRAME));

        assertThat(PictureTrack.of(slice, GRID, clip -> "p" + clip))
                .containsExactly(new PictureRun("p0", 4), new PictureRun("p1", 1));
    }

    @Test
    void whatIsShorterThanHalfAFrameMayNotBeSeen() {
        Timeline slice =
                of(new Sounding(0, 1, 0, 4 * FRAME), new Sounding(1, 1, 0, 300), new Sounding(0, 1, 0, 4 * FRAME));

        assertThat(PictureTrack.of(slice, GRID, clip -> "p" + clip)).containsExactly(new PictureRun("p0", 8));
        assertThat(PictureTrack.of(of(new Sounding(5, 1, 0, 1)), GRID, clip -> "p" + clip))
                .containsExactly(new PictureRun("p5", 1));
    }

    @Test
    void allRunsTogetherAreAllFrames() {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            Timeline.Builder builder = new Timeline.Builder();
            for (int clip = 0; clip < 30; clip++) {
                builder.add(new Sounding(clip, 1, 0, 1 + random.nextInt(9_000)));
            }
            Timeline slice = builder.build();

            List<PictureRun> runs = PictureTrack.of(slice, GRID, clip -> "p" + random.nextInt(3));

            assertThat(runs.stream().mapToLong(PictureRun::frames).sum()).isEqualTo(GRID.framesUnder(slice.samples()));
        }
    }

    @Test
    void aSliceOfASilenceShowsTheClipThatItBelongsTo() {
        assertThat(PictureTrack.of(of(new Silence(3, FRAME)), GRID, clip -> "p" + clip))
                .containsExactly(new PictureRun("p3", 1));
    }
}
