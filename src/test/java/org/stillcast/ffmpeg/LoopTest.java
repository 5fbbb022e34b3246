package org.stillcast.ffmpeg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.TestMedia;
import org.stillcast.mp4.VideoTrack;
import org.stillcast.project.Fit;
import org.stillcast.project.Picture;
import org.stillcast.project.VideoFormat;
import org.stillcast.work.StillOrder;

import static org.assertj.core.api.Assertions.assertThat;

/** A loop shows its picture from its first frame to its last, although only the first one holds it. */
class LoopTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "640, 360, 25, 34",
        "854, 480, 30, 20",
        "322, 182, 24, 51",
        "180, 320, 60, 34",
        "64, 36, 1, 34",
        "64, 36, 1, 0",
        "320, 180, 7, 0",
        "320, 180, 7, 1"
    })
    void allFramesAreTheKeyFrame(int width, int height, int framesPerSecond, int quality) throws IOException {
        VideoFormat video = new VideoFormat(width, height, framesPerSecond, quality, Fit.CONTAIN, "#102030");
        Picture picture = picture("a", 0);

        StillOrder still = Loops.in(folder, video).make("a", picture);

        assertThat(VideoTrack.read(still.temporary()).orElseThrow().faultAgainst(video, 10L * framesPerSecond, 1))
                .isEmpty();
        VideoTrack preview = VideoTrack.read(still.previewTemporary()).orElseThrow();
        assertThat(preview.frames()).isEqualTo(10L * Math.min(10, framesPerSecond));
        assertThat(preview.keyFrames()).isEqualTo(1);
        assertThat(frames(still.temporary()))
                .isEqualTo(Collections.nCopies(
                        10 * framesPerSecond, frames(still.keyFrame()).get(0)));
        assertThat(frames(still.previewTemporary()))
                .containsOnly(frames(still.previewKeyFrame()).get(0));
        assertThat(frames(still.temporary(), "-ss", "7"))
                .as("from where somebody jumps to")
                .hasSize(3 * framesPerSecond)
                .containsOnly(frames(still.keyFrame()).get(0));
    }

    /** Of two pictures that were encoded apart, with the same frames behind both. */
    @Test
    void framesThatSayAsBeforeFollowAnyPicture() throws IOException {
        VideoFormat video = new VideoFormat(320, 180, 25, 34, Fit.CONTAIN, "#000000");
        Loops loops = Loops.in(folder, video);
        StillOrder first = loops.make("a", picture("a", 0));
        StillOrder second = loops.make("b", picture("b", 90));
        Path list = folder.resolve("both.ffconcat");
        Files.writeString(list, """
                ffconcat version 1.0
                file still_a.mp4
                duration 2.960000
                outpoint 2.940000
                file still_b.mp4
                duration 4.440000
                outpoint 4.420000
                file still_a.mp4
                duration 10.000000
                outpoint 9.980000
                """);
        Path both = folder.resolve("both.mp4");

        TestMedia.run("-f", "concat", "-i", list.toString(), "-c", "copy", both.toString());

        String a = frames(first.keyFrame()).get(0);
        String b = frames(second.keyFrame()).get(0);
        List<String> expected = new ArrayList<>(Collections.nCopies(74, a));
        expected.addAll(Collections.nCopies(111, b));
        expected.addAll(Collections.nCopies(250, a));
        assertThat(a).isNotEqualTo(b);
        assertThat(frames(both)).isEqualTo(expected);
    }

    private Picture picture(String name, int darker) throws IOException {
        Path file = folder.resolve(name + ".png");
        TestMedia.run(
                "-f",
                "lavfi",
                "-i",
                "testsrc=s=480x270:d=1",
                "-vf",
                "hue=h=" + darker,
                "-frames:v",
                "1",
                file.toString());
        return new Picture(file, Picture.Kind.PNG, 480, 270, 1);
    }

    /** Returns the hash of each decoded frame; a complaint of the decoder is an exception. */
    private static List<String> frames(Path video, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("-i", video.toString(), "-f", "framemd5", "-"));
        byte[] list = TestMedia.run(arguments.toArray(String[]::new));
        return new String(list, StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(line.lastIndexOf(',') + 1).strip())
                .toList();
    }
}
