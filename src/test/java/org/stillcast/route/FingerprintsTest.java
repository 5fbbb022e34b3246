package org.stillcast.route;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.TestMedia;
import org.stillcast.project.AudioFormat;
import org.stillcast.project.Clip;
import org.stillcast.project.Picture;
import org.stillcast.project.Project;
import org.stillcast.project.VideoFormat;
import org.stillcast.run.ProjectRun;
import org.stillcast.timeline.RenderedSegment;
import org.stillcast.work.ChannelLayout;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.SegmentOrder;
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
            SegmentOrder.class,
            all(
                    Map.of("position", NAME, "clip", OTHERS, "fingerprint", OTHERS, "still", OTHERS),
                    Map.of(
                            "layout",
                            change("\"channels\": \"auto\"", "\"channels\": \"stereo\""),
                            "sampleRate",
                            OTHERS),
                    Map.of("target", NAME, "temporary", NAME, "sketch", NAME, "sketchTemporary", NAME),
                    Map.of("timeLimit", FOR_US)),
            RenderedSegment.class,
            all(
                    Map.of("position", NAME, "clipId", NAME, "complaint", FOR_PEOPLE),
                    Map.of("fingerprint", OTHERS, "samples", OTHERS, "channels", OTHERS)),
            JoinOrder.class,
            all(
                    Map.of("number", NAME, "count", NAME, "fileName", NAME, "target", NAME, "temporary", NAME),
                    Map.of("segments", OTHERS, "samples", OTHERS, "frames", OTHERS, "video", OTHERS, "audio", OTHERS),
                    Map.of("channels", OTHERS, "still", OTHERS, "fingerprint", OTHERS, "timeLimit", FOR_US)),
            StillOrder.class,
            all(
                    Map.of("picture", OTHERS, "video", OTHERS, "target", NAME, "temporary", NAME),
                    Map.of("previewTarget", NAME, "previewTemporary", NAME)));

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

    @Test
    void everyComponentOfAnOrderIsInAFingerprintOrDecidesNoBytes() {
        COMPONENTS.forEach((type, known) -> assertThat(
                        Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName))
                .as("components of " + type.getSimpleName())
                .containsExactlyInAnyOrderElementsOf(known.keySet()));
    }

    @Test
    void whatIsInAFingerprintMakesAnotherPart() throws Exception {
        String before = firstPart("before", MANIFEST);

        assertThat(firstPart("again", MANIFEST.replace("bg.png\"", "bg.png\", \"id\": \"x\"")))
                .isEqualTo(before);
        for (Map<String, Object> components : COMPONENTS.values()) {
            for (Map.Entry<String, Object> component : components.entrySet()) {
                if (component.getValue() instanceof Change change) {
                    assertThat(MANIFEST).contains(change.from());
                    assertThat(firstPart(component.getKey(), MANIFEST.replace(change.from(), change.to())))
                            .as(component.getKey())
                            .isNotEqualTo(before);
                }
            }
        }
    }

    /** Returns the fingerprint of the first part that would be made. */
    private String firstPart(String name, String manifest) throws Exception {
        ProjectRun run = bench.workshop.begin(bench.submission(name, manifest));
        try {
            answerAll(run);
            run.planParts();
            return run.partOrders().next().fingerprint();
        } finally {
            run.close();
        }
    }

    private static void answerAll(ProjectRun run) throws IOException {
        List<SegmentOrder> orders = new ArrayList<>();
        for (Iterator<SegmentOrder> given = run.segmentOrders(); given.hasNext(); ) {
            orders.add(given.next());
        }
        for (SegmentOrder order : orders) {
            run.countAnswer();
            run.complete(Workbench.pretend(order, order.position(), order.layout() == ChannelLayout.STEREO ? 2 : 1));
        }
    }
}
