package org.stillcast.run;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.TestMedia;
import org.stillcast.chapter.Chapter;
import org.stillcast.files.Fingerprint;
import org.stillcast.project.AudioFormat;
import org.stillcast.project.Clip;
import org.stillcast.project.Fit;
import org.stillcast.project.Gap;
import org.stillcast.project.Outputs;
import org.stillcast.project.Picture;
import org.stillcast.project.Project;
import org.stillcast.project.SlideStyle;
import org.stillcast.project.SlideText;
import org.stillcast.project.Spacing;
import org.stillcast.project.Tags;
import org.stillcast.project.VideoFormat;
import org.stillcast.subtitle.Cue;
import org.stillcast.timeline.PictureRun;
import org.stillcast.timeline.Take;
import org.stillcast.work.ChannelLayout;
import org.stillcast.work.ClipPiece;
import org.stillcast.work.DressOrder;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.Order;
import org.stillcast.work.PartProven;
import org.stillcast.work.SegmentFiles;
import org.stillcast.work.SegmentOrder;
import org.stillcast.work.SilencePiece;
import org.stillcast.work.SilencesOrder;
import org.stillcast.work.Slide;
import org.stillcast.work.SoundPiece;
import org.stillcast.work.StillOrder;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * All that decides the bytes of a part is in its fingerprint. Red: a record that orders are made of has a component more,
 * which must either be in a fingerprint (and here with a manifest that shows it) or decide no bytes (and why).
 */
class FingerprintsTest {
    private static final String NAME = "names or places something";
    private static final String FOR_US = "decides what is done, or for how long, not what comes out";
    private static final String FOR_PEOPLE = "is only said";
    private static final String OTHERS = "is made of what others here stand for";
    private static final String WHICH = "decides which files there are, not what is in one of them";
    private static final String ON_SLIDES = "is seen where there are slides, which have a test of their own";
    private static final String BY_NAME = "says how it is made, and is another one where that is";

