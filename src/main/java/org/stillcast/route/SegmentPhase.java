package org.stillcast.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.stillcast.format.ChannelRule;
import org.stillcast.format.Layout;
import org.stillcast.intake.Intake;
import org.stillcast.manifest.Faults;
import org.stillcast.manifest.InvalidManifestException;
import org.stillcast.plan.BadClip;
import org.stillcast.plan.Clip;
import org.stillcast.plan.Project;
import org.stillcast.plan.RenderedSegment;
import org.stillcast.plan.Segment;
import org.stillcast.workspace.Fingerprint;
import org.stillcast.workspace.WholeFiles;
import org.stillcast.workspace.Workspace;

/**
 * The first half of a project's work: which clips are rendered, which still have to be, and which cannot.
 *
 * <p>The first stereo clip settles a project whose channels are {@code auto}: mono segments that are there are then
 * rendered again, as stereo, in a second round. Safe for use by several threads at once.
 */
final class SegmentPhase {
    /** Changes when the same clip would come out with other bytes. */
    private static final String RECIPE = "segment 1";

    private static final long BYTES_PER_EXTRA_SECOND = 100_000;

    private final Project project;
    private final Workspace workspace;
    private final String recipe;
    private final Path still;
    private final Duration clipTimeout;
    private final @Nullable RenderedSegment[] rendered;
    private final SortedMap<Integer, BadClip> bad = new TreeMap<>();
    private int renderedCount;
    private boolean stereo;

    /**
     * @param still whose small loop the picture is copied from
     * @param ffmpegVersion that will do the work
     * @param clipTimeout time limit of a clip of no size
     */
    SegmentPhase(Project project, Workspace workspace, StillPhase still, String ffmpegVersion, Duration clipTimeout) {
        this.project = project;
        this.workspace = workspace;
        this.still = still.preview();
        this.clipTimeout = clipTimeout;
        this.recipe = Fingerprint.of(
                RECIPE,
                ffmpegVersion,
                still.fingerprint(),
                project.audio().channels() == ChannelRule.MONO,
                project.audio().sampleRate().hertz());
        this.rendered = new RenderedSegment[project.clips().size()];
        this.stereo = project.audio().channels() == ChannelRule.STEREO;
        project.badClips().forEach(clip -> bad.put(clip.position(), clip));
    }

    /** Tells whether a clip is left that is neither rendered as it has to be nor bad. */
    synchronized boolean isUnfinished() {
        for (int i = 0; i < rendered.length; i++) {
            if (isOpen(i)) {
                return true;
            }
        }
        return false;
    }

    private synchronized boolean isOpen(int position) {
        RenderedSegment segment = rendered[position];
        return !bad.containsKey(position) && (segment == null || (stereo && segment.channels() == 1));
    }

    /**
     * Returns an order for each clip that is open, made when it is asked for. A clip that was rendered before the
     * program was last stopped is taken as it is and passed over; one that cannot be read any more is a bad clip.
     */
    Stream<Segment> orders() {
        return IntStream.range(0, rendered.length)
                .filter(this::isOpen)
                .mapToObj(this::order)
                .flatMap(Optional::stream);
    }

    private Optional<Segment> order(int position) {
        Clip clip = project.clips().get(position);
        try {
            String fingerprint = Fingerprint.of(recipe, Fingerprint.ofFile(clip.audio()));
            Optional<RenderedSegment> known = workspace.recall(position, clip.id(), fingerprint);
            if (known.isPresent()) {
                take(known.get());
            }
            return isOpen(position) ? Optional.of(segment(position, clip, fingerprint)) : Optional.empty();
        } catch (IOException e) {
            leaveOut(position, "cannot be read any more (%s)".formatted(e.getMessage()));
            return Optional.empty();
        }
    }

    private synchronized Segment segment(int position, Clip clip, String fingerprint) throws IOException {
        Path target = workspace.segment(clip.id());
        Layout layout =
                project.audio().channels() == ChannelRule.MONO ? Layout.MONO : stereo ? Layout.STEREO : Layout.AS_IT_IS;
        return new Segment(
                position,
                clip,
                fingerprint,
                still,
                layout,
                project.audio().sampleRate(),
                target,
                WholeFiles.temporaryFor(target),
                clipTimeout.plusSeconds(Files.size(clip.audio()) / BYTES_PER_EXTRA_SECOND));
    }

    /** Takes a segment that has just been rendered. */
    synchronized void complete(RenderedSegment segment) throws IOException {
        workspace.remember(segment);
        take(segment);
    }

    private synchronized void take(RenderedSegment segment) {
        if (rendered[segment.position()] == null) {
            renderedCount++;
        }
        rendered[segment.position()] = segment;
        stereo |= project.audio().channels() == ChannelRule.AUTO && segment.channels() == 2;
    }

    /** Takes a clip that turned out to be of no use. */
    synchronized void leaveOut(int position, String reason) {
        bad.put(position, new BadClip(position, project.clips().get(position), reason));
    }

    /** Returns how many clips have a segment. */
    synchronized int renderedCount() {
        return renderedCount;
    }

    /** Returns the segments that there are, in order. */
    synchronized List<RenderedSegment> segments() {
        List<RenderedSegment> segments = new ArrayList<>(renderedCount);
        for (RenderedSegment segment : rendered) {
            if (segment != null) {
                segments.add(segment);
            }
        }
        return segments;
    }

    /** Returns the clips that have no segment, in order. */
    synchronized List<BadClip> badClips() {
        return List.copyOf(bad.values());
    }

    /**
     * Returns if the project can go on with what there is.
     *
     * @throws InvalidManifestException with every bad clip, if the project does not skip them or nothing else is left
     */
    void requireEnough() throws InvalidManifestException {
        Faults faults = new Faults();
        if (!project.skipBadClips() || segments().isEmpty()) {
            Intake.addTo(faults, badClips());
        }
        faults.throwIfAny();
    }
}
