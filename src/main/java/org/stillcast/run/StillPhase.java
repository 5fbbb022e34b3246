package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.stillcast.fault.FaultList;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.files.Fingerprint;
import org.stillcast.files.WholeFiles;
import org.stillcast.media.FileState;
import org.stillcast.media.FileStateTable;
import org.stillcast.media.PictureFile;
import org.stillcast.media.UnusableFileException;
import org.stillcast.packed.KeyIndex;
import org.stillcast.packed.TextList;
import org.stillcast.project.PictureList;
import org.stillcast.project.Project;
import org.stillcast.project.SlideList;
import org.stillcast.project.SlideText;
import org.stillcast.slide.Fonts;
import org.stillcast.text.Words;
import org.stillcast.timeline.PictureRun;
import org.stillcast.work.Refused;
import org.stillcast.work.SegmentFiles;
import org.stillcast.work.SkipFramesOrder;
import org.stillcast.work.Slide;
import org.stillcast.work.StillMade;
import org.stillcast.work.StillOrder;
import org.stillcast.workspace.Workspace;

/**
 * The stills of a project: a pair of loops for each different thing that is seen, which is a picture as it is, or with
 * a slide on it. Only those are made that segments and parts need which are not there; pictures that are the same but
 * for the names of their files share one. Safe for use by several threads at once: while it has its lock it asks nobody
 * who has one, since the segments ask it while they have theirs.
 */
final class StillPhase {
    private static final Words WORDS = Words.of(StillPhase.class);
    /** Changes when the same picture would be seen otherwise; RecipesTest has what it stands for. */
    public static final String RECIPE = "still 2";

    /** Changes when the same slide would look otherwise; SlidePainterTest has what it stands for. */
    public static final String SLIDE_RECIPE = "slide 1";

    private final Project project;
    private final PictureList pictures;
    private final SlideList slides;
    private final Fonts fonts;
    private final Workspace workspace;
    private final String ffmpegVersion;
    private final PictureFile heads;
    private final FileStateTable sources;
    private final KeyIndex stills = new KeyIndex();
    /** For each number of what is seen, pictures before slides, that of its still. */
    private final int[] stillOf;
    /** For each still, the first number of what is seen that it is of. */
    private final int[] numberOf;

    /** For each picture, the SHA-256 of its file. */
    private final TextList contents = new TextList();

    private final BitSet there = new BitSet();
    private final BitSet needed = new BitSet();
    /** Pictures that turned out to be of no use. */
    private final BitSet useless = new BitSet();

    private final FaultList bad = new FaultList();
    private boolean skipFramesThere;

    /**
     * @param ffmpegVersion that will do the work
     * @param fonts that slides are written in
     * @param maxPixels that a picture may have
     */
    StillPhase(Project project, Workspace workspace, String ffmpegVersion, Fonts fonts, long maxPixels) {
        this.project = project;
        this.pictures = project.pictures();
        this.slides = project.slides();
        this.fonts = fonts;
        this.workspace = workspace;
        this.ffmpegVersion = ffmpegVersion;
        heads = new PictureFile(maxPixels);
        sources = new FileStateTable(pictures.size());
        stillOf = new int[pictures.size() + slides.size()];
        numberOf = new int[stillOf.length];
    }

    /**
     * Looks at all pictures, and for the loops that earlier runs have left of them.
     *
     * @throws IOException if a picture is another one than the manifest was read with, or it or a loop that is there
     *     cannot be read
     */
    synchronized void look() throws IOException {
        for (int picture = 0; picture < pictures.size(); picture++) {
            lookAt(picture);
            contents.add(Fingerprint.ofFile(pictures.file(picture)));
        }
        for (int number = 0; number < stillOf.length; number++) {
            int known = stills.size();
            int still = stills.add(fingerprintOfSeen(number));
            stillOf[number] = still;
            if (still == known) {
                numberOf[still] = number;
                String name = fingerprintOf(still);
                there.set(
                        still,
                        workspace.isWholeLoop(workspace.still(name)) && workspace.isWholeLoop(workspace.preview(name)));
            }
        }
    }

