package org.stillcast.run;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
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
import org.stillcast.files.Fingerprint;
import org.stillcast.project.AudioFormat;
import org.stillcast.project.Clip;
import org.stillcast.project.Fit;
import org.stillcast.project.Picture;
import org.stillcast.project.Project;
import org.stillcast.project.VideoFormat;
import org.stillcast.timeline.PictureRun;
import org.stillcast.timeline.Take;
import org.stillcast.work.ChannelLayout;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.SegmentFiles;
import org.stillcast.work.SegmentOrder;
import org.stillcast.work.SoundPiece;
import org.stillcast.work.StillOrder;

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
    private static final String BY_NAME = "says how it is made, and is another one where that is";

    /** By record and component, a change of the manifest that must make another part, or why there is none. */
    private static final Map<Class<?>, Map<String, Object>> COMPONENTS = Map.of(
            Project.class,
            all(
                    Map.of("id", NAME, "manifest", NAME, "manifestSha256", FOR_US, "base", NAME, "origin", NAME),
                    Map.of("picture", OTHERS, "video", OTHERS, "audio", OTHERS, "clips", OTHERS),
                    Map.of("skipBadClips", FOR_US, "replace", FOR_US, "badClips", FOR_US),
                    Map.of("splitEvery", change("\"split\": false", "\"split\": {\"every\": 0.2}"))),
            Picture.class,
            all(
                    Map.of("file", change("bg.png", "other.png"), "orientation", "its content tells"),
                    Map.of("kind", "its content tells", "width", "its content tells", "height", "its content tells")),
            VideoFormat.class,
            Map.of(
                    "width", change("\"width\": 64", "\"width\": 66"),
                    "height", change("\"height\": 36", "\"height\": 38"),
                    "framesPerSecond", change("\"fps\": 25", "\"fps\": 24"),
                    "quality", change("\"quality\": 34", "\"quality\": 33"),
                    "fit", change("contain", "cover"),
                    "color", change("#000000", "#000001")),
            AudioFormat.class,
            Map.of(
                    "bitrateKbps", change("\"bitrate\": \"auto\"", "\"bitrate\": \"64k\""),
                    "sampleRate", change("48000", "44100"),
                    "channels", change("\"channels\": \"auto\"", "\"channels\": \"mono\"")),
            Clip.class,
            Map.of("id", NAME, "audio", change("\"1.wav\"", "\"2.wav\""), "pointer", FOR_PEOPLE),
            Take.class,
            Map.of("fingerprint", OTHERS, "samples", OTHERS, "channels", OTHERS, "complaint", FOR_PEOPLE),
            PictureRun.class,
            Map.of("still", OTHERS, "frames", OTHERS));

    private static final Map<Class<?>, Map<String, Object>> COMPONENTS_OF_ORDERS = Map.of(
            SegmentOrder.class,
            all(
                    Map.of("position", NAME, "clip", OTHERS, "rendering", OTHERS, "fingerprint", OTHERS),
                    Map.of("layout", change("\"channels\": \"auto\"", "\"channels\": \"stereo\"")),
                    Map.of("preview", "is never shown in a part", "timeLimit", FOR_US),
                    Map.of("target", NAME, "temporary", NAME, "sketch", NAME, "sketchTemporary", NAME)),
            SegmentOrder.Rendering.class,
            Map.of("recipe", BY_NAME, "ffmpegVersion", BY_NAME, "mono", OTHERS, "sampleRate", OTHERS),
            SoundPiece.class,
            Map.of("clip", NAME, "clipId", NAME, "take", OTHERS, "fromSample", OTHERS, "samples", OTHERS),
            SoundPiece.Slice.class,
            Map.of("take", OTHERS, "fromSample", "is 0 in all that a manifest can ask for", "samples", OTHERS),
            JoinOrder.class,
            all(
                    Map.of("number", NAME, "count", NAME, "target", NAME, "temporary", NAME),
                    Map.of("content", OTHERS, "pieces", OTHERS, "samples", OTHERS, "folder", NAME),
                    Map.of("sound", "is encoded from the same, in the same way", "timeLimit", FOR_US),
                    Map.of("fingerprint", OTHERS, "soundFingerprint", OTHERS)),
            JoinOrder.Sound.class,
            all(
                    Map.of("recipe", BY_NAME, "ffmpegVersion", BY_NAME, "sampleRate", OTHERS, "channels", OTHERS),
                    Map.of("bitrateKbps", OTHERS, "pieces", OTHERS)),
            JoinOrder.Content.class,
            all(
                    Map.of("recipe", BY_NAME, "ffmpegVersion", BY_NAME),
                    Map.of("sound", OTHERS, "video", OTHERS, "pictures", OTHERS)),
            StillOrder.class,
            all(
                    Map.of("picture", OTHERS, "place", FOR_PEOPLE, "encoding", OTHERS),
                    Map.of("target", NAME, "temporary", NAME, "previewTarget", NAME, "previewTemporary", NAME)),
            StillOrder.Encoding.class,
            all(
                    Map.of("recipe", BY_NAME, "ffmpegVersion", BY_NAME),
                    Map.of("video", OTHERS, "orientation", OTHERS, "source", OTHERS)));

    private static final String MANIFEST = """
            {"version": 1, "image": "bg.png", "fit": "contain", "color": "#000000", "split": false,
             "video": {"width": 64, "height": 36, "fps": 25, "quality": 34},
             "audio": {"bitrate": "auto", "sampleRate": 48000, "channels": "auto"},
             "clips": ["1.wav", "2.wav"]}
            """;

    @TempDir
    private Path folder;

    private Workbench bench;

    private record Change(String from, String to) {}

    private static Change change(String from, String to) {
        return new Change(from, to);
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
                    Made now = made(component.getKey(), MANIFEST.replace(change.from(), change.to()));
                    String name = component.getKey();
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

    /**
     * The fingerprints of what would be made.
     *
     * @param part of the first part
     * @param sound of the first part's sound
     */
    private record Made(String still, List<String> segments, String sound, String part) {}

    private Made made(String name, String manifest) throws Exception {
        ProjectRun run = bench.projects().begin(bench.submission(name, manifest));
        try {
            StillOrder still = run.giveStillOrders().next();
            run.countAnswer(StillOrder.class);
            List<String> segments = answerAll(run);
            run.planParts();
            run.tellPlan();
            JoinOrder part = run.givePartTurns().next().await().orElseThrow();
            String fingerprint = Fingerprint.ofRecord(still.encoding());
            assertThat(still.target().getFileName()).hasToString(SegmentFiles.still(fingerprint));
            return new Made(fingerprint, segments, part.soundFingerprint(), part.fingerprint());
        } finally {
            run.close();
        }
    }

    private static List<String> answerAll(ProjectRun run) throws IOException {
        List<SegmentOrder> orders = new ArrayList<>();
        for (Iterator<SegmentOrder> given = run.giveSegmentOrders(); given.hasNext(); ) {
            orders.add(given.next());
        }
        for (SegmentOrder order : orders) {
            run.countAnswer(SegmentOrder.class);
            run.complete(Workbench.pretend(order, order.layout() == ChannelLayout.STEREO ? 2 : 1));
        }
        return orders.stream().map(SegmentOrder::fingerprint).toList();
    }
}
