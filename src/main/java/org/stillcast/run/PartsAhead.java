package org.stillcast.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.stillcast.files.Fingerprint;
import org.stillcast.packed.HeapRoom;
import org.stillcast.project.Project;
import org.stillcast.timeline.PartCutter;
import org.stillcast.timeline.TakeTable;
import org.stillcast.timeline.Timeline;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.SoundList;
import org.stillcast.work.SoundPiece;

/**
 * The parts that can be joined while later clips are still rendered: none of those can change them any more. What may
 * is a clip that turns out to be stereo where all before were mono: then all parts begin anew. Not safe for use by
 * several threads.
 */
final class PartsAhead {
    private final Project project;
    private final SegmentPhase segments;
    private final StillPhase still;
    private final JoinOrderMaker orders;
    private final HeapRoom room;
    private final Deque<Range> cut = new ArrayDeque<>();
    private PartCutter cutter;
    private PartFingerprints fingerprints = new PartFingerprints();
    private boolean stereo;
    private int next;
    private int first;
    private Optional<Range> mayChange = Optional.empty();
    private int given;

    /**
     * Clips of a project.
     *
     * @param first position of the first one
     * @param end position behind the last one
     */
    private record Range(int first, int end) {}

    /**
     * @param room that all parts have to fit into; where they do not, whoever plans them says so
     */
    PartsAhead(Project project, SegmentPhase segments, StillPhase still, JoinOrderMaker orders, HeapRoom room) {
        this.project = project;
        this.segments = segments;
        this.still = still;
        this.orders = orders;
        this.room = room;
        cutter = cutter();
    }

    private PartCutter cutter() {
        return new PartCutter(PlannedParts.longestSamples(project));
    }

    /**
     * Looks how far clips are rendered without a gap by now; where one is bad that is not left out, there is no point.
     */
    void look() {
        if ((segments.badCount() > 0 && !project.skipBadClips())
                || segments.namesIn10().isPresent()
                || !PlannedParts.fit(room, project.clips().size(), given + cut.size())) {
            return;
        }
        if (segments.isStereo() != stereo) {
            stereo = !stereo;
            beginAnew();
        }
        next = segments.takesThereFrom(next, this::add);
    }

    private void beginAnew() {
        cut.clear();
        cutter = cutter();
        fingerprints = new PartFingerprints();
        next = 0;
        first = 0;
        mayChange = Optional.empty();
        given = 0;
    }

    private void add(int clip, long samples) {
        if (cutter.begins(samples)) {
            mayChange.ifPresent(cut::add);
            mayChange = Optional.of(new Range(first, clip));
            first = clip;
        }
        if (cutter.isLastCutFinal()) {
            mayChange.ifPresent(cut::add);
            mayChange = Optional.empty();
        }
    }

    /** Returns the order for the next one; empty if there is none as yet. */
    Optional<JoinOrder> next() {
        return still.isThere() ? Optional.ofNullable(cut.poll()).map(this::order) : Optional.empty();
    }

    private JoinOrder order(Range clips) {
        return segments.withTakes(takes -> order(Timeline.of(takes, clips.first(), clips.end()), takes));
    }

    private JoinOrder order(Timeline slice, TakeTable takes) {
        // Of its own: the takes change, and a copy of all of them for each part would be far too much.
        List<SoundPiece> pieces = List.copyOf(new SoundList(slice, project.clips(), takes));
        JoinOrder.Content content = orders.content(slice, pieces, stereo ? 2 : 1);
        given++;
        return orders.order(
                given,
                0,
                content,
                pieces,
                slice.samples(),
                Optional.empty(),
                fingerprints.next(content),
                Fingerprint.ofRecord(content.sound()));
    }
}
