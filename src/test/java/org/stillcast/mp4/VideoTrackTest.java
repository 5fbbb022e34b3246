package org.stillcast.mp4;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.TestMedia;
import org.stillcast.project.Fit;
import org.stillcast.project.VideoFormat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VideoTrackTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"64, 48, 25, 1", "128, 96, 30, 47", "66, 34, 24, 25", "64, 64, 60, 200", "64, 64, 1, 3"})
    void theFactsOfThePictureAreRead(int width, int height, int framesPerSecond, int frames) throws IOException {
        Path file = video("color=size=%dx%d:rate=%d".formatted(width, height, framesPerSecond), frames);

        VideoTrack track = VideoTrack.read(file).orElseThrow();

        assertThat(track)
                .isEqualTo(new VideoTrack(
                        width, height, frames, 1, track.ticksPerSecond(), track.ticksPerSecond() / framesPerSecond));
        assertThat(track.faultAgainst(format(width, height, framesPerSecond), frames, 1))
                .isEmpty();
    }

    @Test
    void framesOfDifferentLengthsAreSeen() throws IOException {
        Path file = video("color=size=64x64:rate=25,select=not(eq(n\\,5))", 10, "-vsync", "vfr");

        assertThat(VideoTrack.read(file).orElseThrow().faultAgainst(format(64, 64, 25), 10, 1))
                .contains("has frames of different lengths");
    }

    @ParameterizedTest
    @CsvSource({
        "66, 64, 25, 10, has 64x64 pixels instead of 66x64",
        "64, 66, 25, 10, has 64x64 pixels instead of 64x66",
        "64, 64, 25, 11, has 10 frames instead of 11",
        "64, 64, 25, 9, has 10 frames instead of 9",
        "64, 64, 24, 10, has frames of 512/12800 s instead of 1/24 s"
    })
    void whatIsNotAsPlannedIsSaid(int width, int height, int framesPerSecond, int frames, String fault) {
        VideoTrack track = new VideoTrack(64, 64, 10, 2, 12_800, 512);

        assertThat(track.faultAgainst(format(width, height, framesPerSecond), frames, 2))
                .contains(fault);
    }

    /** One that says that all are shows nothing where somebody jumps to. */
    @Test
    void keyFramesAreCounted() throws IOException {
        VideoTrack some = VideoTrack.read(video("color=size=64x64:rate=25", 50, "-g", "20"))
                .orElseThrow();
        VideoTrack all = VideoTrack.read(video("color=size=64x64:rate=25", 50, "-g", "1"))
                .orElseThrow();

        assertThat(some.faultAgainst(format(64, 64, 25), 50, 3)).isEmpty();
        assertThat(all.faultAgainst(format(64, 64, 25), 50, 3)).contains("has 50 key frames instead of 3");
    }

    @Test
    void aFileWithoutAPictureHasNone() throws IOException {
        Path file = folder.resolve("sound.mp4");
        TestMedia.run("-f", "lavfi", "-i", "sine=duration=0.1", "-c:a", "alac", file.toString());

        assertThat(VideoTrack.read(file)).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> VideoTrack.read(folder.resolve("x.mp4"))).isInstanceOf(IOException.class);
    }

    private Path video(String source, int frames, String... options) throws IOException {
        Path file = folder.resolve("video.mp4");
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", source, "-frames:v", "" + frames));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("-c:v", "libx264", "-bf", "0", file.toString()));
        TestMedia.run(arguments.toArray(String[]::new));
        return file;
    }

    private static VideoFormat format(int width, int height, int framesPerSecond) {
        return new VideoFormat(width, height, framesPerSecond, 34, Fit.CONTAIN, "#000000");
    }
}