    /** By record and component, a change of the manifest that must make another part, or why there is none. */
    private static final Map<Class<?>, Map<String, Object>> COMPONENTS = Map.ofEntries(
            entry(
                    Project.class,
                    all(
                            Map.of(
                                    "id",
                                    NAME,
                                    "manifest",
                                    NAME,
                                    "manifestSha256",
                                    FOR_US,
                                    "base",
                                    NAME,
                                    "origin",
                                    NAME),
                            Map.of("pictures", OTHERS, "video", OTHERS, "audio", OTHERS, "clips", OTHERS),
                            Map.of("slides", OTHERS),
                            Map.of("skipBadClips", FOR_US, "replace", FOR_US, "badClips", FOR_US),
                            Map.of("splitEvery", change("\"split\": false", "\"split\": {\"every\": 0.2}")),
                            Map.of(
                                    "splitAt",
                                    change("\"split\": false", "\"split\": {\"every\": 0.3, \"at\": \"exact\"}")),
                            Map.of("pauses", change("\"repeat\": 1", "\"repeat\": 2")),
                            Map.of("texts", dressing("Hello", "Hullo"), "outputs", OTHERS, "tags", OTHERS),
                            Map.of("coverNumber", dressing("cover.png", "other.png"), "loudness", OTHERS))),
            entry(
                    Picture.class,
                    all(
                            Map.of("file", change("bg.png", "other.png"), "orientation", "its content tells"),
                            Map.of("kind", "its content tells", "width", "its content tells"),
                            Map.of("height", "its content tells"))),
            entry(
                    VideoFormat.class,
                    Map.of(
                            "width", change("\"width\": 64", "\"width\": 66"),
                            "height", change("\"height\": 36", "\"height\": 38"),
                            "framesPerSecond", change("\"fps\": 25", "\"fps\": 24"),
                            "quality", change("\"quality\": 34", "\"quality\": 33"),
                            "fit", change("contain", "cover"),
                            "color", change("#000000", "#000001"))),
            entry(
                    AudioFormat.class,
                    Map.of(
                            "bitrateKbps", change("\"bitrate\": \"auto\"", "\"bitrate\": \"64k\""),
                            "sampleRate", change("48000", "44100"),
                            "channels", change("\"channels\": \"auto\"", "\"channels\": \"mono\""))),
            entry(Clip.class, Map.of("id", NAME, "audio", change("\"1.wav\"", "\"2.wav\""), "pointer", FOR_PEOPLE)),
            entry(
                    Spacing.class,
                    Map.of(
                            "gap", change("\"gap\": 0,", "\"gap\": 0.1,"),
                            "lead", change("\"lead\": 0,", "\"lead\": 0.1,"),
                            "tail", change("\"tail\": 0,", "\"tail\": 0.1,"))),
            entry(Gap.class, Map.of("value", OTHERS, "timesTheClip", change("\"gap\": 0,", "\"gap\": \"1x\","))),
            entry(
                    Outputs.class,
                    Map.of(
                            "video", WHICH,
                            "fullVideo", WHICH,
                            "sound", WHICH,
                            "subtitles", dressing("\"embedded\"", "\"srt\""),
                            "proof", WHICH,
                            "chapters", dressing("\"chapters\": true", "\"chapters\": false"))),
            entry(
                    Tags.class,
                    Map.of(
                            "title", dressing("\"The title\"", "\"Another title\""),
                            "language", dressing("\"en\"", "\"ja\""),
                            "artist", dressing("\"an artist\"", "\"another\""),
                            "album", dressing("\"an album\"", "\"another\""),
                            "date", dressing("\"2026\"", "\"2027\""),
                            "genre", dressing("\"a genre\"", "\"another\""),
                            "comment", dressing("\"a comment\"", "\"another\""),
                            "copyright", dressing("\"a copyright\"", "\"another\""))),
            entry(
                    Chapter.class,
                    Map.of(
                            "fromMillis", OTHERS,
                            "toMillis", OTHERS,
                            "title", dressing("\"One\"", "\"Another\""))),
            entry(Cue.class, Map.of("fromMillis", OTHERS, "toMillis", OTHERS, "text", OTHERS)),
            entry(
                    Take.class,
                    Map.of(
                            "fingerprint",
                            OTHERS,
                            "samples",
                            OTHERS,
                            "channels",
                            OTHERS,
                            "complaint",
                            FOR_PEOPLE,
                            "level",
                            FOR_PEOPLE)),
            entry(PictureRun.class, Map.of("still", OTHERS, "frames", OTHERS)));

