package org.stillcast.work;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.stillcast.chapter.Chapter;
import org.stillcast.project.Fit;
import org.stillcast.project.Picture;
import org.stillcast.project.SampleRate;
import org.stillcast.project.VideoFormat;
import org.stillcast.subtitle.Cue;
import org.stillcast.timeline.PictureRun;
import org.stillcast.timeline.Take;

/** What tests make orders of: all that a test does not speak of is filled in. */
public final class Orders {
    private static final String FFMPEG = "4.4.1";

    private Orders() {}

    /** Returns what decides the sound of a segment besides its clip. */
    public static SegmentOrder.Rendering rendering(SampleRate rate) {
        return new SegmentOrder.Rendering("segment", FFMPEG, false, rate);
    }

    /** Returns what decides the bytes of a picture's loops. */
    public static StillOrder.Encoding encoding(Picture picture, VideoFormat video) {
        return new StillOrder.Encoding("still", FFMPEG, video, picture.orientation(), "source");
    }

    /** Returns a take that is heard from its start to its end. */
    public static SoundPiece piece(int clip, String clipId, Take take) {
        return new ClipPiece(clip, clipId, take, 1, 0, take.samples());
    }

    /** The same, of a take with the fingerprint "f". */
    public static SoundPiece piece(int clip, String clipId, long samples, int channels) {
        return piece(clip, clipId, new Take("f", samples, channels, Optional.empty()));
    }

    /** Returns the order for a product without anything in it but its sound, and its picture if it is a video. */
    public static DressOrder product(PartForm form, String ffmpegVersion, Path folder) {
        return product(form, ffmpegVersion, folder, false, Optional.empty());
    }

    /**
     * Returns the order for a product.
     *
     * @param cues whether it has a track of subtitles
     */
    public static DressOrder product(
            PartForm form, String ffmpegVersion, Path folder, boolean cues, Optional<Picture> cover) {
        Iterable<Cue> subtitles = List.of(new Cue(0, 500, "cue"));
        String name = "product." + form.name().toLowerCase(Locale.ROOT);
        return new DressOrder(
                2,
                3,
                form,
                new DressOrder.Content("tags", ffmpegVersion, form, "essence", "jpn", "t", "c", "s", "p"),
                new DressOrder.Source(folder.resolve("source.mp4"), "sha256", PartForm.VIDEO),
                Map.of("title", "Title"),
                List.of(new Chapter(0, 1_000, "chapter")),
                cues ? Optional.of(subtitles) : Optional.empty(),
                cover,
                48_000,
                folder,
                folder.resolve(name),
                folder.resolve("tmp-" + name),
                "f",
                Duration.ofMinutes(5));
    }

    /** Begins the order for a part. */
    public static Part part(List<SoundPiece> pieces) {
        return new Part(pieces);
    }

    /** A part, until all is said of it. */
    public static final class Part {
        private final List<SoundPiece> pieces;
        private int number = 1;
        private int count = 1;
        private PartForm form = PartForm.VIDEO;
        private VideoFormat video = new VideoFormat(1920, 1080, 25, 34, Fit.CONTAIN, "#000000");
        private List<PictureRun> pictures = List.of(new PictureRun("1f", 1));
        private SampleRate rate = new SampleRate(48_000);
        private int channels = 1;
        private int kbps = 96;
        private Path folder = Path.of("temp");
        private Optional<JoinOrder.EarlierSound> sound = Optional.empty();
        private Path target = Path.of("outbox", "part.mp4");
        private String ffmpegVersion = FFMPEG;
        private Path temporary = Path.of("outbox", "part.tmp");
        private String fingerprint = "f";
        private String soundFingerprint = "s";

        private Part(List<SoundPiece> pieces) {
            this.pieces = List.copyOf(pieces);
        }

        public Part ffmpegVersion(String version) {
            ffmpegVersion = version;
            return this;
        }

        public Part number(int ofThis, int ofAll) {
            number = ofThis;
            count = ofAll;
            return this;
        }

        public Part form(PartForm ofThis) {
            form = ofThis;
            return this;
        }

        public Part video(VideoFormat format) {
            video = format;
            return this;
        }

        public Part pictures(PictureRun... runs) {
            pictures = List.of(runs);
            return this;
        }

        public Part audio(SampleRate sampleRate, int ofChannels, int bitrateKbps) {
            rate = sampleRate;
            channels = ofChannels;
            kbps = bitrateKbps;
            return this;
        }

        public Part folder(Path ofLists) {
            folder = ofLists;
            return this;
        }

        public Part soundOf(Path earlier) {
            sound = Optional.of(new JoinOrder.EarlierSound(earlier, "sha256"));
            return this;
        }

        public Part files(Path finished, Path unfinished) {
            target = finished;
            temporary = unfinished;
            return this;
        }

        public Part fingerprints(String ofContent, String ofSound) {
            fingerprint = ofContent;
            soundFingerprint = ofSound;
            return this;
        }

        public JoinOrder order() {
            List<SoundPiece.Slice> slices =
                    pieces.stream().map(SoundPiece::slice).toList();
            JoinOrder.Sound heard = new JoinOrder.Sound("sound", ffmpegVersion, rate, channels, kbps, slices);
            return new JoinOrder(
                    number,
                    count,
                    form,
                    new JoinOrder.Content("part", ffmpegVersion, heard, video, pictures),
                    pieces,
                    pieces.stream().mapToLong(SoundPiece::samples).sum(),
                    folder,
                    sound,
                    target,
                    temporary,
                    fingerprint,
                    soundFingerprint,
                    Duration.ofMinutes(5));
        }
    }
}
