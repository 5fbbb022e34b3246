package org.stillcast.route;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.stillcast.check.SoundSketch;
import org.stillcast.ffmpeg.Command;
import org.stillcast.ffmpeg.ConcatScript;
import org.stillcast.ffmpeg.EvenCommand;
import org.stillcast.ffmpeg.PartCommand;
import org.stillcast.ffmpeg.SegmentCommand;
import org.stillcast.ffmpeg.StillCommand;
import org.stillcast.format.AudioFormat;
import org.stillcast.format.ChannelRule;
import org.stillcast.format.Fit;
import org.stillcast.format.Layout;
import org.stillcast.format.VideoFormat;
import org.stillcast.plan.Clip;
import org.stillcast.plan.EvenedClip;
import org.stillcast.plan.Part;
import org.stillcast.plan.Picture;
import org.stillcast.plan.RenderedSegment;
import org.stillcast.plan.Segment;
import org.stillcast.plan.Still;
import org.stillcast.plan.UnevenClip;
import org.stillcast.timeline.SampleRate;
import org.stillcast.workspace.Fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each recipe's number stands for. Red: the arguments of ffmpeg, or the sketches, are others than those that are
 * kept under this number on people's disks.
 *
 * <p>If what they make may have other bytes, raise the number (in {@code SegmentPhase}, {@code PartPhase} or
 * {@code StillPhase}) and put the new hash beside it; segments and parts of before are then made anew. Only if it was
 * proven that all that could be made before comes out with the same bytes, with the bundled ffmpeg and a newer one
 * (render a project before and after, and compare the checksums in its journal and the hashes in its result), may the
 * hash be replaced under the same number.
 */
class RecipesTest {
    private static final Map<String, String> KNOWN = Map.of(
            "segment 2", "e24ca370f733ce1545c6034552e7fdd8",
            "sketches of segment 2", "785d75be6551e4b06b087e2ad886aeec",
            "uneven clips of segment 2", "f5561166930424b82626cfbe34fb9750",
            "flat and high stills of still 2", "01632194367d00ac31ba052c8c261851",
            "part 2", "2f592be7c08ce00853da4e745c341d40",
            "still 2", "af645ff90b8a472e8226a50f29033ff3");

    private static final Path FOLDER = Path.of("w");
    private static final List<VideoFormat> VIDEOS = List.of(
            new VideoFormat(1920, 1080, 25, 34, Fit.CONTAIN, "#000000"),
            new VideoFormat(64, 36, 5, 0, Fit.COVER, "#A0b1C2"));
    private static final List<SampleRate> RATES = List.of(new SampleRate(48_000), new SampleRate(16_000));

    @Test
    void segments() {
        List<Object> all = new ArrayList<>();
        for (Layout layout : Layout.values()) {
            for (SampleRate rate : RATES) {
                all.add(arguments(SegmentCommand.of(segment(layout, rate))));
            }
        }

        assertKnown(SegmentPhase.RECIPE, all);
    }

    @Test
    void unevenClips() {
        List<Object> all = new ArrayList<>();
        for (Layout layout : Layout.values()) {
            for (SampleRate rate : RATES) {
                Segment segment = segment(layout, rate);
                all.add(arguments(EvenCommand.of(new UnevenClip(segment))));
                for (boolean sidesAlike : new boolean[] {false, true}) {
                    all.add(arguments(SegmentCommand.of(new EvenedClip(segment, sidesAlike, "").rendering())));
                }
            }
        }

        assertKnown("uneven clips of " + SegmentPhase.RECIPE, all);
    }

    @Test
    void sketches() throws IOException {
        List<Object> all = new ArrayList<>();
        for (SampleRate rate : RATES) {
            for (int channels = 1; channels <= 2; channels++) {
                all.add(sketch(rate, channels));
            }
        }

        assertKnown("sketches of " + SegmentPhase.RECIPE, all);
    }

