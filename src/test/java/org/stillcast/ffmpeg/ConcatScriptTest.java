package org.stillcast.ffmpeg;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.project.Fit;
import org.stillcast.project.VideoFormat;
import org.stillcast.timeline.PictureRun;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.Orders;
import org.stillcast.work.SoundPiece;

import static org.assertj.core.api.Assertions.assertThat;

class ConcatScriptTest {
    @Test
    void thePictureIsTheLoopAsOftenAsItFitsAndThenTheRest() throws IOException {
        JoinOrder part = part(1, "1f", 25, 507, segment("1", 1));

        assertThat(video(part)).isEqualTo("""
                        ffconcat version 1.0
                        file 'still_1f.mp4'
                        duration 10.000000
                        outpoint 9.980000
                        file 'still_1f.mp4'
                        duration 10.000000
                        outpoint 9.980000
                        file 'still_1f.mp4'
                        duration 0.280000
                        outpoint 0.260000
                        """);
        assertThat(ConcatScript.isPortable(part)).isTrue();
    }

    @Test
    void wholeLoopsLeaveNoRest() throws IOException {
        JoinOrder part = part(1, "1f", 30, 300, segment("1", 1));

        assertThat(video(part)).isEqualTo("""
                        ffconcat version 1.0
                        file 'still_1f.mp4'
                        duration 10.000000
                        outpoint 9.983333
                        """);
        assertThat(ConcatScript.isPortable(part)).isTrue();
    }

    /** Each begins on the part's own time, rounded there: 507 frames of 30 a second are 16.9 s, and 601 are 20.033333 s. */
    @Test
    void picturesFollowOneAnother() throws IOException {
        JoinOrder part = part(
                1,
                30,
                List.of(new PictureRun("1f", 301), new PictureRun("2f", 206), new PictureRun("1f", 94)),
                segment("1", 1));

        assertThat(video(part)).isEqualTo("""
                        ffconcat version 1.0
                        file 'still_1f.mp4'
                        duration 10.000000
                        outpoint 9.983333
                        file 'still_1f.mp4'
                        duration 0.033333
                        outpoint 0.016667
                        file 'still_2f.mp4'
                        duration 6.866667
                        outpoint 6.850000
                        file 'still_1f.mp4'
                        duration 3.133333
                        outpoint 3.116667
                        """);
    }

    @Test
    void loopsAndRestAddUpToTheFramesOfThePart() throws IOException {
        Random random = new Random(10);
        for (int i = 0; i < 300; i++) {
            int framesPerSecond = 1 + random.nextInt(60);
            long frames = 1L + random.nextInt(50_000);
            String text = video(part(1, "1f", framesPerSecond, frames, segment("1", 1)));

            long sum = text.lines()
                    .filter(line -> line.startsWith("duration "))
                    .map(line -> new BigDecimal(line.substring("duration ".length())))
                    .mapToLong(seconds -> Math.round(seconds.doubleValue() * framesPerSecond))
                    .sum();
            assertThat(sum).isEqualTo(frames);
            assertThat(text.lines().filter(line -> line.startsWith("file ")))
                    .hasSize(Math.toIntExact((frames - 1) / (10L * framesPerSecond) + 1));
        }
    }

    @Test
    void theSoundIsEachSegmentOnceWithItsExactLength() throws IOException {
        JoinOrder part = part(1, "1f", 25, 1, segment("1", 202_176), segment("a.b_c-d", 1), segment("1000", 48_000));

        assertThat(audio(part)).isEqualTo("""
                        ffconcat version 1.0
                        file 'segment_1.mp4'
                        duration 4.212000000
                        file 'segment_a.b_c-d.mp4'
                        duration 0.000020833
                        file 'segment_1000.mp4'
                        duration 1.000000000
                        """);
        assertThat(ConcatScript.isPortable(part)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "食べる", "①"})
    void oneNameInAnotherScriptMakesTheListUnfitForTheSafeMode(String id) throws IOException {
        JoinOrder part = part(1, "1f", 25, 1, segment("1", 48_000), segment(id, 24_000), segment("3", 48_000));

        assertThat(audio(part)).isEqualTo("""
                        ffconcat version 1.0
                        file 'segment_1.mp4'
                        duration 1.000000000
                        file 'segment_%s.mp4'
                        duration 0.500000000
                        file 'segment_3.mp4'
                        duration 1.000000000
                        """.formatted(id));
        assertThat(ConcatScript.isPortable(part)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "   1, part001_video.ffconcat,  part001_audio.ffconcat",
        "  21, part021_video.ffconcat,  part021_audio.ffconcat",
        "1000, part1000_video.ffconcat, part1000_audio.ffconcat"
    })
    void listsAreNamedAfterThePartsNumber(int number, String video, String audio) {
        JoinOrder part = part(number, "1f", 25, 1, segment("1", 1));

        assertThat(ConcatScript.videoName(part)).isEqualTo(video);
        assertThat(ConcatScript.audioName(part)).isEqualTo(audio);
    }

    private static SoundPiece segment(String clipId, long samples) {
        return Orders.piece(0, clipId, samples, 1);
    }

    private static JoinOrder part(int number, String still, int framesPerSecond, long frames, SoundPiece... pieces) {
        return part(number, framesPerSecond, List.of(new PictureRun(still, frames)), pieces);
    }

    private static JoinOrder part(int number, int framesPerSecond, List<PictureRun> pictures, SoundPiece... pieces) {
        return Orders.part(List.of(pieces))
                .number(number, 2_000)
                .video(new VideoFormat(1920, 1080, framesPerSecond, 34, Fit.CONTAIN, "#000000"))
                .pictures(pictures.toArray(PictureRun[]::new))
                .order();
    }

    private static String video(JoinOrder part) throws IOException {
        StringBuilder text = new StringBuilder();
        ConcatScript.writeVideo(part, text);
        return text.toString();
    }

    private static String audio(JoinOrder part) throws IOException {
        StringBuilder text = new StringBuilder();
        ConcatScript.writeAudio(part, text);
        return text.toString();
    }
}