    private static final Map<Class<?>, Map<String, Object>> COMPONENTS_OF_ORDERS = Map.ofEntries(
            entry(
                    SegmentOrder.class,
                    all(
                            Map.of("position", NAME, "clip", OTHERS, "rendering", OTHERS, "fingerprint", OTHERS),
                            Map.of("layout", change("\"channels\": \"auto\"", "\"channels\": \"stereo\"")),
                            Map.of("preview", "is never shown in a part", "timeLimit", FOR_US),
                            Map.of("target", NAME, "temporary", NAME, "sketch", NAME, "sketchTemporary", NAME),
                            Map.of(
                                    "strict",
                                    WHICH,
                                    "level",
                                    change("\"split\": false", "\"split\": false, \"loudness\": -16")))),
            entry(
                    SegmentOrder.Rendering.class,
                    Map.of("recipe", BY_NAME, "ffmpegVersion", BY_NAME, "mono", OTHERS, "sampleRate", OTHERS)),
            entry(
                    ClipPiece.class,
                    all(
                            Map.of("clip", NAME, "clipId", NAME, "take", OTHERS, "fromSample", OTHERS),
                            Map.of("round", "is only listed: each time it is the same", "samples", OTHERS))),
            entry(
                    SilencePiece.class,
                    Map.of("clip", NAME, "clipId", NAME, "samples", OTHERS, "channels", OTHERS, "rate", OTHERS)),
            entry(SoundPiece.Slice.class, Map.of("take", OTHERS, "fromSample", OTHERS, "samples", OTHERS)),
            entry(
                    SilencesOrder.class,
                    Map.of(
                            "files", OTHERS,
                            "ffmpegVersion", "makes the same of nothing",
                            "rate", OTHERS,
                            "channels", OTHERS)),
            entry(SilencesOrder.SilenceFile.class, Map.of("samples", OTHERS, "target", NAME, "temporary", NAME)),
            entry(
                    JoinOrder.class,
                    all(
                            Map.of("number", NAME, "count", NAME, "target", NAME, "temporary", NAME),
                            Map.of("content", OTHERS, "pieces", OTHERS, "samples", OTHERS, "folder", NAME),
                            Map.of("sound", "is encoded from the same, in the same way", "timeLimit", FOR_US),
                            Map.of("fingerprint", OTHERS, "soundFingerprint", OTHERS),
                            Map.of("form", "is told by the recipes of the content and of its sound"))),
            entry(
                    JoinOrder.Sound.class,
                    all(
                            Map.of("recipe", BY_NAME, "ffmpegVersion", BY_NAME, "sampleRate", OTHERS),
                            Map.of("channels", OTHERS, "bitrateKbps", OTHERS, "pieces", OTHERS))),
            entry(
                    JoinOrder.Content.class,
                    all(
                            Map.of("recipe", BY_NAME, "ffmpegVersion", BY_NAME),
                            Map.of("sound", OTHERS, "video", OTHERS, "pictures", OTHERS))),
            entry(
                    DressOrder.class,
                    all(
                            Map.of("number", "is among the tags", "count", "is among the tags", "content", OTHERS),
                            Map.of("form", OTHERS, "source", "has the packets of what the essence stands for"),
                            Map.of("tags", OTHERS, "chapters", OTHERS, "cues", OTHERS, "cover", OTHERS),
                            Map.of("samples", OTHERS, "folder", NAME, "target", NAME, "temporary", NAME),
                            Map.of("fingerprint", OTHERS, "timeLimit", FOR_US))),
            entry(DressOrder.Source.class, Map.of("file", NAME, "sha256", FOR_US, "form", FOR_US)),
            entry(
                    DressOrder.Content.class,
                    all(
                            Map.of("recipe", BY_NAME, "ffmpegVersion", BY_NAME, "form", OTHERS, "essence", OTHERS),
                            Map.of("language", OTHERS, "tags", OTHERS, "chapters", OTHERS, "subtitles", OTHERS),
                            Map.of("cover", OTHERS))),
            entry(
                    StillOrder.class,
                    all(
                            Map.of("number", NAME, "picture", OTHERS, "place", FOR_PEOPLE, "encoding", OTHERS),
                            Map.of("slide", OTHERS, "target", NAME, "temporary", NAME),
                            Map.of("previewTarget", NAME, "previewTemporary", NAME))),
            entry(
                    StillOrder.Encoding.class,
                    all(
                            Map.of("recipe", BY_NAME, "ffmpegVersion", BY_NAME),
                            Map.of("video", OTHERS, "orientation", OTHERS, "source", OTHERS))),
            entry(
                    Slide.class,
                    Map.of(
                            "recipe", BY_NAME,
                            "says", OTHERS,
                            "style", OTHERS,
                            "language", ON_SLIDES)),
            entry(SlideText.class, Map.of("title", ON_SLIDES, "text", ON_SLIDES)),
            entry(
                    SlideStyle.class,
                    Map.of("color", ON_SLIDES, "panel", ON_SLIDES, "opacity", ON_SLIDES, "size", ON_SLIDES)));

    private static final String MANIFEST = """
            {"version": 1, "image": "bg.png", "fit": "contain", "color": "#000000", "split": false,
             "title": "The title", "language": "en", "subtitles": ["embedded"], "chapters": true,
             "metadata": {"artist": "an artist", "album": "an album", "date": "2026", "genre": "a genre",
               "comment": "a comment", "copyright": "a copyright", "cover": "cover.png"},
             "gap": 0, "lead": 0, "tail": 0,
             "video": {"width": 64, "height": 36, "fps": 25, "quality": 34},
             "audio": {"bitrate": "auto", "sampleRate": 48000, "channels": "auto"},
             "clips": [{"audio": "1.wav", "title": "One", "text": "Hello.", "repeat": 1}, "2.wav"]}
            """;

    @TempDir
    private Path folder;

    private Workbench bench;

    /**
     * A change of the manifest.
     *
     * @param joined whether it makes another part before its tags
     */
    private record Change(String from, String to, boolean joined) {}

