package org.stillcast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.cli.ExitStatus;
import org.stillcast.mp4.VideoTrack;

import static org.assertj.core.api.Assertions.assertThat;

/** A bare folder of sounds and a picture, from the command to the video. */
class FolderTest {
    private static final List<String> NAMES =
            List.of("1 it's & co.mp3", "2 100%.MP3", "10 日本語 🎧.m4a", "day 2/1.flac", "day 10/1.ogg");

    @TempDir
    private Path home;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = home.resolve("my course");
        for (int i = 0; i < NAMES.size(); i++) {
            TestMedia.clip(folder.resolve(NAMES.get(i)), i, "0.%d".formatted(4 + i));
        }
        TestMedia.picture(folder.resolve("Cover.JPG"), 320, 180);
    }

    private List<Path> everything() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }

    private JsonNode result() throws IOException {
        return new ObjectMapper()
                .readTree(home.resolve("outbox/my-course/my-course.json").toFile());
    }

    private Run render(String... more) {
        return Run.in(
                home,
                Stream.concat(Stream.of(folder.toString()), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void oneCommandMakesItsVideoInOrderAndWritesNothingIntoIt() throws IOException {
        List<Path> before = everything();

        Run run = render("--size", "320x180");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).hasSize(1);
        assertThat(run.err())
                .contains("has no manifest.json, so its sounds are taken in their order: 5 clips"
                        + " (1 it's & co.mp3, 2 100%.MP3 … day 10/1.ogg) over the picture Cover.JPG")
                .contains("./stillcast init");
        assertThat(everything()).isEqualTo(before);
        short[] heard = TestMedia.samples(home.resolve("outbox/my-course/my-course_part001.mp4"));
        JsonNode clips = result().path("parts").path(0).path("clips");
        assertThat(clips).hasSize(NAMES.size());
        for (int i = 0; i < NAMES.size(); i++) {
            short[] source = TestMedia.samples(folder.resolve(NAMES.get(i)));
            int start = clips.path(i).path("startSamples").asInt();
            assertThat(TestMedia.correlation(source, heard, start))
                    .as(NAMES.get(i))
                    .isGreaterThan(0.98);
        }
    }

    /** The same project, each time otherwise: none is taken for done, and none has to be allowed to replace the one before. */
    @Test
    void optionsBeatTheManifestForOneRunAndInitGoesOnWithTheSameProject() throws IOException {
        assertThat(render("--size", "320x180", "--every", "off").status()).isZero();
        assertThat(result().path("parts")).hasSize(1);

        Run shorter = render("--size", "640x360", "--every", "1s");

        assertThat(shorter.status()).as(shorter.err()).isZero();
        assertThat(shorter.out()).hasSizeGreaterThan(1);
        VideoTrack video = VideoTrack.read(home.resolve("outbox/my-course/my-course_part001.mp4"))
                .orElseThrow();
        assertThat(List.of(video.width(), video.height())).containsExactly(640, 360);

        Run init = Run.in(home, "init", folder.toString());
        Path manifest = folder.resolve("manifest.json");
        String text = Files.readString(manifest);
        Files.writeString(manifest, text.replace("    \"2 100%.MP3\",\n", ""));
        Run edited = render("--size", "640x360");

        assertThat(init.status()).as(init.err()).isZero();
        assertThat(init.err()).contains("is written: 5 clips").contains("next: ./stillcast render ");
        assertThat(edited.status()).as(edited.err()).isZero();
        assertThat(edited.err()).doesNotContain("has no manifest.json");
        assertThat(result().path("clipCount").asInt()).isEqualTo(NAMES.size() - 1);
        assertThat(result().path("parts")).hasSize(1);
    }

    @Test
    void initLeavesAManifestThatIsThereAlone() throws IOException {
        Files.writeString(folder.resolve("manifest.json"), "mine");

        Run run = Run.in(home, "init", folder.toString());

        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err()).contains("has a manifest.json already, and it stays as it is");
        assertThat(folder.resolve("manifest.json")).hasContent("mine");
    }

    @Test
    void aTableNamesTheSameFilesOrIsNotWritten() throws IOException {
        TestMedia.clip(folder.resolve("\u3000課.wav"), 1, "0.4");
        Path table = folder.resolve("clips.csv");

        Run refused = Run.in(home, "init", "--table", folder.toString());

        assertThat(refused.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(refused.err())
                .contains("has names of files that a table cannot hold, since blanks around a cell are left:"
                        + " \"\u3000課.wav\"; rename them");
        assertThat(everything()).doesNotContain(table, folder.resolve("manifest.json"));

        Files.move(folder.resolve("\u3000課.wav"), folder.resolve("課.wav"));
        Run init = Run.in(home, "init", "--table", folder.toString());
        Run valid = Run.in(home, "validate", folder.toString());

        assertThat(init.err()).contains("clips.csv\" and ").contains("manifest.json\" are written: 6 clips");
        assertThat(valid.status()).as(valid.err()).isZero();
    }

    @Test
    void aTableIsNotLeftWithoutItsManifest() throws IOException {
        Files.createSymbolicLink(folder.resolve("manifest.json"), folder.resolve("gone.json"));

        Run run = Run.in(home, "init", "--table", folder.toString());

        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err()).contains("has a manifest.json already");
        assertThat(folder.resolve("clips.csv")).doesNotExist();
    }

    @Test
    void initTellsWhichClipsCannotBeUsedAndTakesThePictureThatIsNamed() throws IOException {
        TestMedia.picture(folder.resolve("cover.png"), 320, 180);
        Files.writeString(folder.resolve("3.mp3"), "<html>not found</html>");

        Run several = Run.in(home, "init", folder.toString());
        Run run = Run.in(
                home,
                "init",
                folder.toString(),
                "--image",
                folder.resolve("cover.png").toString());

        assertThat(several.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(several.err()).contains("several pictures").contains("--image FILE");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("/clips/2: clip 3 (3.mp3) is a web page, not a sound");
        assertThat(folder.resolve("manifest.json")).content().contains("\"image\": \"cover.png\"");
    }

    @Test
    void aPictureOfAnywhereMayBeNamedForARunAndForAManifestMustLieInTheFolder() throws IOException {
        Path elsewhere = home.resolve("pictures/bg.png");
        Files.createDirectories(elsewhere.getParent());
        TestMedia.picture(elsewhere, 320, 180);
        Files.delete(folder.resolve("Cover.JPG"));

        Run without = render();
        Run init = Run.in(home, "init", folder.toString(), "--image", elsewhere.toString());
        Run run = render("--image", elsewhere.toString(), "--size", "320x180");

        assertThat(without.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(without.err()).contains("has no picture for the background");
        assertThat(init.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(init.err()).contains("copy it into the folder first");
        assertThat(run.status()).as(run.err()).isZero();
    }
}