    /** One of a picture as it is goes by its encoding alone, as in versions that had no slides. */
    private String fingerprintOfSeen(int number) throws IOException {
        String picture = Fingerprint.ofRecord(encoding(pictureOf(number)));
        Optional<Slide> slide = slideOf(number);
        return slide.isEmpty()
                ? picture
                : Fingerprint.of(
                        picture,
                        Fingerprint.ofRecord(slide.get()),
                        fonts.of(slide.get().says(), slide.get().language()));
    }

    private int pictureOf(int number) {
        return number < pictures.size() ? number : slides.picture(number - pictures.size());
    }

    private Optional<Slide> slideOf(int number) {
        if (number < pictures.size()) {
            return Optional.empty();
        }
        SlideText says = slides.get(number - pictures.size());
        String language = project.tags().language().orElse("");
        return Optional.of(new Slide(SLIDE_RECIPE, says, slides.style(), language));
    }

    /** Returns the number of the still that is seen with a clip. */
    private int stillOfClip(int clip) {
        OptionalInt slide = slides.of(clip);
        return stillOf[slide.isPresent() ? pictures.size() + slide.getAsInt() : pictures.of(clip)];
    }

    /** Its head was read with the manifest, which may be long ago; what it says decides how the picture is decoded. */
    private void lookAt(int picture) throws IOException {
        try {
            FileState state = FileState.of(pictures.file(picture));
            if (!heads.read(state.file()).equals(pictures.get(picture))) {
                throw new IOException(WORDS.say("picture-changed"));
            }
            sources.put(picture, state);
        } catch (UnusableFileException e) {
            throw new IOException(WORDS.say("picture", e.getMessage()), e);
        }
    }

    private StillOrder.Encoding encoding(int picture) {
        return new StillOrder.Encoding(
                RECIPE, ffmpegVersion, project.video(), pictures.get(picture).orientation(), contents.get(picture));
    }

    private String fingerprintOf(int still) {
        return stills.key(still).toString();
    }

    /** Returns the fingerprint of all that decides what is seen with a clip. */
    synchronized String fingerprint(int clip) {
        return fingerprintOf(stillOfClip(clip));
    }

    /** Returns the same of the background, which version 1.0 went by. */
    synchronized String backgroundFingerprint() {
        return isSeen() ? fingerprintOf(stillOf[0]) : "";
    }

    /** Returns where the small loop of what is seen with a clip is; empty if nothing is. */
    Optional<Path> preview(int clip) {
        return isSeen() ? Optional.of(workspace.preview(fingerprint(clip))) : Optional.empty();
    }

    private boolean isSeen() {
        return project.outputs().video();
    }

    /** Says that the cover is to be tried as pictures are, so that a broken one is found before any work is done. */
    synchronized void needCover() {
        project.coverNumber().ifPresent(cover -> needed.set(stillOf[cover]));
    }

    /** Says that the loops of what is seen with some clips are needed; which clips these are may be asked of others. */
    void needFor(IntStream clips) {
        if (!isSeen()) {
            return;
        }
        BitSet positions = clips.collect(BitSet::new, BitSet::set, BitSet::or);
        synchronized (this) {
            positions.stream().forEach(clip -> needed.set(stillOfClip(clip)));
        }
    }

    /** Says that the loops of some runs are needed. */
    synchronized void needFor(List<PictureRun> runs) {
        runs.forEach(run -> needed.set(stills.find(run.still())));
    }

    /** Tells whether the loops of what is seen with clips are there as they were made. */
    synchronized boolean hasAllFor(int firstClip, int endClip) {
        return !isSeen() || IntStream.range(firstClip, endClip).allMatch(clip -> there.get(stillOfClip(clip)));
    }

    /** Tells whether loops that are needed are not there. */
    synchronized boolean isUnfinished() {
        return !open().isEmpty();
    }

    /** Returns the order for what loops are made with; empty if it is there, or no loop has to be made. */
    synchronized Stream<SkipFramesOrder> skipFramesOrder() {
        return skipFramesThere || open().isEmpty() ? Stream.of() : Stream.of(skipFrames());
    }

