package org.stillcast.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.stillcast.chapter.Chapter;
import org.stillcast.check.SoundSketch;
import org.stillcast.ffmpeg.ConcatScript;
import org.stillcast.ffmpeg.DressArguments;
import org.stillcast.ffmpeg.EvenArguments;
import org.stillcast.ffmpeg.FfMetadata;
import org.stillcast.ffmpeg.FfmpegCommand;
import org.stillcast.ffmpeg.JoinArguments;
import org.stillcast.ffmpeg.LoopArguments;
import org.stillcast.ffmpeg.SegmentArguments;
import org.stillcast.ffmpeg.SilencesArguments;
import org.stillcast.ffmpeg.SkipFramesArguments;
import org.stillcast.ffmpeg.StillArguments;
import org.stillcast.files.Fingerprint;
import org.stillcast.loudness.Levelling;
import org.stillcast.mp3.Id3Tag;
import org.stillcast.mp4.SubtitleTrackFile;
import org.stillcast.project.AudioFormat;
import org.stillcast.project.ChannelRule;
import org.stillcast.project.Clip;
import org.stillcast.project.Fit;
import org.stillcast.project.Picture;
import org.stillcast.project.SampleRate;
import org.stillcast.project.VideoFormat;
import org.stillcast.subtitle.Cue;
import org.stillcast.timeline.PictureRun;
import org.stillcast.timeline.Take;
import org.stillcast.work.ChannelLayout;
import org.stillcast.work.ClipPiece;
import org.stillcast.work.DressOrder;
import org.stillcast.work.EvenedClip;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.LoopOrder;
import org.stillcast.work.MeasuredClip;
import org.stillcast.work.Orders;
import org.stillcast.work.PartForm;
import org.stillcast.work.SegmentOrder;
import org.stillcast.work.SilencePiece;
import org.stillcast.work.SilencesOrder;
import org.stillcast.work.SkipFramesOrder;
import org.stillcast.work.SoundPiece;
import org.stillcast.work.StillOrder;
import org.stillcast.work.UnevenClip;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each recipe's number stands for. Red: the arguments of ffmpeg, or the sketches, are others than those that are
 * kept under this number on people's disks.
 *
 * <p>If what they make may be heard or seen otherwise, raise the number (in {@code SegmentNames}, {@code
 * JoinOrderMaker}, {@code PartTags} or {@code StillPhase}) and put the new hash beside it; segments and parts of before are then made
 * anew. Only if it was proven that all that could be made before has the same samples and frames when it is decoded,
 * with the bundled ffmpeg and a newer one (render a project before and after, and compare what {@code -f framemd5}
 * says of its segments, loops and parts), may the hash be replaced under the same number.
 */
class RecipesTest {
    private static final Map<String, String> KNOWN = Map.ofEntries(
            entry("blurred and stretched stills of still 2", "7aac799779e9f012bc58f722f81c01d0"),
            entry("cut and silent sounds of sound 1", "d8068ddad783603e2f97aca09a83c489"),
            entry("level 1", "bf6e20f7252e129070e020a8e3b0b365"),
            entry("mp3 1", "e2f31cac873f090107044b1dfbb6c37f"),
            entry("sound part 1", "b7fc5f025dc8b52213d3d0df6a1aaee3"),
            entry("tags 1", "7618e9db17eed9cd87353fe8d68d6337"),
            entry("segment 3", "af1a3db8e4e7f07fef963e11a783a2a1"),
            entry("sketches of segment 3", "785d75be6551e4b06b087e2ad886aeec"),
            entry("uneven clips of segment 3", "0a58c80a6ad60baf9b7e62350b93a341"),
            entry("flat and high stills of still 2", "79e1b605db3a7e2b50e4b330fff1ec42"),
            entry("sound 1", "391a62049b9a1d197bb5e7245f473285"),
            entry("copied sounds of part 3", "15e61361db51cf613ebb6888260b7f80"),
            entry("part 3", "924bc061e35839b0b5ac9944d6411f6d"),
            entry("loops of still 2", "f15f4825c8b5afe0ac3995932219110d"),
            entry("still 2", "71b7eaca4047cecd5a3afd3681e274da"));

    private static final Path FOLDER = Path.of("w");
    private static final List<VideoFormat> VIDEOS = List.of(
            new VideoFormat(1920, 1080, 25, 34, Fit.CONTAIN, "#000000"),
            new VideoFormat(64, 36, 5, 0, Fit.COVER, "#A0b1C2"));
    private static final List<SampleRate> RATES = List.of(new SampleRate(48_000), new SampleRate(16_000));

