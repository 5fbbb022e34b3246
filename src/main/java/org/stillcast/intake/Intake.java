package org.stillcast.intake;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import org.stillcast.fault.FaultList;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.inbox.Drop;
import org.stillcast.manifest.ClipElement;
import org.stillcast.manifest.Manifest;
import org.stillcast.manifest.ManifestReader;
import org.stillcast.media.MediaFiles;
import org.stillcast.media.PictureFile;
import org.stillcast.media.SoundFile;
import org.stillcast.media.UnusableFileException;
import org.stillcast.packed.HeapRoom;
import org.stillcast.packed.Remarks;
import org.stillcast.project.BadClip;
import org.stillcast.project.BadClipList;
import org.stillcast.project.ClipList;
import org.stillcast.project.Origin;
import org.stillcast.project.Pauses;
import org.stillcast.project.Project;
import org.stillcast.project.SampleRate;
import org.stillcast.settings.Settings;
import org.stillcast.slide.Fonts;
import org.stillcast.text.Identifier;
import org.stillcast.text.Words;
import org.stillcast.timeline.Passages;

/** Turns a submission into a project. */
public final class Intake {
    private static final Words WORDS = Words.of(Intake.class);
    private static final SampleRate MILLISECONDS = new SampleRate(1000);

    private final Path inbox;
    private final long maxManifestSizeBytes;
    private final int maxClips;
    private final HeapRoom room;
    private final Fonts fonts;
    private final ManifestReader reader;
    private final TableFiles tables;
    private final PictureFile pictures;
    private final Duration maxLength;

    public Intake(Settings settings) {
        this(settings, new Fonts(settings.fonts()));
    }

    /**
     * @param fonts that slides are written in
     */
    public Intake(Settings settings, Fonts fonts) {
        this(settings, fonts, HeapRoom.ofThisProgram(settings.projects()));
    }

    /**
     * @param fonts that slides are written in
     * @param room that all clips of a project have to fit into
     */
    Intake(Settings settings, Fonts fonts, HeapRoom room) {
        this.room = room;
        this.fonts = fonts;
        inbox = settings.inbox();
        maxManifestSizeBytes = settings.maxManifestSizeBytes();
        maxClips = settings.maxClips();
        reader = new ManifestReader(settings.maxClips(), settings.splitEvery(), room);
        tables = new TableFiles(reader.tables(), maxManifestSizeBytes);
        pictures = new PictureFile(settings.maxPixels());
        maxLength = settings.maxLength();
    }

    /**
     * Reads a manifest and looks up all that it names.
     *
     * @throws InvalidManifestException with all that is wrong; bad clips are among it only if something else is wrong,
     *     since by themselves they are a matter for when all clips have been tried
     * @throws IOException if the manifest cannot be read
     */
    public Project plan(Submission submission) throws InvalidManifestException, IOException {
        requireReadable(submission);
        String sha256 = submission.sha256();
        try {
            return plan(submission, sha256);
        } catch (InvalidManifestException e) {
            throw e.of(sha256);
        }
    }

    private Project plan(Submission submission, String sha256) throws InvalidManifestException, IOException {
        Path file = submission.manifest();
        Manifest manifest = read(submission);
        FaultList faults = new FaultList();
        String id = id(manifest, submission);
        Identifier.faultIn(id).ifPresent(fault -> faults.add("/id", WORDS.say("id.none", fault)));
        NamedFiles files = named(manifest, submission, id);
        Path base = base(files, faults).toRealPath();
        MediaFiles media = files.media(base);
        PictureCollector named =
                new PictureCollector(media, pictures, manifest.outputs().video(), faults);
        named.background(manifest.image());
        Pauses.Builder spaced = new Pauses.Builder(manifest.spacing());
        SlideCollector slides = new SlideCollector(manifest, new SlideCheck(manifest, fonts, faults));
        ClipCollector collector = new ClipCollector(media, tables, maxClips, room, faults, named, slides, spaced);
        for (ClipElement entry : manifest.clips()) {
            collector.collect(entry);
        }
        ClipList clips = collector.clips();
        Pauses pauses = spaced.build();
        requireLength(clips.size(), pauses, faults);
        requireRoomBetweenSilences(manifest, faults);
        OptionalInt cover = named.cover(manifest.cover());
        List<BadClip> badClips = badClips(clips);
        if (!faults.isEmpty()) { // clips that are not there are not counted, so numbers would be wrong
            badClips.forEach(bad -> faults.add(
                    bad.clip().pointer(), "%s %s".formatted(bad.clip().audio().getFileName(), bad.reason())));
        }
        if (!submission.sha256().equals(sha256)) {
            throw new IOException(WORDS.say("manifest.changed"));
        }
        faults.throwIfAny();
        return new Project(
                id,
                file,
                sha256,
                base,
                new Origin(file.getFileName().toString(), base.toString()),
                named.pictures(),
                slides.slides(),
                manifest.video(),
                manifest.audio(),
                manifest.splitEvery(),
                manifest.splitAt(),
                manifest.skipBadClips(),
                manifest.replace() || submission.replaces(),
                clips,
                badClips,
                pauses,
                collector.texts(),
                manifest.loudness(),
                manifest.outputs(),
                manifest.tags(),
                cover);
    }

