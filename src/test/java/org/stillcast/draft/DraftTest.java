package org.stillcast.draft;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.TestMedia;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.manifest.ClipElement;
import org.stillcast.manifest.Manifest;
import org.stillcast.manifest.ManifestReader;
import org.stillcast.media.FolderContents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DraftTest {
    @TempDir
    private Path folder;

    private void put(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        }
    }

    private FolderContents contents() throws Exception {
        return FolderContents.of(folder, List.of(folder.resolve("extra/videos")));
    }

    private Draft draft() throws Exception {
        return Draft.of(contents(), Optional.empty());
    }

    @Test
    void filesComeInNaturalOrderAndSubFoldersAfterThem() throws Exception {
        put(
                "10.mp3",
                "2.MP3",
                "01 - a.wav",
                "a/z.flac",
                "day 10/1.mp3",
                "day 2/10.ogg",
                "day 2/9.ogg",
                "day 2/b/1.m4a");
        put("cover.jpg");

        assertThat(draft().clips())
                .containsExactly(
                        "01 - a.wav",
                        "2.MP3",
                        "10.mp3",
                        "a/z.flac",
                        "day 2/9.ogg",
                        "day 2/10.ogg",
                        "day 2/b/1.m4a",
                        "day 10/1.mp3");
    }

    @Test
    void whatIsLeftIsToldWithTheReason() throws Exception {
        put("1.mp3", "2.ape", "2.wav", "bg.png", "b.jpg", "notes.txt", "Thumbs.db", "desktop.ini", "to do.md");
        put(".DS_Store", "._1.mp3", "__MACOSX/1.mp3", "3.mp3.part", ".4.mp3.Ab12Cd", "talk.avi", "cover.png");
        put("outbox/x/x.mp3", "extra/videos/x.mp3", "spanish/manifest.json", "spanish/1.mp3");
        Files.createSymbolicLink(folder.resolve("round"), folder);

        DraftReport report = new DraftReport(contents(), draft());

        assertThat(report.taken()).isEqualTo("2 clips (1.mp3, 2.wav) over the picture cover.png");
        assertThat(report.left())
                .containsExactly(
                        "left out: 2 other pictures (b.jpg, bg.png)",
                        "left out: 2 files that are still being copied (.4.mp3.Ab12Cd, 3.mp3.part)",
                        "left out: 1 video; to take its sound, add it to the clips (talk.avi)",
                        "left out: 1 sound of a kind that is not taken, beside one of the same name (2.ape)",
                        "left out: 1 folder that has a manifest.json of its own (spanish/)",
                        "left out: 2 folders for Stillcast's own files (outbox/, extra/videos/)",
                        "left out: 1 link to a folder (round/)",
                        "left out: 4 files that are no sound and no picture (desktop.ini, notes.txt, Thumbs.db, …)",
                        "left out: 3 hidden files and folders (._1.mp3, .DS_Store, __MACOSX/)");
    }

    @Test
    void whatIsMeantAsASoundIsNeverLeftForWhatIsInIt() throws Exception {
        put("1.mp3", "2.ape", "cover.jpg");
        Files.createSymbolicLink(folder.resolve("3.mp3"), folder.resolve("gone.mp3"));

        assertThat(draft().clips()).containsExactly("1.mp3", "2.ape", "3.mp3");
    }

    @Test
    void aVideoFileWithSoundAloneIsASound() throws Exception {
        put("cover.jpg");
        TestMedia.clip(folder.resolve("voice.mp4"), 1, "0.2", "-c:a", "aac");
        TestMedia.run(
                "-f",
                "lavfi",
                "-i",
                "color=s=32x32:d=0.2",
                "-f",
                "lavfi",
                "-i",
                "sine=d=0.2",
                "file:" + folder.resolve("film.mp4"));

        assertThat(draft().clips()).containsExactly("voice.mp4");
    }

    @ParameterizedTest
    @CsvSource({
        "b.png, b.png",
        "a.png Cover.JPG, Cover.JPG",
        "a.png b.gif BACKGROUND.webp, BACKGROUND.webp",
        "a.png 封面.png, 封面.png",
        "b.png sub/cover.png, b.png",
        "sub/b.png, sub/b.png",
        "sub/b.png sub/folder.tiff, sub/folder.tiff",
        "b.png script.svg, b.png",
        "b.heic, b.heic",
    })
    void theBackgroundIsTheOnlyPictureOrTheOneThatIsNamedSo(String pictures, String chosen) throws Exception {
        put("1.mp3");
        put(pictures.split(" ", -1));

        assertThat(draft().image()).isEqualTo(chosen);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.mp3 | has no picture for the background (jpg, png, webp, gif, bmp or tiff): put one into it, or say which with --image FILE (render takes one from anywhere; for init, copy it into the folder first)",
                "1.mp3 a.png b.png | has several pictures that could be the background: a.png, b.png; say which with --image FILE, or name it cover, background or folder",
                "1.mp3 a.png cover.png folder.jpg | has several pictures with a name for the background: cover.png, folder.jpg; say which with --image FILE, or leave one of them",
                "1.mp3 1.png 2.png 3.png 4.png 5.png 6.png 7.png | has several pictures that could be the background: 1.png, 2.png, 3.png, 4.png, 5.png and 2 more; say which with --image FILE, or name it cover, background or folder",
                "cover.png | has no sound in it that could be a clip (wav, aiff, au, caf, mp3, aac, m4a, mp4, flac, ogg, opus, mka, webm, ac3, amr and wma)",
                "cover.png day1/manifest.json day1/1.mp3 | has no sound in it that could be a clip (wav, aiff, au, caf, mp3, aac, m4a, mp4, flac, ogg, opus, mka, webm, ac3, amr and wma); name a folder in it that has a manifest.json of its own, such as day1/, and several of them one after another",
                "cover.png 1.avi | has no sound in it that could be a clip (wav, aiff, au, caf, mp3, aac, m4a, mp4, flac, ogg, opus, mka, webm, ac3, amr and wma); its videos are left, since what their sound is for is not known: to take it, name them in a manifest, such as { \"glob\": \"*.mp4\" }",
            })
    void whatAFolderDoesNotTellIsAskedFor(String files, String sentence) throws Exception {
        put(files.split(" ", -1));

        assertThatThrownBy(this::draft)
                .isInstanceOfSatisfying(
                        InvalidManifestException.class,
                        e -> assertThat(e.lines()).singleElement().asString().endsWith(sentence));
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-course.json", "manifest.json.txt", "course.JSONC"})
    void aManifestOfAnotherNameIsNotPassedOver(String name) throws Exception {
        put("1.mp3", "cover.png");
        Files.writeString(folder.resolve(name), "{\"image\": \"cover.png\", \"clips\": [\"1.mp3\"]}");
        Files.writeString(folder.resolve("transcript.json"), "{\"segments\": []}");

        assertThatThrownBy(this::draft).hasMessageContaining("but %s looks like a manifest".formatted(name));
    }

    @Test
    void theTextSaysTheSameInALineForEachClip() throws Exception {
        List<String> names = List.of("a \"b\"\\c.mp3", "日本 🎧/it's & 100%.mp3", "3.mp3");
        DraftText text = new DraftText(new Draft("cover.jpg", names));

        Manifest manifest = new ManifestReader(10, Duration.ofMinutes(10)).read(text.open());

        assertThat(manifest.image()).contains("cover.jpg");
        assertThat(manifest.clips()).extracting(ClipElement::path).isEqualTo(names);
        assertThat(new String(text.open().readAllBytes(), StandardCharsets.UTF_8).lines())
                .containsSequence("  \"clips\": [", "    \"a \\\"b\\\"\\\\c.mp3\",")
                .endsWith("    \"3.mp3\"", "  ]", "}");
    }
}
