package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.stillcast.files.Fingerprint;
import org.stillcast.files.WholeFiles;
import org.stillcast.media.FileState;
import org.stillcast.media.PictureFile;
import org.stillcast.media.UnusableFileException;
import org.stillcast.project.Clip;
import org.stillcast.project.Project;
import org.stillcast.settings.Settings;
import org.stillcast.text.Words;
import org.stillcast.work.SegmentFiles;
import org.stillcast.work.SkipFramesOrder;
import org.stillcast.work.StillOrder;
import org.stillcast.workspace.DiskNeed;
import org.stillcast.workspace.DiskSpace;
import org.stillcast.workspace.Workspace;

/** What comes before the first clip of a project: the loops of its picture, and what they say about the room needed. */
final class StillPhase {
    private static final Words WORDS = Words.of(StillPhase.class);
    /** Changes when the same picture would be seen otherwise; RecipesTest has what it stands for. */
    public static final String RECIPE = "still 2";

    private static final String PLACE = "/image";

    private final Project project;
    private final Workspace workspace;
    private final String fingerprint;
    private final StillOrder still;
    private final FileState source;
    private final SkipFramesOrder skipFrames;
    private volatile boolean skipFramesThere;
    private volatile boolean there;

    /**
     * @param ffmpegVersion that will do the work
     * @param maxPixels that a picture may have
     * @throws IOException if the picture is another one than the manifest was read with, or it or a loop that is there
     *     cannot be read
     */
    StillPhase(Project project, Workspace workspace, String ffmpegVersion, long maxPixels) throws IOException {
        this.project = project;
        this.workspace = workspace;
        source = state(project, maxPixels);
        StillOrder.Encoding encoding = new StillOrder.Encoding(
                RECIPE,
                ffmpegVersion,
                project.video(),
                project.picture().orientation(),
                Fingerprint.ofFile(project.picture().file()));
        fingerprint = Fingerprint.ofRecord(encoding);
        Path full = workspace.still(fingerprint);
        Path preview = workspace.preview(fingerprint);
        still = new StillOrder(
                project.picture(),
                PLACE,
                encoding,
                full,
                WholeFiles.temporaryFor(full),
                preview,
                WholeFiles.temporaryFor(preview));
        Path frames = workspace.folder().resolve(SegmentFiles.SKIP_FRAMES);
        Path smallFrames = workspace.folder().resolve(SegmentFiles.PREVIEW_SKIP_FRAMES);
        skipFrames = new SkipFramesOrder(
                project.video(),
                frames,
                WholeFiles.temporaryFor(frames),
                smallFrames,
                WholeFiles.temporaryFor(smallFrames));
        there = workspace.isWholeLoop(full) && workspace.isWholeLoop(preview);
    }

    /** Its head was read with the manifest, which may be long ago; what it says decides how the picture is decoded. */
    private static FileState state(Project project, long maxPixels) throws IOException {
        try {
            FileState state = FileState.of(project.picture().file());
            if (!new PictureFile(maxPixels).read(state.file()).equals(project.picture())) {
                throw new IOException(WORDS.say("picture-changed"));
            }
            return state;
        } catch (UnusableFileException e) {
            throw new IOException(WORDS.say("picture", e.getMessage()), e);
        }
    }

    /** Returns the fingerprint of all that decides what is seen in the loops. */
    String fingerprint() {
        return fingerprint;
    }

    /** Returns where the full loop is. */
    Path full() {
        return still.target();
    }

    /** Returns where the small loop is. */
    Path preview() {
        return still.previewTarget();
    }

    /** Tells whether both loops are there as they were made. */
    boolean isThere() {
        return there;
    }

    /** Returns the order for what loops are made with; empty if it is there, or no loop has to be made. */
    Stream<SkipFramesOrder> skipFramesOrder() {
        return there || skipFramesThere ? Stream.of() : Stream.of(skipFrames);
    }

    /** Returns the order for the loops; empty if they are there. */
    Stream<StillOrder> order() {
        return there ? Stream.of() : Stream.of(still);
    }

    /** Takes what loops are made with; it is made in each run that needs it, and so is of this one. */
    void skipFramesMade() {
        skipFramesThere = true;
    }

    /**
     * Returns if the picture is what it was when it was looked at.
     *
     * @throws IOException if it has changed since: then nothing is known about it, or about loops made of it
     */
    void requireUnchanged() throws IOException {
        try {
            source.requireUnchanged();
        } catch (UnusableFileException e) {
            throw new IOException(WORDS.say("picture", e.getMessage()), e);
        }
    }

    /** The same, but one that is gone is not missed any more: its loops are there. */
    void requireUnchangedIfThere() throws IOException {
        if (Files.exists(source.file())) {
            requireUnchanged();
        }
    }

    /** Returns what the picture was when it was looked at, in short. */
    String sourceInShort() {
        return source.inShort();
    }

    /** Takes the loops, which have just been encoded. */
    void complete() throws IOException {
        requireUnchanged();
        workspace.rememberLoop(full());
        workspace.rememberLoop(preview());
        there = true;
    }

    /**
     * Returns if there is room for what is still to be made; the loops are there.
     *
     * @param open clips that have to be rendered
     * @throws IOException if there is not, or a clip is not there any more
     */
    void requireRoom(Iterable<Clip> open, Settings settings) throws IOException {
        int bitrateKbps = project.audio().bitrateKbps(2);
        DiskNeed loops = new DiskNeed(Files.size(full()), Files.size(preview()), bitrateKbps);
        DiskNeed need = DiskSpace.add(loops, open);
        Map<Path, Long> neededBytes = new LinkedHashMap<>();
        neededBytes.put(settings.temp(), need.tempBytes());
        neededBytes.put(settings.outbox(), need.outboxBytes());
        DiskSpace.require(neededBytes);
    }
}
