package org.stillcast.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.stillcast.files.WholeFiles;
import org.stillcast.outbox.Outbox;
import org.stillcast.outbox.ProductKind;
import org.stillcast.packed.LazyList;
import org.stillcast.project.Fit;
import org.stillcast.project.Project;
import org.stillcast.project.VideoFormat;
import org.stillcast.timeline.FrameGrid;
import org.stillcast.timeline.PictureTrack;
import org.stillcast.timeline.Timeline;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.PartForm;
import org.stillcast.work.SoundPiece;
import org.stillcast.workspace.Workspace;

/** Makes the orders for the parts of a project. Immutable. */
final class JoinOrderMaker {
    /** Changes when the same part would be heard or seen otherwise; RecipesTest has what it stands for. */
    static final String RECIPE = "part 3";

    /** The same for its sound alone. */
    static final String SOUND_RECIPE = "sound 1";

    /** The same for a part that is sound alone. */
    static final String SOUND_PART_RECIPE = "sound part 1";

    /** The same for its sound as MP3. */
    static final String MP3_RECIPE = "mp3 1";

    /** ffmpeg encodes far faster than real time; a part that takes half as long as it lasts is hung. */
    private static final int TIMES_REAL_TIME = 2;

    /** The form of a picture that nobody sees: the same whatever the project says of it. */
    private static final VideoFormat UNSEEN = new VideoFormat(16, 16, 1, 0, Fit.CONTAIN, "#000000");

    private final Project project;
    private final StillPhase stills;
    private final String ffmpegVersion;
    private final Workspace workspace;
    private final Outbox outbox;
    private final FrameGrid grid;

    /**
     * @param stills tells what is seen
     * @param ffmpegVersion that will do the work
     * @param outbox tells where parts belong
     */
    JoinOrderMaker(Project project, StillPhase stills, String ffmpegVersion, Workspace workspace, Outbox outbox) {
        this.project = project;
        this.stills = stills;
        this.ffmpegVersion = ffmpegVersion;
        this.workspace = workspace;
        this.outbox = outbox;
        grid = new FrameGrid(project.video().framesPerSecond(), project.audio().sampleRate());
    }

    /** Returns the id of the project that the parts are of. */
    String projectId() {
        return project.id();
    }

    /**
     * Returns what decides how a part is heard and seen.
     *
     * @param slice of the project's timeline
     * @param pieces what is heard in it
     * @param channels of the part, 1 or 2
     */
    JoinOrder.Content content(Timeline slice, List<SoundPiece> pieces, int channels, PartForm form) {
        boolean mp3 = form == PartForm.MP3;
        JoinOrder.Sound sound = new JoinOrder.Sound(
                mp3 ? MP3_RECIPE : SOUND_RECIPE,
                ffmpegVersion,
                project.audio().sampleRate(),
                channels,
                mp3 ? project.audio().mp3BitrateKbps(channels) : project.audio().bitrateKbps(channels),
                LazyList.of(pieces.size(), piece -> pieces.get(piece).slice()));
        return form == PartForm.VIDEO
                ? new JoinOrder.Content(
                        RECIPE,
                        ffmpegVersion,
                        sound,
                        project.video(),
                        PictureTrack.of(slice, grid, stills::fingerprint))
                : new JoinOrder.Content(SOUND_PART_RECIPE, ffmpegVersion, sound, UNSEEN, List.of());
    }

    /**
     * Returns an order.
     *
     * @param number from 1; 0 for all parts in one
     * @param count parts of the project, 0 as long as nobody knows
     * @param samples of all pieces
     * @param sound an earlier part with the same sound, which is copied
     * @param fingerprint of the content
     * @param soundFingerprint of what is heard
     */
    JoinOrder order(
            int number,
            int count,
            PartForm form,
            JoinOrder.Content content,
            List<SoundPiece> pieces,
            long samples,
            Optional<JoinOrder.EarlierSound> sound,
            String fingerprint,
            String soundFingerprint) {
        Path target = outbox.staged(project.id(), ProductKind.of(form), fingerprint);
        return new JoinOrder(
                number,
                count,
                form,
                content,
                pieces,
                samples,
                workspace.folder(),
                sound,
                target,
                WholeFiles.temporaryFor(target),
                fingerprint,
                soundFingerprint,
                TimeLimit.of(samples, project.audio().sampleRate(), TIMES_REAL_TIME));
    }
}