    private static final List<Optional<Picture>> COVERS = List.of(
            Optional.empty(),
            Optional.of(new Picture(FOLDER.resolve("cover.png"), Picture.Kind.PNG, 600, 600, 1)),
            Optional.of(new Picture(FOLDER.resolve("cover.jpg"), Picture.Kind.JPEG, 600, 600, 1)));

    @Test
    void segments() {
        List<Object> all = new ArrayList<>();
        for (ChannelLayout layout : ChannelLayout.values()) {
            for (SampleRate rate : RATES) {
                all.add(arguments(SegmentArguments.of(segment(layout, rate))));
            }
        }

        assertKnown(SegmentNames.RECIPE, all);
    }

    @Test
    void unevenClips() {
        List<Object> all = new ArrayList<>();
        for (ChannelLayout layout : ChannelLayout.values()) {
            for (SampleRate rate : RATES) {
                SegmentOrder segment = segment(layout, rate);
                all.add(arguments(EvenArguments.of(new UnevenClip(segment).next())));
                for (boolean sidesAlike : new boolean[] {false, true}) {
                    all.add(arguments(SegmentArguments.of(
                            new EvenedClip(segment, sidesAlike, "").next().rendering())));
                }
            }
        }

        assertKnown("uneven clips of " + SegmentNames.RECIPE, all);
    }

    @Test
    void levels() {
        List<Object> all = new ArrayList<>();
        for (SampleRate rate : List.of(RATES.get(0), RATES.get(1), new SampleRate(96_000))) {
            SegmentOrder segment = segment(ChannelLayout.AS_IT_IS, rate);
            for (boolean isLimited : new boolean[] {false, true}) {
                Levelling levelling = new Levelling(3.21, isLimited, -16, 0);
                Take take = new Take("f", 12_345, 1, Optional.empty());
                all.add(arguments(new LevelRecipe().command(new MeasuredClip(segment, take, levelling).next())));
            }
        }

        assertKnown(LevelRecipe.RECIPE, all);
    }

    @Test
    void sketches() throws IOException {
        List<Object> all = new ArrayList<>();
        for (SampleRate rate : RATES) {
            for (int channels = 1; channels <= 2; channels++) {
                all.add(sketch(rate, channels));
            }
        }

        assertKnown("sketches of " + SegmentNames.RECIPE, all);
    }

    /** With the lists that they are joined from. */
    @Test
    void parts() throws IOException {
        List<Object> all = new ArrayList<>();
        for (JoinOrder part : parts(VIDEOS)) {
            all.add(arguments(JoinArguments.of(part)));
            StringBuilder pictureList = new StringBuilder();
            StringBuilder soundList = new StringBuilder();
            ConcatScript.writeVideo(part, pictureList);
            ConcatScript.writeAudio(part, soundList);
            all.add(pictureList.toString().replace("still_1f.mp4", "still.mp4"));
            all.add(soundList.toString());
        }

        assertKnown(JoinOrderMaker.RECIPE, all);
    }

    /** A part that gets another picture takes its sound from one that was encoded under this name. */
    @Test
    void sounds() throws IOException {
        List<Object> all = new ArrayList<>();
        for (JoinOrder part : parts(VIDEOS.subList(0, 1))) {
            all.add(arguments(JoinArguments.of(part)));
            StringBuilder soundList = new StringBuilder();
            ConcatScript.writeAudio(part, soundList);
            all.add(soundList.toString());
        }

        assertKnown(JoinOrderMaker.SOUND_RECIPE, all);
    }

    /** Under the name of those that are encoded: the bytes have to be the same. */
    @Test
    void copiedSounds() {
        List<Object> all = new ArrayList<>();
        for (VideoFormat video : VIDEOS) {
            JoinOrder part = part("1", 1, 96, video)
                    .soundOf(FOLDER.resolve("earlier.mp4"))
                    .order();
            all.add(arguments(JoinArguments.of(part)));
        }

        assertKnown("copied sounds of " + JoinOrderMaker.RECIPE, all);
    }

    /** With the lists that they are joined from. */
    @Test
    void partsThatAreSoundAlone() throws IOException {
        List<Object> all = new ArrayList<>();
        for (JoinOrder part : soundParts(PartForm.AAC)) {
            addJoin(part, all);
        }
        all.add(arguments(JoinArguments.of(part("1", 1, 96, VIDEOS.get(0))
                .form(PartForm.AAC)
                .soundOf(FOLDER.resolve("earlier.mp4"))
                .order())));

        assertKnown(JoinOrderMaker.SOUND_PART_RECIPE, all);
    }

    @Test
    void mp3s() throws IOException {
        List<Object> all = new ArrayList<>();
        for (JoinOrder part : soundParts(PartForm.MP3)) {
            addJoin(part, all);
        }

        assertKnown(JoinOrderMaker.MP3_RECIPE, all);
    }