    private SkipFramesOrder skipFrames() {
        Path full = workspace.folder().resolve(SegmentFiles.SKIP_FRAMES);
        Path preview = workspace.folder().resolve(SegmentFiles.PREVIEW_SKIP_FRAMES);
        return new SkipFramesOrder(
                project.video(), full, WholeFiles.temporaryFor(full), preview, WholeFiles.temporaryFor(preview));
    }

    /** Takes what loops are made with; it is made in each run that needs it, and so is of this one. */
    synchronized void skipFramesMade() {
        skipFramesThere = true;
    }

    /** Returns the orders for the loops that are needed and not there, each made when it is asked for. */
    synchronized Stream<StillOrder> orders() {
        return Arrays.stream(open().stream().toArray()).mapToObj(this::order);
    }

    private BitSet open() {
        BitSet open = (BitSet) needed.clone();
        open.andNot(there);
        return open;
    }

    private StillOrder order(int still) {
        int number = numberOf[still];
        int picture = pictureOf(number);
        String name = fingerprintOf(still);
        Path full = workspace.still(name);
        Path preview = workspace.preview(name);
        return new StillOrder(
                number,
                pictures.get(picture),
                pictures.pointer(picture),
                slideOf(number),
                encoding(picture),
                full,
                WholeFiles.temporaryFor(full),
                preview,
                WholeFiles.temporaryFor(preview));
    }

    /** Takes loops that have just been made. */
    synchronized void complete(StillMade made) throws IOException {
        requireUnchanged(pictureOf(made.order().number()));
        workspace.rememberLoop(made.order().target());
        workspace.rememberLoop(made.order().previewTarget());
        there.set(stillOf[made.order().number()]);
    }

    /**
     * Takes a picture that turned out to be of no use.
     *
     * @throws IOException if it has changed meanwhile, or is gone: then nothing is known about it
     */
    synchronized void refuse(StillOrder order, Refused refused) throws IOException {
        int picture = pictureOf(order.number());
        requireUnchanged(picture);
        if (!useless.get(picture)) { // and not once more for each slide on it
            useless.set(picture);
            bad.add(refused.place(), refused.reason());
        }
    }

    /**
     * Returns if all pictures can be used that have been tried.
     *
     * @throws InvalidManifestException with all that cannot
     */
    synchronized void requireGood() throws InvalidManifestException {
        bad.throwIfAny();
    }

    private void requireUnchanged(int picture) throws IOException {
        try {
            sources.requireUnchanged(picture, pictures.file(picture));
        } catch (UnusableFileException e) {
            throw new IOException(WORDS.say("picture", e.getMessage()), e);
        }
    }

    /**
     * Returns if all pictures are what they were when they were looked at. One that is gone is not missed any more: its
     * loops are there.
     *
     * @throws IOException if one has changed since: then nothing is known about it, or about loops made of it
     */
    synchronized void requireUnchangedIfThere() throws IOException {
        for (int picture = 0; picture < pictures.size(); picture++) {
            if (Files.exists(pictures.file(picture))) {
                requireUnchanged(picture);
            }
        }
    }

    /** Adds what each picture was when it was looked at, in short. */
    synchronized void addSources(Fingerprint.Hash hash) {
        for (int picture = 0; picture < pictures.size(); picture++) {
            hash.add(sources.inShort(picture));
        }
    }

    /** Returns the largest of the full loops that are there, in bytes; 0 if there is none. */
    synchronized long largestFull() throws IOException {
        return largest(true);
    }

    /** Returns the largest of the small loops that are there, in bytes; 0 if there is none. */
    synchronized long largestPreview() throws IOException {
        return largest(false);
    }

    private long largest(boolean full) throws IOException {
        long largest = 0;
        for (int still : there.stream().toArray()) {
            String name = fingerprintOf(still);
            largest = Math.max(largest, Files.size(full ? workspace.still(name) : workspace.preview(name)));
        }
        return largest;
    }
}
