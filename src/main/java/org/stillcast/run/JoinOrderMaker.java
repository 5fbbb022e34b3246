package org.stillcast.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.stillcast.files.WholeFiles;
import org.stillcast.outbox.Outbox;
import org.stillcast.outbox.ProductKind;
import org.stillcast.packed.LazyList;
import org.stillcast.project.Project;
import org.stillcast.timeline.FrameGrid;
import org.stillcast.timeline.PictureTrack;
import org.stillcast.timeline.Timeline;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.SoundPiece;
import org.stillcast.workspace.Workspace;

/** Makes the orders for the parts of a project. Immutable. */
final class JoinOrderMaker {
    /** Changes when the same part would be heard or seen otherwise; RecipesTest has what it stands for. */
    static final String RECIPE = "part 3";

    /** The same for its sound alone. */
    static final String SOUND_RECIPE = "sound 1";

    /** ffmpeg encodes far faster than real time; a part that takes half as long as it lasts is hung. */
    private static final int TIME_LIMIT_FRACTION = 2;

    private static final Duration LEAST_TIME = Duration.ofMinutes(2);

    private final Project project;
    private final String still;
    private final String ffmpegVersion;
    private final Workspace workspace;
    private final Outbox outbox;
    private final FrameGrid grid;

    /**
     * @param still fingerprint of the project's picture
     * @param ffmpegVersion that will do the work
     * @param outbox tells where parts belong
     */
    JoinOrderMaker(Project project, String still, String ffmpegVersion, Workspace workspace, Outbox outbox) {
        this.project = project;
        this.still = still;
        this.ffmpegVersion = ffmpegVersion;
        this.workspace = workspace;
        this.outbox = outbox;
        grid = new FrameGrid(project.video().framesPerSecond(), project.audio().sampleRate());
    }

    /**
     * Returns what decides how a part is heard and seen.
     *
     * @param slice of the project's timeline
     * @param pieces what is heard in it
     * @param channels of the part, 1 or 2
     */
    JoinOrder.Content content(Timeline slice, List<SoundPiece> pieces, int channels) {
        JoinOrder.Sound sound = new JoinOrder.Sound(
                SOUND_RECIPE,
                ffmpegVersion,
                project.audio().sampleRate(),
                channels,
                project.audio().bitrateKbps(channels),
                LazyList.of(pieces.size(), piece -> pieces.get(piece).slice()));
        return new JoinOrder.Content(
                RECIPE, ffmpegVersion, sound, project.video(), PictureTrack.of(slice, grid, clip -> still));
    }

    /**
     * Returns an order.
     *
     * @param number from 1
     * @param count parts of the project, 0 as long as nobody knows
     * @param samples of all pieces
     * @param sound an earlier part with the same sound, which is copied
     * @param fingerprint of the content
     * @param soundFingerprint of what is heard
     */
    JoinOrder order(
            int number,
            int count,
            JoinOrder.Content content,
            List<SoundPiece> pieces,
            long samples,
            Optional<JoinOrder.EarlierSound> sound,
            String fingerprint,
            String soundFingerprint) {
        Path target = outbox.staged(project.id(), ProductKind.VIDEO, fingerprint);
        return new JoinOrder(
                number,
                count,
                content,
                pieces,
                samples,
                workspace.folder(),
                sound,
                target,
                WholeFiles.temporaryFor(target),
                fingerprint,
                soundFingerprint,
                LEAST_TIME.plusSeconds(samples / project.audio().sampleRate().hertz() / TIME_LIMIT_FRACTION));
    }
}
