package org.stillcast.draft;

import java.io.IOException;
import java.nio.charset.Charset;
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
        return Draft.of(folder, contents(), Optional.empty(), Optional.empty());
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
                .extracting(ClipDraft::audio)
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

        assertThat(draft().clips()).extracting(ClipDraft::audio).containsExactly("1.mp3", "2.ape", "3.mp3");
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

        assertThat(draft().clips()).extracting(ClipDraft::audio).containsExactly("voice.mp4");
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

        assertThat(draft().image()).contains(chosen);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.mp3 | has no picture for the background (jpg, png, webp, gif, bmp or tiff): put one into it, or say which with --image FILE (render takes one from anywhere; for init, copy it into the folder first)",
                "1.mp3 a.png b.png | has several pictures that could be the background: a.png, b.png; say which with --image FILE, or name it cover, background or folder",
                "1.mp3 a.png cover.png folder.jpg | has several pictures with a name for the background: cover.png, folder.jpg; say which with --image FILE, or leave one of them",
                "0.mp3 1.png 2.png 3.png 4.png 5.png 6.png 7.png | has several pictures that could be the background: 1.png, 2.png, 3.png, 4.png, 5.png and 2 more; say which with --image FILE, or name it cover, background or folder",
                "1.mp3 1.png 2.mp3 2.png 3.mp3 | has no picture for 3.mp3 and perhaps others, while some sounds have one of their own: put one into it that is named cover, background or folder, or say which with --image FILE",
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
        DraftText text = new DraftText(new Draft(
                Optional.of("cover.jpg"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                names.stream().map(ClipDraft::of).toList()));

        Manifest manifest = new ManifestReader(10, Duration.ofMinutes(10)).read(text.open());

        assertThat(manifest.image()).contains("cover.jpg");
        assertThat(manifest.clips()).extracting(ClipElement::path).isEqualTo(names);
        assertThat(new String(text.open().readAllBytes(), StandardCharsets.UTF_8).lines())
                .containsSequence("  \"clips\": [", "    \"a \\\"b\\\"\\\\c.mp3\",")
                .endsWith("    \"3.mp3\"", "  ]", "}");
    }

    @Test
    void textsOfAFolderAreReadByTheCodePageOfAllOfThem() throws Exception {
        put("cover.png", "1.mp3", "2.mp3", "3.mp3", "4.mp3", "5.mp3");
        Charset western = Charset.forName("windows-1252");
        Files.write(folder.resolve("1.txt"), "Größe".getBytes(western));
        Files.write(folder.resolve("2.txt"), "Übung macht den Meister, für später".getBytes(western));
        Files.writeString(folder.resolve("3.txt"), "Straße Größe");
        byte[] damaged = "äöüäöü".getBytes(StandardCharsets.UTF_8);
        damaged[11] = 'a';
        Files.write(folder.resolve("4.txt"), damaged);
        Files.writeString(folder.resolve("5.txt"), "plain");

        assertThat(draft().clips())
                .extracting(clip -> clip.text().orElse("-"))
                .containsExactly("Größe", "Übung macht den Meister, für später", "Straße Größe", "-", "plain");
        assertThat(new DraftReport(contents(), draft()).understood())
                .startsWith("texts that are not UTF-8 are read as Western (Windows 1252)");
        Files.delete(folder.resolve("1.txt"));
        Files.delete(folder.resolve("2.txt"));
        assertThat(draft().codePage()).isEmpty();
    }

    @Test
    void namesOfStrangersAreShownWithoutWhatTurnsATerminal() throws Exception {
        String escape = "\u001B[31m";
        put("1" + escape + ".mp3", "2.mp3", "cover" + escape + ".png", "notes" + escape + ".md", "1" + escape + ".txt");
        Files.writeString(folder.resolve("2.txt"), "two");

        DraftReport report = new DraftReport(contents(), draft());

        assertThat(report.taken()).isEqualTo("2 clips (1\uFFFD[31m.mp3, 2.mp3) over the picture cover\uFFFD[31m.png");
        assertThat(report.understood()).contains("not taken: 1\uFFFD[31m.txt is empty", "  1\uFFFD[31m.mp3");
        assertThat(report.left())
                .allSatisfy(line -> assertThat(line).contains("\uFFFD").doesNotContain("\u001B"));
    }

    private ClipDraft clip(int number) throws Exception {
        return draft().clips().get(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "01_-_Intro/1.mp3 01_-_Intro/2.mp3 02_The_Forest/1.mp3 | Intro, , The Forest",
                "01_part/1.mp3 02_part/1.mp3 03_End/1.mp3 | 01 part, 02 part, 03 End",
                "0.mp3 a/1.mp3 | , a",
                "audio/1/x.mp3 audio/2/x.mp3 | 1, 2",
                "p1/c1/x.mp3 p1/c2/x.mp3 p2/c1/x.mp3 | p1 – c1, p1 – c2, p2 – c1",
                "audio/1.mp3 audio/2.mp3 | ,",
                "1.mp3 2.mp3 | ,",
            })
    void subFoldersOpenChaptersIfThereAreSeveral(String sounds, String titles) throws Exception {
        put("cover.png");
        put(sounds.split(" ", -1));

        assertThat(draft().clips())
                .extracting(clip -> clip.title().orElse(""))
                .containsExactly(titles.split(", ?", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "02 - The Forest | The Forest",
                "02_the_forest | the forest",
                "3. Third | Third",
                "(12) Twelve | Twelve",
                "1、开始 | 开始",
                "第1课 开始 | 第1课 开始",
                "007 | 007",
                "01 - 02 | 01 - 02",
                "Chapter 3 | Chapter 3",
                "2024-01-05 Talk | 2024-01-05 Talk",
                "3D sound | 3D sound",
            })
    void aNumberInFrontIsNoPartOfATitle(String name, String title) {
        assertThat(TidyName.of(name)).contains(title);
    }

    @Test
    void aFewLongFilesAreChaptersEachByItsTagOrItsName() throws Exception {
        put("cover.png");
        for (int i = 1; i <= 3; i++) {
            TestMedia.run(
                    "-f",
                    "lavfi",
                    "-i",
                    "anullsrc=r=8000",
                    "-t",
                    "61",
                    "-metadata",
                    "album=Tales",
                    "-metadata",
                    "artist=" + (i < 3 ? "Anna" : "Ben"),
                    "-metadata",
                    "title=" + (i == 1 ? "The Forest" : ""),
                    "file:" + folder.resolve("%d. part.mp3".formatted(i)));
        }

        Draft drafted = draft();

        assertThat(drafted.clips())
                .extracting(clip -> clip.title().orElse(""))
                .containsExactly("The Forest", "2. part", "3. part");
        assertThat(drafted.title()).contains("Tales");
        assertThat(drafted.artist()).isEmpty();
        assertThat(Draft.of(folder, contents(), Optional.empty(), Optional.of(Chapters.NONE))
                        .clips())
                .allMatch(ClipDraft::isPlain);
    }

    @Test
    void filesBesideASoundAreItsTextSubtitlesAndPicture() throws Exception {
        put("cover.png", "1.mp3", "1.JPG", "2.mp3", "3.wav", "3.b.wav", "Z.mp3", "z.txt", "notes.txt", "x.png");
        Files.write(folder.resolve("1.txt"), " 你好，世界\r\n再见 \r\n".getBytes("GBK"));
        Files.writeString(folder.resolve("2.TXT"), "=a \"b\"");
        Files.writeString(folder.resolve("2.lrc"), "[00:01.00]a");
        Files.writeString(folder.resolve("2.srt"), "1\n00:00:01,000 --> 00:00:02,000\na");
        put("3.txt", "3.srt");
        Files.writeString(folder.resolve("3.b.txt"), "\u0001");

        assertThat(clip(0))
                .isEqualTo(new ClipDraft(
                        "1.mp3",
                        Optional.empty(),
                        Optional.of("你好，世界\n再见"),
                        Optional.of("1.JPG"),
                        Optional.empty(),
                        List.of()));
        assertThat(clip(1).text()).contains("=a \"b\"");
        assertThat(clip(1).subtitles()).contains("2.srt");
        assertThat(draft().clips())
                .flatExtracting(ClipDraft::remarks)
                .containsExactly(
                        "3.b.txt has control characters, and is no text",
                        "3.txt is empty",
                        "3.srt has no subtitles in it: there is no line such as 00:00:01,000 --> 00:00:02,500 with a text below it");
        assertThat(new DraftReport(contents(), draft()).left())
                .containsExactly(
                        "left out: 1 other picture (x.png)",
                        "left out: 2 files that are no sound and no picture (notes.txt, z.txt)");
        assertThat(new String(new DraftTable(draft()).open().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("\uFEFFaudio,title,text,image,subtitles\r\n"
                        + "1.mp3,,\"你好，世界\n再见\",1.JPG,\r\n"
                        + "2.mp3,,\"=a \"\"b\"\"\",,2.srt\r\n")
                .endsWith("Z.mp3,,,,\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.mp3 1.png 2.mp3 2.png           | ''        | 1.png 2.png",
                "1.mp3 1.png 2.mp3 2.png cover.jpg | cover.jpg | 1.png 2.png",
                "1.mp3 2.mp3 2.png                 | 2.png     | - -",
                "1.mp3 2.mp3 2.png b.jpg           | b.jpg     | - 2.png",
                "a/1.mp3 a/cover.png b/1.mp3 b/cover.png | ''  | a/cover.png b/cover.png",
                "a/1.mp3 a/cover.png b/1.mp3 c.png | c.png     | a/cover.png -",
                "a/1.mp3 a/cover.png b/1.mp3       | a/cover.png | - -",
            })
    void aSoundHasThePictureOfItsNameOrOfItsFolder(String files, String background, String pictures) throws Exception {
        put(files.split(" ", -1));

        assertThat(draft().image().orElse("")).isEqualTo(background);
        assertThat(draft().clips())
                .extracting(clip -> clip.image().orElse("-"))
                .containsExactly(pictures.split(" ", -1));
        assertThat(new DraftReport(contents(), draft()).left()).isEmpty();
    }

    @Test
    void whatWasUnderstoodIsShownByTheFirstAndTheLast() throws Exception {
        put("cover.png");
        for (int i = 1; i <= 9; i++) {
            put(i == 5 ? "b/x.mp3" : "a/%d.mp3".formatted(i));
        }
        Files.writeString(folder.resolve("a/1.txt"), "one\ntwo");
        Files.writeString(folder.resolve("a/1.srt"), "1\n00:00:01,000 --> 00:00:02,000\na");

        assertThat(new DraftReport(contents(), draft()).understood())
                .containsExactly(
                        "with 2 chapters (a, b), 1 text, 1 file of subtitles:",
                        "  a/1.mp3: chapter \"a\", text \"one two\", subtitles 1.srt",
                        "  a/2.mp3",
                        "  a/3.mp3",
                        "  …",
                        "  a/8.mp3",
                        "  a/9.mp3",
                        "  b/x.mp3: chapter \"b\"",
                        "5 is missing between 4 and 6");
    }
}