    /** With the lists that they are joined from. */
    @Test
    void parts() throws IOException {
        List<Object> all = new ArrayList<>();
        for (String id : List.of("1", "食")) {
            for (int channels = 1; channels <= 2; channels++) {
                for (OptionalInt bitrate : List.of(OptionalInt.empty(), OptionalInt.of(64))) {
                    for (VideoFormat video : VIDEOS) {
                        Part part = part(id, channels, bitrate, video);
                        all.add(arguments(PartCommand.of(part)));
                        StringBuilder pictureList = new StringBuilder();
                        StringBuilder soundList = new StringBuilder();
                        ConcatScript.writeVideo(part, pictureList);
                        ConcatScript.writeAudio(part, soundList);
                        all.add(pictureList.toString());
                        all.add(soundList.toString());
                    }
                }
            }
        }

        assertKnown(PartPhase.RECIPE, all);
    }

    @Test
    void stills() {
        List<Object> all = new ArrayList<>();
        for (Picture.Kind kind : Picture.Kind.values()) {
            for (int orientation = 1; orientation <= 8; orientation++) {
                for (VideoFormat video : VIDEOS) {
                    all.add(arguments(StillCommand.of(still(kind, 640, 480, orientation, video))));
                }
            }
        }

        assertKnown(StillPhase.RECIPE, all);
    }

    @Test
    void flatAndHighStills() {
        List<Object> all = new ArrayList<>();
        for (int[] size : new int[][] {{4000, 3}, {3, 4000}, {21_000, 1_000}, {1_000, 21_000}}) {
            for (VideoFormat video : VIDEOS) {
                all.add(arguments(StillCommand.of(still(Picture.Kind.PNG, size[0], size[1], 6, video))));
            }
        }

        assertKnown("flat and high stills of " + StillPhase.RECIPE, all);
    }

    private static void assertKnown(String recipe, List<Object> all) {
        assertThat(Map.of(recipe, Fingerprint.of(all.toArray())))
                .as("see the comment of this class before you change the hash")
                .isEqualTo(Map.of(recipe, KNOWN.getOrDefault(recipe, "not known yet")));
    }

    private static String arguments(Command command) {
        return String.join("\n", command.arguments()).replace('\\', '/');
    }

    /** Of a second and a half of noise, and of silence. */
    private static String sketch(SampleRate rate, int channels) throws IOException {
        int samples = rate.hertz() * 3 / 2;
        ByteBuffer au = ByteBuffer.allocate(24 + samples * channels * Short.BYTES);
        au.putInt(0x2E736E64)
                .putInt(24)
                .putInt(-1)
                .putInt(3)
                .putInt(rate.hertz())
                .putInt(channels);
        Random random = new Random(9);
        for (int i = 0; i < samples * channels / 2; i++) {
            au.putShort((short) random.nextInt());
        }
        ByteArrayOutputStream sketch = new ByteArrayOutputStream();
        SoundSketch drawn = SoundSketch.draw(new ByteArrayInputStream(au.array()), sketch);
        return drawn + HexFormat.of().formatHex(sketch.toByteArray());
    }

    private static Segment segment(Layout layout, SampleRate rate) {
        return new Segment(
                0,
                new Clip("1", FOLDER.resolve("1.wav"), "/clips/0"),
                "f",
                FOLDER.resolve("preview.mp4"),
                layout,
                rate,
                FOLDER.resolve("segment_1.mp4"),
                FOLDER.resolve("segment_1.tmp-1.mp4"),
                FOLDER.resolve("sketch_1"),
                FOLDER.resolve("sketch_1.tmp-1"),
                Duration.ofMinutes(1));
    }

    private static Part part(String id, int channels, OptionalInt bitrate, VideoFormat video) {
        RenderedSegment segment = new RenderedSegment(0, id, "f", 4_800_000, channels, Optional.empty());
        return new Part(
                1,
                1,
                List.of(segment, segment),
                9_600_000,
                200L * video.framesPerSecond(),
                video,
                new AudioFormat(bitrate, RATES.get(0), ChannelRule.AUTO),
                channels,
                FOLDER.resolve("still.mp4"),
                "part001.mp4",
                FOLDER.resolve("part.mp4"),
                FOLDER.resolve("part.tmp-1.mp4"),
                "f",
                Duration.ofMinutes(1));
    }

    private static Still still(Picture.Kind kind, int width, int height, int orientation, VideoFormat video) {
        return new Still(
                new Picture(FOLDER.resolve("bg"), kind, width, height, orientation),
                video,
                FOLDER.resolve("still.mp4"),
                FOLDER.resolve("still.tmp-1.mp4"),
                FOLDER.resolve("preview.mp4"),
                FOLDER.resolve("preview.tmp-1.mp4"));
    }
}
