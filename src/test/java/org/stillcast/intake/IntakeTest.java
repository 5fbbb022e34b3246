package org.stillcast.intake;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.fault.FaultList;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.files.Fingerprint;
import org.stillcast.packed.HeapRoom;
import org.stillcast.project.AudioFormat;
import org.stillcast.project.BadClip;
import org.stillcast.project.ChannelRule;
import org.stillcast.project.Clip;
import org.stillcast.project.Fit;
import org.stillcast.project.Origin;
import org.stillcast.project.Outputs;
import org.stillcast.project.Picture;
import org.stillcast.project.PictureList;
import org.stillcast.project.Project;
import org.stillcast.project.SampleRate;
import org.stillcast.project.SlideList;
import org.stillcast.project.SlideText;
import org.stillcast.project.SplitAt;
import org.stillcast.project.Tags;
import org.stillcast.project.VideoFormat;
import org.stillcast.settings.InvalidSettingsException;
import org.stillcast.settings.Settings;
import org.stillcast.settings.SettingsReader;
import org.stillcast.slide.Fonts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class IntakeTest {
    private Path folder;

    @BeforeEach
    void makePictureAndSounds(@TempDir Path temp) throws IOException {
        folder = temp.toRealPath();
        BufferedImage image = new BufferedImage(32, 18, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(image, "png", folder.resolve("bg.png").toFile());
        Files.createDirectory(folder.resolve("audio"));
        for (String name : List.of("1.mp3", "2.mp3", "10.mp3", "x.mp3")) {
            sound(folder.resolve("audio").resolve(name));
        }
    }

    @Test
    void aProjectHasEverythingThatItsManifestNames() throws Exception {
        Path manifest = manifest("jlpt N2!.json", """
                { "version": 1, "image": "bg.png", "fit": "cover", "color": "#102030",
                  "video": { "width": 1280, "height": 720, "fps": 30, "quality": 20 },
                  "audio": { "bitrate": "128k", "sampleRate": 44100, "channels": "stereo" },
                  "split": { "every": "90s" }, "onBadClip": "skip", "replace": true,
                  "clips": [ "audio/1.mp3", { "id": "食べる", "audio": "audio/2.mp3" } ] }
                """);

        Project project = plan(manifest);

        assertThat(project)
                .isEqualTo(new Project(
                        "jlpt-N2",
                        manifest,
                        Fingerprint.ofFile(manifest),
                        folder,
                        new Origin("jlpt N2!.json", folder.toString()),
                        PictureList.ofBackground(new Picture(folder.resolve("bg.png"), Picture.Kind.PNG, 32, 18, 1)),
                        project.slides(),
                        new VideoFormat(1280, 720, 30, 20, Fit.COVER, "#102030"),
                        new AudioFormat(OptionalInt.of(128), new SampleRate(44_100), ChannelRule.STEREO),
                        Optional.of(Duration.ofSeconds(90)),
                        SplitAt.CLIP,
                        true,
                        true,
                        List.of(clip("1", "1.mp3", "/clips/0"), clip("食べる", "2.mp3", "/clips/1/audio")),
                        List.of(),
                        project.pauses(),
                        project.texts(),
                        Optional.empty(),
                        Outputs.USUAL,
                        Tags.NONE,
                        OptionalInt.empty()));
    }

    @Test
    void aClipMayHaveAPictureAPauseTextsAndMayBeRepeated() throws Exception {
        Files.copy(folder.resolve("bg.png"), folder.resolve("other.png"));
        Files.writeString(folder.resolve("2.srt"), "1\n00:00:00,000 --> 00:00:01,000\ntwo\n");
        Path manifest = manifest("p.json", """
                { "image": "bg.png", "gap": "500ms", "lead": 1, "tail": 2,
                  "clips": [ { "audio": "audio/1.mp3", "image": "other.png", "title": "One", "text": "one" }, "audio/2.mp3",
                             { "audio": "audio/2.mp3", "image": "./other.png", "gap": "2x", "repeat": 3, "subtitles": "2.srt" } ] }
                """);

        Project project = plan(manifest);

        assertThat(project.pictures())
                .extracting(Picture::file)
                .containsExactly(folder.resolve("bg.png"), folder.resolve("other.png"));
        assertThat(IntStream.range(0, 3).map(project.pictures()::of)).containsExactly(1, 0, 1);
        assertThat(project.pictures().pointer(1)).isEqualTo("/clips/0/image");
        SampleRate rate = new SampleRate(1000);
        assertThat(IntStream.range(0, 3).mapToLong(clip -> project.pauses().samplesBehind(clip, 300, rate)))
                .containsExactly(500L, 500L, 600L);
        assertThat(IntStream.range(0, 3).map(project.pauses()::rounds)).containsExactly(1, 1, 3);
        assertThat(List.of(project.pauses().leadSamples(rate), project.pauses().tailSamples(rate)))
                .containsExactly(1000L, 2000L);
        assertThat(project.texts().title(0)).contains("One");
        assertThat(project.texts().text(0)).contains("one");
        assertThat(project.texts().subtitles(2)).contains(folder.resolve("2.srt"));
        assertThat(List.of(project.opensChapter(0), project.opensChapter(1))).containsExactly(true, false);
    }

    @Test
    void aSlideIsWrittenOnTheClipsOwnPictureOrTheBackgroundAndTextsAreWithoutReadings() throws Exception {
        Files.copy(folder.resolve("bg.png"), folder.resolve("other.png"));
        Path manifest = manifest("p.json", """
                { "image": "bg.png", "slides": { "opacity": 1 },
                  "clips": [ "audio/1.mp3", { "audio": "audio/2.mp3", "title": "{一|いち}", "text": "one" },
                             { "audio": "audio/10.mp3", "image": "other.png", "text": "{二|に} {x}" },
                             { "audio": "audio/1.mp3", "text": "three", "slide": { "title": "3" } } ] }
                """);

        Project project = plan(manifest);

        SlideList slides = project.slides();
        assertThat(slides)
                .containsExactly(
                        new SlideText(Optional.of("{一|いち}"), Optional.of("one")),
                        new SlideText(Optional.empty(), Optional.of("{二|に} {x}")),
                        new SlideText(Optional.of("3"), Optional.empty()));
        assertThat(IntStream.range(0, 3).map(slides::picture)).containsExactly(0, 1, 0);
        assertThat(IntStream.range(0, 3).mapToObj(slides::pointer))
                .containsExactly("/clips/1/title", "/clips/2/text", "/clips/3/slide");
        assertThat(slides.of(0)).isEmpty();
        assertThat(slides.style().opacity()).isEqualByComparingTo("1");
        assertThat(project.texts().title(1)).contains("一");
        assertThat(project.texts().text(2)).contains("二 {x}");
    }

    @Test
    void bracesAreThemselvesWhereThereIsNoSlide() throws Exception {
        Project project = plan(manifest("p.json", """
                { "image": "bg.png", "clips": [ { "audio": "audio/1.mp3", "text": "{a|b}" } ] }
                """));

        assertThat(project.slides()).isEmpty();
        assertThat(project.texts().text(0)).contains("{a|b}");
    }

    @Test
    void allFaultsAreReportedAtOnceEachWithItsPlace() throws IOException {
        Files.writeString(folder.resolve("audio/text.mp3"), "not a sound");
        Path manifest = manifest("p.json", """
                { "version": 1, "image": "missing.png",
                  "clips": [ "audio/1.mp3", "missing/1.mp3", { "glob": "*.ogg" }, { "audio": "audio" },
                             { "id": "2", "audio": "audio/text.mp3" }, { "id": "2", "audio": "audio/2.mp3" } ] }
                """);

        assertThat(faultsOf(manifest))
                .containsExactly(
                        "/image: is not there: \"missing.png\"",
                        "/clips/1: is not there: \"missing/1.mp3\"; its folder is not there either; did you mean \"audio/1.mp3\"?",
                        "/clips/2/glob: matches no file: \"*.ogg\"",
                        "/clips/3/audio: is a folder, not a file: \"audio\"; for all files in a folder write { \"glob\": \"audio/*\" }",
                        "/clips/5/id: has the id \"2\", which /clips/4/id has, too",
                        "/clips/4/audio: text.mp3 is a text, not a sound");
    }

    @Test
    void ofVeryManyFaultsTheFirstHundredAreListedAndTheOthersCounted() throws IOException {
        String missing =
                IntStream.range(0, 250).mapToObj(i -> "\"%d.mp3\"".formatted(i)).collect(Collectors.joining(","));
        Path manifest = manifest("p.json", simple("[" + missing + "]"));

        assertThat(faultsOf(manifest))
                .hasSize(101)
                .contains("/clips/0: is not there: \"0.mp3\"", "/clips/99: is not there: \"99.mp3\"")
                .endsWith("and 150 more faults");
    }

    @Test
    void idsOfClipsArePositionsAfterPatternsAreExpanded() throws Exception {
        Path manifest = manifest(
                "p.json",
                simple("[ \"audio/x.mp3\", { \"glob\": \"audio/*.mp3\" }, \"audio/2.mp3\","
                        + " { \"id\": \"last\", \"audio\": \"audio/1.mp3\" }, \"audio/x.mp3\" ]"));

        assertThat(plan(manifest).clips())
                .containsExactly(
                        clip("1", "x.mp3", "/clips/0"),
                        clip("2", "1.mp3", "/clips/1/glob"),
                        clip("3", "2.mp3", "/clips/1/glob"),
                        clip("4", "10.mp3", "/clips/1/glob"),
                        clip("5", "x.mp3", "/clips/1/glob"),
                        clip("6", "2.mp3", "/clips/2"),
                        clip("last", "1.mp3", "/clips/3/audio"),
                        clip("8", "x.mp3", "/clips/4"));
    }

    @Test
    void idsThatAreTheSameIgnoringCaseAndUnicodeFormClash() throws IOException {
        Path manifest = manifest("p.json", simple("""
                        [ { "id": "Caf\u00E9", "audio": "audio/1.mp3" }, { "id": "cAFE\u0301", "audio": "audio/2.mp3" },
                          { "id": "4", "audio": "audio/1.mp3" }, "audio/2.mp3" ]
                        """));

        assertThat(faultsOf(manifest))
                .containsExactly(
                        "/clips/1/id: has the id \"cAF\u00C9\", which /clips/0/id has, too",
                        "/clips/3: has the id \"4\", which /clips/2/id has, too");
    }

    @ParameterizedTest
    @CsvSource({
        "jlpt-n2/manifest.json, jlpt-n2",
        "食べる 2/MANIFEST.JSON, 食べる-2",
        "jlpt-n2/lesson 3.json, lesson-3",
        "jlpt-n2/manifest2.json, manifest2",
        "jlpt-n2/manifest, jlpt-n2",
        "jlpt-n2/lesson 3.json.txt, lesson-3",
        "jlpt-n2/Manifest.JSONC, jlpt-n2"
    })
    void theIdIsTheNameOfTheFileOrOfTheFolderOfOneThatIsNamedManifest(String name, String id) throws Exception {
        Path manifest =
                manifest(name, "{ \"version\": 1, \"image\": \"../bg.png\", \"clips\": [ \"../audio/1.mp3\" ] }");

        assertThat(plan(manifest).id()).isEqualTo(id);
    }

    @Test
    void theIdThatIsGivenCountsMoreThanTheNameOfTheFile() throws Exception {
        Path manifest = manifest(
                "other.json",
                "{ \"version\": 1, \"id\": \"Cafe\u0301\", \"image\": \"bg.png\", \"clips\": [ \"audio/1.mp3\" ] }");

        assertThat(plan(manifest).id()).isEqualTo("Caf\u00E9");
    }

    @ParameterizedTest
    @CsvSource({
        "---.json, 'must be 1 to 64 letters or digits, with . _ - only inside, was \"\"'",
        "Nul.json, 'must not be \"Nul\", which names a device on Windows'"
    })
    @DisabledOnOs(OS.WINDOWS)
    void aNameThatGivesNoIdIsAFault(String name, String fault) throws IOException {
        Path manifest = manifest(name, simple("[ \"audio/1.mp3\" ]"));

        assertThat(faultsOf(manifest)).containsExactly("/id: is missing, and the file's name gives none: " + fault);
    }

    @Test
    void badClipsByThemselvesAreListedButNoReasonToStop() throws Exception {
        Files.createFile(folder.resolve("audio/empty.mp3"));
        Files.writeString(folder.resolve("audio/list.mp3"), "#EXTM3U\n");
        Path manifest = manifest(
                "p.json", simple("[ \"audio/empty.mp3\", \"audio/1.mp3\", { \"audio\": \"audio/list.mp3\" } ]"));

        Project project = plan(manifest);

        assertThat(project.clips()).hasSize(3);
        assertThat(project.badClips())
                .containsExactly(
                        new BadClip(0, clip("1", "empty.mp3", "/clips/0"), "is empty (0 bytes)"),
                        new BadClip(2, clip("3", "list.mp3", "/clips/2/audio"), "is an HLS playlist, not a sound"));
    }

    @Test
    void badClipsAreAddedToFaultsAtTheirPlaces() {
        FaultList faults = new FaultList();

        Intake.addTo(faults, List.of(new BadClip(4, clip("5", "x.mp3", "/clips/4/audio"), "is empty (0 bytes)")));

        assertThat(faults.lines()).containsExactly("/clips/4/audio: clip 5 (x.mp3) is empty (0 bytes)");
    }

    @Test
    void pathsStartAtTheBaseWhichStartsAtTheFolderOfTheManifest() throws Exception {
        Path manifest = manifest(
                "lists/p.json",
                "{ \"version\": 1, \"base\": \"../audio\", \"image\": \"../bg.png\", \"clips\": [ \"1.mp3\", { \"glob\": \"1*\" } ] }");

        Project project = plan(manifest);

        assertThat(project.base()).isEqualTo(folder.resolve("audio"));
        assertThat(project.pictures().file(0)).isEqualTo(folder.resolve("bg.png"));
        assertThat(project.clips())
                .containsExactly(
                        clip("1", "1.mp3", "/clips/0"),
                        clip("2", "1.mp3", "/clips/1/glob"),
                        clip("3", "10.mp3", "/clips/1/glob"));
    }

    @Test
    void theBaseMayBeAbsolute() throws Exception {
        Path manifest = manifest(
                "lists/p.json",
                "{ \"version\": 1, \"base\": \"%s\", \"image\": \"bg.png\", \"clips\": [ \"audio/1.mp3\" ] }"
                        .formatted(folder.toString().replace('\\', '/')));

        assertThat(plan(manifest).base()).isEqualTo(folder);
    }

    @Test
    void aBaseThatIsNotThereIsAFault() throws IOException {
        Path manifest = manifest(
                "p.json",
                "{ \"version\": 1, \"base\": \"missing\", \"image\": \"bg.png\", \"clips\": [ \"audio/1.mp3\" ] }");

        assertThat(faultsOf(manifest)).containsExactly("/base: is not a folder that is there: \"missing\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "This is no picture."})
    void aPictureThatCannotBeUsedIsAFault(String content) throws IOException {
        Files.writeString(folder.resolve("bg.png"), content);
        Path manifest = manifest("p.json", simple("[ \"audio/1.mp3\" ]"));

        assertThat(faultsOf(manifest))
                .containsExactly(
                        content.isEmpty()
                                ? "/image: is empty (0 bytes)"
                                : "/image: is not a picture that can be used (jpg, png, webp, gif, bmp or tiff)");
    }

    @Test
    void aPictureOfMorePixelsThanTheSettingsAllowIsAFault() throws IOException {
        Path manifest = manifest("p.json", simple("[ \"audio/1.mp3\" ]"));

        assertThat(faultsOf(manifest, Map.of("stillcast.max-pixels", "575")))
                .containsExactly("/image: is 32×18 = 576 pixels; at most 575 are allowed (stillcast.max-pixels)");
    }

    @Test
    void filesOutsideTheRootsAreFaults() throws IOException {
        Path root = Files.createDirectory(folder.resolve("mine"));
        Path manifest = manifest(
                "mine/p.json", "{ \"version\": 1, \"image\": \"../bg.png\", \"clips\": [ \"../audio/1.mp3\" ] }");
        String sentence =
                "lies outside the allowed folders: \"%s\"; to allow it: --media-root \"%s\", or stillcast.media-roots=%s";

        List<String> faults = faultsOf(Submission.byCommand(manifest, List.of(root)), Map.of());

        assertThat(faults)
                .containsExactly(
                        "/image: " + sentence.formatted(folder.resolve("bg.png"), folder, folder),
                        "/clips/0: "
                                + sentence.formatted(
                                        folder.resolve("audio").resolve("1.mp3"),
                                        folder.resolve("audio"),
                                        folder.resolve("audio")));
    }

    @Test
    void oneCauseIsOneLineWithThePlaceOfTheFirst() throws IOException {
        Path root = Files.createDirectory(folder.resolve("mine"));
        StringBuilder clips = new StringBuilder("\"my/audio/none.mp3\"");
        for (int i = 0; i < 150; i++) {
            sound(folder.resolve("audio/b%d.mp3".formatted(i)));
            clips.append(", \"../audio/b%1$d.mp3\", \"wrong/lesson %1$d/a.mp3\"".formatted(i));
        }
        sound(root.resolve("bg.png"));
        Path manifest = manifest("mine/p.json", simple("[" + clips + ", \"none.mp3\", \"*.mp3\" ]"));
        Path audio = folder.resolve("audio");

        assertThat(faultsOf(Submission.byCommand(manifest, List.of(root)), Map.of()))
                .containsExactly(
                        "/image: is an MP3 sound, not a picture (jpg, png, webp, gif, bmp or tiff)",
                        "/clips/0: is not there: \"my/audio/none.mp3\"; its folder is not there either",
                        "/clips/1: lies outside the allowed folders: \"%s\"; to allow it: --media-root \"%s\", or stillcast.media-roots=%s; the same goes for 149 more"
                                .formatted(audio.resolve("b0.mp3"), audio, audio),
                        "/clips/2: is not there: \"wrong/lesson 0/a.mp3\"; its folder is not there either; the same goes for 149 more",
                        "/clips/301: is not there: \"none.mp3\"",
                        "/clips/302: is not there: \"*.mp3\"; * and ? stand for other letters in an element of \"clips\" that is written { \"glob\": \"*.mp3\" }");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    89504E470D0A1A0A                   | a PNG picture
                    4944330400                         | an MP3 sound
                    0000002066747970697366D00000000000 | an MP4 video or sound
                    255044462D312E34                   | a PDF document
                    504B0304                           | a ZIP archive
                    504B030414000600080000002100000000000000000000000000130000005B436F6E74656E745F54797065735D | an Office document
                    7B5C727466315C616E7369             | an RTF text
                    3C68746D6C3E                       | a web page
                    """)
    void whatIsNoManifestSaysWhatItIs(String head, String kind) throws IOException {
        Path manifest = Files.write(folder.resolve("p.json"), HexFormat.of().parseHex(head));

        assertThat(faultsOf(manifest))
                .containsExactly(
                        "is %s, not a manifest: that is a text in braces, such as { \"image\": \"bg.png\", \"clips\": [ \"1.mp3\" ] }"
                                .formatted(kind));
    }

    @Test
    void whereNoManifestIsWhatIsThereInsteadIsNamed() throws IOException {
        Files.createDirectory(folder.resolve("course"));
        Path missing = folder.resolve("course/manifest.json");

        assertThat(faultsOf(folder.resolve("course/my.json"))).containsExactly("is not there");
        assertThat(faultsOf(missing))
                .containsExactly("is not there; to have one written for the sounds and the picture in its folder:"
                        + " ./stillcast init \"%s\"".formatted(folder.resolve("course")));
        assertThat(faultsOf(folder.resolve("cuorse/manifest.json")))
                .containsExactly(
                        "is not there; its folder is not there either: \"%s\"".formatted(folder.resolve("cuorse")));
        manifest("course/my.json", "{}");
        manifest("course/manifest.json.txt", "{}");
        assertThat(faultsOf(missing))
                .containsExactly(
                        "is not there; beside it there is \"manifest.json.txt\", \"my.json\": give that one, or rename it");
    }

    @Test
    void aManifestThatIsTooLargeIsNotRead() throws IOException {
        Path manifest = manifest("p.json", " ".repeat(1_025) + "not JSON");

        assertThat(faultsOf(manifest, Map.of("stillcast.max-manifest-size", "1K")))
                .containsExactly("has 1033 bytes; at most 1024 are read (stillcast.max-manifest-size)");
    }

    @Test
    void aManifestMayBeAsLargeAsTheSettingsAllow() throws Exception {
        String text = simple("[ \"audio/1.mp3\" ]");
        Path manifest = manifest("p.json", text + " ".repeat(1_024 - text.length()));

        assertThat(plan(manifest, Map.of("stillcast.max-manifest-size", "1K")).id())
                .isEqualTo("p");
    }

    @Test
    void clipsAreCountedAfterPatternsAreExpanded() throws Exception {
        Path manifest = manifest("p.json", simple("[ { \"glob\": \"audio/*.mp3\" } ]"));

        assertThat(plan(manifest, Map.of("stillcast.max-clips", "4")).clips()).hasSize(4);
        assertThat(faultsOf(manifest, Map.of("stillcast.max-clips", "3")))
                .containsExactly("/clips: stands for 4 clips; at most 3 are allowed (stillcast.max-clips)");
    }

    @Test
    void moreFilesThanFitIntoMemoryAreAFaultThatSaysWhatWouldDo() throws Exception {
        for (int i = 0; i < 1_100; i++) {
            sound(folder.resolve("audio/many %04d.mp3".formatted(i)));
        }
        Submission submission =
                Submission.byCommand(manifest("p.json", simple("[ { \"glob\": \"audio/many*\" } ]")), List.of(folder));
        Settings settings = new SettingsReader(Map.of(), Map.of(), folder).read();

        assertThat(catchThrowableOfType(
                                InvalidManifestException.class,
                                () -> new Intake(settings, new Fonts(List.of()), new HeapRoom(16 << 20))
                                        .plan(submission))
                        .lines())
                .containsExactly(
                        "/clips: stands for 1100 clips, more than fit into the 16 MB of memory that Stillcast has; to give it more, start it with STILLCAST_JAVA_OPTS=\"-Xmx32m -XX:+UseSerialGC\"");
    }

    @Test
    void whatTheManifestDoesNotSayComesFromTheSettingsAndTheSubmission() throws Exception {
        Path manifest = manifest("p.json", simple("[ \"audio/1.mp3\" ]"));
        Submission replacing = Submission.byCommand(manifest, List.of(folder)).replacing();

        Project project = intake(Map.of("stillcast.split-every", "7m")).plan(replacing);

        assertThat(project.splitEvery()).contains(Duration.ofMinutes(7));
        assertThat(project.replace()).isTrue();
        assertThat(plan(manifest).replace()).isFalse();
    }

    /** There may be several manifests in a folder elsewhere, so they keep their names. */
    @ParameterizedTest
    @CsvSource({
        "inbox/spanish 1/my course.json, true, spanish-1",
        "inbox/spanish 1/manifest.jsonc, true, spanish-1",
        "inbox/my course.jsonc, true, my-course",
        "inbox/spanish 1/my course.json, false, my-course",
        "elsewhere/spanish 1/my course.json, false, my-course"
    })
    void aFolderInTheInboxNamesItsProject(String file, boolean fromInbox, String id) throws Exception {
        Path manifest = manifest(
                file,
                simple("[ \"%s/audio/1.mp3\" ]".formatted(folder))
                        .replace("bg.png", folder.resolve("bg.png").toString()));

        List<Path> roots = List.of(folder);
        Project project = intake(Map.of())
                .plan(fromInbox ? Submission.fromInbox(manifest, roots) : Submission.byCommand(manifest, roots));

        assertThat(project.id()).isEqualTo(id);
    }

    @Test
    void theRowsOfATableAreClipsAmongOthers() throws Exception {
        Files.writeString(folder.resolve("words.csv"), "title;audio\nOne;audio/1.mp3\n;\n;audio/2.mp3\n");
        Path manifest = manifest(
                "a.json", "{ \"image\": \"bg.png\", \"clips\": [ \"audio/x.mp3\", { \"table\": \"words.csv\" } ] }");

        Project project = plan(manifest);

        assertThat(project.clips())
                .containsExactly(
                        clip("1", "x.mp3", "/clips/0"),
                        clip("2", "1.mp3", "/clips/1/table/row 2/audio"),
                        clip("3", "2.mp3", "/clips/1/table/row 4/audio"));
        assertThat(project.texts().title(1)).contains("One");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        audio~audio/1.mp3                           | /clips/0/table/row 2/image: is missing
        audio,image~audio/7.mp3,bg.png              | /clips/0/table/row 2/audio: is not there: "audio/7.mp3"
        audio,image~audio/1.mp3,no.png              | /clips/0/table/row 2/image: is not there: "no.png"
        audio~audio/1.mp3~audio/1.mp3~audio/1.mp3   | /clips: stands for more than 2 clips
        audio                                       | /clips/0/table: t.csv has no rows
        """)
    void whatIsWrongWithATableIsAmongTheFaults(String table, String said) throws Exception {
        Files.writeString(folder.resolve("t.csv"), table.replace('~', '\n'));

        List<String> faults = faultsOf(
                manifest("a.json", "{ \"clips\": [ { \"table\": \"t.csv\" } ] }"), Map.of("stillcast.max-clips", "2"));

        assertThat(faults).anySatisfy(fault -> assertThat(fault).startsWith(said));
    }

    @Test
    void whatStandsInATableIsWaitedForAsSoonAsItIsThere() throws Exception {
        Path manifest = manifest("a.json", "{ \"image\": \"bg.png\", \"clips\": [ { \"table\": \"t.csv\" } ] }");
        NamedFiles named = intake(Map.of()).named(Submission.byCommand(manifest, List.of(folder)));

        assertThat(missing(named)).singleElement().asString().startsWith("/clips/0/table: ");
        Files.writeString(folder.resolve("t.csv"), "audio,subtitles\naudio/1.mp3,\naudio/5.mp3,1.srt\n");
        named = named.withTables(any -> true).orElseThrow();
        assertThat(missing(named))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("/clips/0/table/row 3/subtitles: "),
                        line -> assertThat(line).startsWith("/clips/0/table/row 3/audio: "));
        assertThat(named.withTables(any -> true)).containsSame(named);
        assertThat(named.withTables(folder -> false)).isEmpty();
        assertThat(named.count()).isEqualTo(5);
        Files.writeString(folder.resolve("t.csv"), "audio\naudio/1.mp3\n");
        named = named.withTables(any -> true).orElseThrow();
        assertThat(missing(named)).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aTableThatCannotBeReadIsReadAgain() throws Exception {
        Path memory = Path.of("/proc/self/mem").toRealPath();
        Path table = Files.createSymbolicLink(folder.resolve("t.csv"), memory);
        Path manifest = manifest("a.json", "{ \"image\": \"bg.png\", \"clips\": [ { \"table\": \"t.csv\" } ] }");
        NamedFiles named = intake(Map.of())
                .named(Submission.byCommand(
                        manifest,
                        List.of(folder, Optional.ofNullable(memory.getParent()).orElseThrow())));

        named = named.withTables(any -> true).orElseThrow();
        assertThat(missing(named)).containsExactly("/clips/0/table: cannot be read yet: \"t.csv\"");
        Files.delete(table);
        Files.writeString(table, "audio\naudio/1.mp3\n");
        named = named.withTables(any -> true).orElseThrow();
        assertThat(missing(named)).isEmpty();
        assertThat(named.count()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"slide title, '', 漢字", "notes, '', {漢字|かんじ}", "notes, '\"pattern\": [\"audio\"],', {漢字|かんじ}"})
    void slidesOfATableHideReadingsInAllTexts(String column, String pattern, String shown) throws Exception {
        Files.writeString(folder.resolve("t.csv"), "audio,%s\naudio/2.mp3,x\n".formatted(column));
        Path manifest = manifest("a.json", """
                { "image": "bg.png", "clips": [ { "audio": "audio/1.mp3", "text": "{漢字|かんじ}" },
                  { %s "table": "t.csv" } ] }""".formatted(pattern));

        assertThat(plan(manifest).texts().text(0)).contains(shown);
    }

    private static List<String> missing(NamedFiles named) {
        return named.look(any -> true).orElseThrow().missing().lines();
    }

    private Project plan(Path manifest) throws Exception {
        return plan(manifest, Map.of());
    }

    private Project plan(Path manifest, Map<String, String> properties) throws Exception {
        return intake(properties).plan(Submission.byCommand(manifest, List.of(folder)));
    }

    private List<String> faultsOf(Path manifest) {
        return faultsOf(manifest, Map.of());
    }

    private List<String> faultsOf(Path manifest, Map<String, String> properties) {
        return faultsOf(Submission.byCommand(manifest, List.of(folder)), properties);
    }

    private List<String> faultsOf(Submission submission, Map<String, String> properties) {
        return catchThrowableOfType(
                        InvalidManifestException.class, () -> intake(properties).plan(submission))
                .lines();
    }

    private Intake intake(Map<String, String> properties) throws IOException, InvalidSettingsException {
        return new Intake(new SettingsReader(properties, Map.of(), folder).read());
    }

    private Clip clip(String id, String name, String pointer) {
        return new Clip(id, folder.resolve("audio").resolve(name), pointer);
    }

    private static String simple(String clips) {
        return "{ \"version\": 1, \"image\": \"bg.png\", \"clips\": %s }".formatted(clips);
    }

    private Path manifest(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
        return Files.writeString(file, text);
    }

    /** Makes a file whose first bytes do not speak against its being a sound. */
    private static void sound(Path file) throws IOException {
        Files.write(file, "ID3\u0004\u0000".getBytes(UTF_8));
    }
}