    /** Clips that are cut, and the silences beside them: they came later than the sound that is encoded under this name. */
    @Test
    void cutAndSilentSounds() throws IOException {
        List<Object> all = new ArrayList<>();
        for (SampleRate rate : RATES) {
            for (int channels = 1; channels <= 2; channels++) {
                Take take = new Take("f", 4_800_000, channels, Optional.empty());
                SoundPiece silence = new SilencePiece(0, "1", 123_457, channels, rate);
                SoundPiece begun = new ClipPiece(0, "1", take, 1, 1_001, 4_798_999);
                SoundPiece brokenOff = new ClipPiece(0, "1", take, 1, 0, 1_001);
                for (List<SoundPiece> pieces : List.of(
                        List.of(silence, begun, silence, brokenOff, silence),
                        List.of(begun, brokenOff),
                        List.of(silence))) {
                    addJoin(
                            Orders.part(pieces)
                                    .audio(rate, channels, 96)
                                    .folder(FOLDER)
                                    .files(FOLDER.resolve("part.mp4"), FOLDER.resolve("part.tmp-1.mp4"))
                                    .order(),
                            all);
                }
                all.add(arguments(SilencesArguments.of(new SilencesOrder(
                        List.of(
                                new SilencesOrder.SilenceFile(
                                        480, FOLDER.resolve("a.mp4"), FOLDER.resolve("a.tmp.mp4")),
                                new SilencesOrder.SilenceFile(7, FOLDER.resolve("b.mp4"), FOLDER.resolve("b.tmp.mp4"))),
                        "4.4.1",
                        rate,
                        channels))));
            }
        }

        assertKnown("cut and silent sounds of " + JoinOrderMaker.SOUND_RECIPE, all);
    }

    private static List<JoinOrder> soundParts(PartForm form) {
        List<JoinOrder> parts = new ArrayList<>();
        for (String id : List.of("1", "食")) {
            for (int channels = 1; channels <= 2; channels++) {
                parts.add(part(id, channels, 64 * channels, VIDEOS.get(0))
                        .form(form)
                        .order());
            }
        }
        return parts;
    }

    private static void addJoin(JoinOrder part, List<Object> all) throws IOException {
        all.add(arguments(JoinArguments.of(part)));
        StringBuilder soundList = new StringBuilder();
        ConcatScript.writeAudio(part, soundList);
        all.add(soundList.toString());
    }

    /** With the texts that they are made from, and what is written in front of an MP3. */
    @Test
    void tags() throws IOException {
        List<Object> all = new ArrayList<>();
        for (String version : List.of("4.4.1", "5.1.2")) {
            for (PartForm form : List.of(PartForm.VIDEO, PartForm.AAC)) {
                for (boolean cues : new boolean[] {false, true}) {
                    for (Optional<Picture> cover : COVERS) {
                        DressOrder order = Orders.product(form, version, FOLDER, cues, cover);
                        all.add(arguments(DressArguments.of(order)));
                        StringBuilder tags = new StringBuilder();
                        FfMetadata.write(order.tags(), order.chapters(), tags);
                        all.add(tags.toString());
                    }
                }
            }
        }
        ByteArrayOutputStream track = new ByteArrayOutputStream();
        SubtitleTrackFile.write(List.of(new Cue(0, 500, "食べる"), new Cue(700, 900, "<i>to eat")), track);
        all.add(HexFormat.of().formatHex(track.toByteArray()));
        ByteArrayOutputStream mp3 = new ByteArrayOutputStream();
        Map<String, String> tagsOfMp3 = new LinkedHashMap<>();
        for (String name : List.of("title", "artist", "album", "track", "genre", "comment", "copyright")) {
            tagsOfMp3.put(name, "食 " + name);
        }
        tagsOfMp3.put("date", "2026-11-28");
        tagsOfMp3.put("language", "ja");
        new Id3Tag(tagsOfMp3, List.of(new Chapter(0, 1_000, "一"), new Chapter(1_000, 3_000, "二")))
                .withCover("image/png", new byte[] {1, 2, 3})
                .write(mp3);
        all.add(HexFormat.of().formatHex(mp3.toByteArray()));

        assertKnown(PartTags.RECIPE, all);
    }

    @Test
    void blurredAndStretchedStills() {
        List<Object> all = new ArrayList<>();
        for (int[] size : new int[][] {{640, 480}, {4000, 3}, {3, 4000}, {65_000, 3}}) {
            for (int orientation : new int[] {1, 6}) {
                for (Fit fit : List.of(Fit.BLUR, Fit.STRETCH)) {
                    VideoFormat video = new VideoFormat(1920, 1080, 25, 34, fit, "#A0b1C2");
                    all.add(arguments(
                            StillArguments.of(still(Picture.Kind.PNG, size[0], size[1], orientation, video))));
                }
            }
        }

        assertKnown("blurred and stretched stills of " + StillPhase.RECIPE, all);
    }