    /** Adds a fault for each bad clip of a project, at its place in the manifest. */
    public static void addTo(FaultList faults, List<BadClip> badClips) {
        badClips.forEach(bad -> faults.add(bad.clip().pointer(), bad.clip().name(bad.position()) + " " + bad.reason()));
    }

    /**
     * Reads a manifest and returns the files that it names; none of them is looked up yet.
     *
     * @throws InvalidManifestException if the manifest itself cannot be used
     * @throws IOException if it cannot be read
     */
    public NamedFiles named(Submission submission) throws InvalidManifestException, IOException {
        Manifest manifest = read(submission);
        return named(manifest, submission, id(manifest, submission));
    }

    private NamedFiles named(Manifest manifest, Submission submission, String id) {
        return new NamedFiles(manifest, submission, id, new NamedTables(manifest.clips(), tables, maxClips, room));
    }

    private String id(Manifest manifest, Submission submission) {
        return manifest.id().orElseGet(() -> idFrom(submission));
    }

    private Manifest read(Submission submission) throws InvalidManifestException, IOException {
        requireReadable(submission);
        try (InputStream in = submission.open()) {
            return submission.overrides().appliedTo(reader.read(in));
        } catch (InvalidManifestException e) {
            throw submission.drafted().isPresent() ? e : new ManifestFile(submission.manifest()).explained(e);
        }
    }

    private void requireReadable(Submission submission) throws InvalidManifestException, IOException {
        if (submission.drafted().isEmpty()) {
            new ManifestFile(submission.manifest()).requireReadable(maxManifestSizeBytes);
        }
    }

    /** In a folder that was dropped, the manifest's own name is of no use. */
    private String idFrom(Submission submission) {
        Path file = submission.manifest();
        boolean inDropped = submission.isFromInbox() && Drop.of(inbox, file).isFolder();
        ManifestFile named = new ManifestFile(file);
        return inDropped ? named.idOfFolder() : named.id();
    }

    /** Where paths start nowhere no file is looked up: that none is there would be said of each. */
    private static Path base(NamedFiles named, FaultList faults) throws InvalidManifestException {
        try {
            return named.base();
        } catch (UnusableFileException e) {
            faults.add("/base", e.getMessage());
            throw new InvalidManifestException(faults);
        }
    }

    /** A part has to have room for more than the silences at its ends. */
    private static void requireRoomBetweenSilences(Manifest manifest, FaultList faults) {
        BigDecimal silences = manifest.spacing().lead().add(manifest.spacing().tail());
        Optional<BigDecimal> every = manifest.splitEvery()
                .map(time -> BigDecimal.valueOf(time.toNanos()).movePointLeft(9));
        if (every.isPresent() && silences.compareTo(every.get()) >= 0) {
            faults.add(
                    "/split",
                    WORDS.say(
                            "split.no-room",
                            silences.toPlainString(),
                            every.get().stripTrailingZeros().toPlainString()));
        }
    }

    /** How long clips are is not known yet, but what is silent between them may be too long by itself. */
    private void requireLength(int clips, Pauses pauses, FaultList faults) {
        long millis = new Passages(IntStream.range(0, clips), clip -> 1, pauses, MILLISECONDS, clip -> false).samples();
        if (millis > maxLength.toMillis()) {
            faults.add(
                    "/clips",
                    WORDS.say("clips.too-long", Duration.ofMillis(millis).toHours(), maxLength.toHours()));
        }
    }

    private static List<BadClip> badClips(ClipList clips) throws IOException {
        Remarks reasons = new Remarks();
        for (int i = 0; i < clips.size(); i++) {
            Optional<String> fault = SoundFile.faultIn(clips.get(i).audio());
            if (fault.isPresent()) {
                reasons.put(i, fault.get());
            }
        }
        return new BadClipList(clips, reasons);
    }
}