    private static Change change(String from, String to) {
        return new Change(from, to, true);
    }

    /** Of what a part has besides sound and picture. */
    private static Change dressing(String from, String to) {
        return new Change(from, to, false);
    }

    @SafeVarargs
    private static Map<String, Object> all(Map<String, ?>... some) {
        Map<String, Object> all = new HashMap<>();
        for (Map<String, ?> each : some) {
            all.putAll(each);
        }
        return all;
    }

    @BeforeEach
    void makeSources() throws Exception {
        bench = new Workbench(folder);
        TestMedia.picture(folder.resolve("inbox/other.png"), 64, 38);
        TestMedia.picture(folder.resolve("inbox/cover.png"), 32, 32);
    }

    /** What is of no part's sound is seen only. */
    private static final Set<Class<?>> SEEN = Set.of(Picture.class, VideoFormat.class);

    private static Map<Class<?>, Map<String, Object>> components() {
        Map<Class<?>, Map<String, Object>> both = new HashMap<>(COMPONENTS);
        both.putAll(COMPONENTS_OF_ORDERS);
        return both;
    }

    @Test
    void everyComponentOfAnOrderIsInAFingerprintOrDecidesNoBytes() {
        components()
                .forEach((type, known) -> assertThat(
                                Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName))
                        .as("components of " + type.getName())
                        .containsExactlyInAnyOrderElementsOf(known.keySet()));
    }

    @Test
    void whatIsInAFingerprintMakesAnotherPartAndWhatIsOnlySeenNoOtherSound() throws Exception {
        Made before = made("before", MANIFEST);

        assertThat(made("again", MANIFEST.replace("bg.png\"", "bg.png\", \"id\": \"x\"")))
                .isEqualTo(before);
        for (Map.Entry<Class<?>, Map<String, Object>> type : components().entrySet()) {
            for (Map.Entry<String, Object> component : type.getValue().entrySet()) {
                if (component.getValue() instanceof Change change) {
                    assertThat(MANIFEST).contains(change.from());
                    String name = type.getKey().getSimpleName() + "-" + component.getKey();
                    Made now = made(name, MANIFEST.replace(change.from(), change.to()));
                    assertThat(now.product()).as(name).isNotEqualTo(before.product());
                    if (!change.joined()) {
                        assertThat(now.withProduct(before.product())).as(name).isEqualTo(before);
                        continue;
                    }
                    assertThat(now.part()).as(name).isNotEqualTo(before.part());
                    if (SEEN.contains(type.getKey())) {
                        assertThat(now.sound()).as(name).isEqualTo(before.sound());
                        assertThat(now.segments()).as(name).isEqualTo(before.segments());
                        assertThat(now.still()).as(name).isNotEqualTo(before.still());
                    } else {
                        assertThat(now.sound()).as(name).isNotEqualTo(before.sound());
                        assertThat(now.still()).as(name).isEqualTo(before.still());
                    }
                }
            }
        }
    }

    /** Neither the bit rate nor the parts are in it, and whether a mono clip became stereo is told by the take. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    "1.wav"              | "2.wav"                  | false
                    48000                | 44100                    | false
                    "channels": "auto"   | "channels": "mono"       | false
                    "channels": "auto"   | "channels": "stereo"     | true
                    "bitrate": "auto"    | "bitrate": "64k"         | true
                    "split": false       | "split": {"every": 0.2}  | true
                    """)
    void whatDecidesTheSoundOfAClipMakesAnotherSegment(String from, String to, boolean same) throws Exception {
        assertThat(MANIFEST).contains(from);

        List<String> before = made("before", MANIFEST).segments();
        List<String> now = made("now", MANIFEST.replace(from, to)).segments();

        assertThat(now.get(0).equals(before.get(0))).isEqualTo(same);
    }

    /** Loops that version 1.0 has left are still known. */
    @Test
    void aStillHasTheFingerprintThatItHadInVersion10() throws Exception {
        VideoFormat video = new VideoFormat(64, 36, 25, 34, Fit.CONTAIN, "#000000");

        String still = made("before", MANIFEST).still();

        String picture = Fingerprint.ofFile(folder.resolve("inbox/bg.png"));
        assertThat(still).isEqualTo(Fingerprint.of("still 2", "4.4.1", video, 1, picture));
        assertThat(Fingerprint.ofRecord(new StillOrder.Encoding("still 2", "4.4.1", video, 1, "5a")))
                .isEqualTo("e6e4eb4ee0f1e44828afadb7bb094776");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    "title": "One"       | "title": "Two"
                    "text": "Hello."     | "text": "Hullo."
                    "language": "en"     | "language": "de"
                    "slides": {}         | "slides": { "color": "#fffffe" }
                    "slides": {}         | "slides": { "panel": "#000001" }
                    "slides": {}         | "slides": { "opacity": 0.7 }
                    "slides": {}         | "slides": { "size": 6 }
                    "slides": {}         | "slides": false
                    bg.png               | other.png
                    """)
    void whatDecidesHowASlideLooksMakesAnotherStill(String from, String to) throws Exception {
        String manifest = MANIFEST.replace("\"gap\": 0", "\"slides\": {}, \"gap\": 0");
        assertThat(manifest).contains(from);

        List<Path> before = stills("before", manifest);

        assertThat(stills("again", manifest)).isEqualTo(before);
        assertThat(stills("now", manifest.replace(from, to))).isNotEqualTo(before);
    }

    private List<Path> stills(String name, String manifest) throws Exception {
        ProjectRun run = bench.projects().begin(bench.submission(name, manifest));
        try {
            run.begin();
            run.beginRound();
            List<Path> stills = new ArrayList<>();
            run.giveStillOrders().forEachRemaining(still -> {
                stills.add(still.target().getFileName());
                run.countAnswer(StillOrder.class);
            });
            return stills;
        } finally {
            run.close();
        }
    }

    /**
     * The fingerprints of what would be made.
     *
     * @param sound of the first part's sound
     * @param part of the first part
     * @param product of the same with its tags
     */
    private record Made(String still, List<String> segments, String sound, String part, String product) {
        Made withProduct(String other) {
            return new Made(still, segments, sound, part, other);
        }
    }

    private Made made(String name, String manifest) throws Exception {
        ProjectRun run = bench.projects().begin(bench.submission(name, manifest));
        try {
            run.begin();
            run.beginRound();
            StillOrder still = run.giveStillOrders().next();
            run.countAnswer(StillOrder.class);
            List<String> segments = answerAll(run);
            run.planParts();
            run.tellPlan();
            JoinOrder part = run.givePartTurns().next().await().orElseThrow();
            String fingerprint = Fingerprint.ofRecord(still.encoding());
            assertThat(still.target().getFileName()).hasToString(SegmentFiles.still(fingerprint));
            return new Made(fingerprint, segments, part.soundFingerprint(), part.fingerprint(), product(run, part));
        } finally {
            run.close();
        }
    }

    /** Pretends that a part is joined, and returns the fingerprint of what it becomes with its tags. */
    private static String product(ProjectRun run, JoinOrder part) throws IOException {
        Files.writeString(part.target(), "part");
        run.countAnswer(JoinOrder.class);
        run.complete(new PartProven(part, 4, Fingerprint.ofFile(part.target())));
        return run.giveDressOrders().next().fingerprint();
    }

    /** What a clip that is cut is told apart by: the two slices of it are as long. */
    @Test
    void slicesOfAClipHaveFingerprintsOfTheirOwn() {
        assertThat(Fingerprint.ofRecord(new SoundPiece.Slice("take", 0, 5)))
                .isNotEqualTo(Fingerprint.ofRecord(new SoundPiece.Slice("take", 5, 5)));
    }

    private static List<String> answerAll(ProjectRun run) throws IOException {
        List<SegmentOrder> orders = new ArrayList<>();
        for (Iterator<Order> given = run.giveSegmentOrders(); given.hasNext(); ) {
            orders.add((SegmentOrder) given.next());
        }
        for (SegmentOrder order : orders) {
            run.countAnswer(SegmentOrder.class);
            run.complete(Workbench.pretend(order, order.layout() == ChannelLayout.STEREO ? 2 : 1));
        }
        return orders.stream().map(SegmentOrder::fingerprint).toList();
    }
}