    @Test
    void stills() {
        List<Object> all = new ArrayList<>();
        for (Picture.Kind kind : Picture.Kind.values()) {
            for (int orientation = 1; orientation <= 8; orientation++) {
                for (VideoFormat video : VIDEOS) {
                    all.add(arguments(StillArguments.of(still(kind, 640, 480, orientation, video))));
                }
            }
        }

        assertKnown(StillPhase.RECIPE, all);
    }

    /** What their key frames become loops with. */
    @Test
    void loops() throws IOException {
        List<Object> all = new ArrayList<>();
        for (VideoFormat video : VIDEOS) {
            StillOrder still = still(Picture.Kind.PNG, 640, 480, 1, video);
            all.add(arguments(SkipFramesArguments.of(new SkipFramesOrder(
                    video, still.target(), still.temporary(), still.previewTarget(), still.previewTemporary()))));
            all.add(arguments(LoopArguments.of(new LoopOrder(still))));
            StringBuilder list = new StringBuilder();
            StringBuilder previewList = new StringBuilder();
            ConcatScript.writeLoop(still, list);
            ConcatScript.writePreviewLoop(still, previewList);
            all.add(list.toString());
            all.add(previewList.toString());
        }

        assertKnown("loops of " + StillPhase.RECIPE, all);
    }

    @Test
    void flatAndHighStills() {
        List<Object> all = new ArrayList<>();
        for (int[] size : new int[][] {{4000, 3}, {3, 4000}, {21_000, 1_000}, {1_000, 21_000}}) {
            for (VideoFormat video : VIDEOS) {
                all.add(arguments(StillArguments.of(still(Picture.Kind.PNG, size[0], size[1], 6, video))));
            }
        }

        assertKnown("flat and high stills of " + StillPhase.RECIPE, all);
    }

    private static void assertKnown(String recipe, List<Object> all) {
        assertThat(Map.of(recipe, Fingerprint.of(all.toArray())))
                .as("see the comment of this class before you change the hash")
                .isEqualTo(Map.of(recipe, KNOWN.getOrDefault(recipe, "not known yet")));
    }

    private static String arguments(FfmpegCommand command) {
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

    private static SegmentOrder segment(ChannelLayout layout, SampleRate rate) {
        return new SegmentOrder(
                0,
                new Clip("1", FOLDER.resolve("1.wav"), "/clips/0"),
                Orders.rendering(rate),
                "f",
                layout,
                FOLDER.resolve("preview.mp4"),
                FOLDER.resolve("segment_1.mp4"),
                FOLDER.resolve("segment_1.tmp-1.mp4"),
                FOLDER.resolve("sketch_1"),
                FOLDER.resolve("sketch_1.tmp-1"),
                Duration.ofMinutes(1));
    }

    private static List<JoinOrder> parts(List<VideoFormat> videos) {
        List<JoinOrder> parts = new ArrayList<>();
        for (String id : List.of("1", "食")) {
            for (int channels = 1; channels <= 2; channels++) {
                for (OptionalInt bitrate : List.of(OptionalInt.empty(), OptionalInt.of(64))) {
                    AudioFormat audio = new AudioFormat(bitrate, RATES.get(0), ChannelRule.AUTO);
                    for (VideoFormat video : videos) {
                        parts.add(part(id, channels, audio.bitrateKbps(channels), video)
                                .order());
                    }
                }
            }
        }
        return parts;
    }

    private static Orders.Part part(String id, int channels, int bitrateKbps, VideoFormat video) {
        SoundPiece piece = Orders.piece(0, id, 4_800_000, channels);
        return Orders.part(List.of(piece, piece))
                .video(video)
                .pictures(new PictureRun("1f", 200L * video.framesPerSecond()))
                .audio(RATES.get(0), channels, bitrateKbps)
                .folder(FOLDER)
                .files(FOLDER.resolve("part.mp4"), FOLDER.resolve("part.tmp-1.mp4"));
    }

    private static StillOrder still(Picture.Kind kind, int width, int height, int orientation, VideoFormat video) {
        Picture picture = new Picture(FOLDER.resolve("bg"), kind, width, height, orientation);
        return new StillOrder(
                0,
                picture,
                "/image",
                Optional.empty(),
                Orders.encoding(picture, video),
                FOLDER.resolve("still.mp4"),
                FOLDER.resolve("still.tmp-1.mp4"),
                FOLDER.resolve("preview.mp4"),
                FOLDER.resolve("preview.tmp-1.mp4"));
    }
}
