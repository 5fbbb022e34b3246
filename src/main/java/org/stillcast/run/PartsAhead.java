package org.stillcast.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.stillcast.files.Fingerprint;
import org.stillcast.packed.HeapRoom;
import org.stillcast.project.Project;
import org.stillcast.project.SampleRate;
import org.stillcast.project.SplitAt;
import org.stillcast.timeline.CutRule;
import org.stillcast.timeline.PartCutter;
import org.stillcast.timeline.Passages;
import org.stillcast.timeline.TakeTable;
import org.stillcast.timeline.Timeline;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.PartForm;
import org.stillcast.work.SoundList;
import org.stillcast.work.SoundPiece;

/**
 * The parts that can be joined while later clips are still rendered: none of those can change them any more. What may
 * is a clip that turns out to be stereo where all before were mono: then all parts begin anew. Not safe for use by
 * several threads.
 */
final class PartsAhead {
    /** What an order ahead may hold, some 200 bytes each: it has them all, since those of the plan are not known yet. */
    private static final int MOST_PIECES = 40_000;

    private final Project project;
    private final SegmentPhase segments;
    private final StillPhase still;
    private final SilencePhase silences;
    private final JoinOrderMaker orders;
    private final HeapRoom room;
    private final Deque<Range> cut = new ArrayDeque<>();
    private final PartForm form;
    private PartCutter cutter;
    private PartFingerprints fingerprints = new PartFingerprints();
    private boolean stereo;
    private int next;
    private int first;
    /** Behind the passage before. */
    private long pause;

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
    PartsAhead(
            Project project,
            SegmentPhase segments,
            StillPhase still,
            SilencePhase silences,
            JoinOrderMaker orders,
            HeapRoom room) {
        this.project = project;
        this.segments = segments;
        this.still = still;
        this.silences = silences;
        this.orders = orders;
        this.room = room;
        form = PlannedParts.forms(project).get(0);
        cutter = cutter();
    }

    private PartCutter cutter() {
        return new PartCutter(CutRule.of(project, rate()));
    }

    private SampleRate rate() {
        return project.audio().sampleRate();
    }

    /**
     * Looks how far clips are rendered without a gap by now; where one is bad that is not left out, there is no point.
     */
    void look() {
        if ((segments.badCount() > 0 && !project.skipBadClips())
                || segments.namesIn10().isPresent()
                || project.splitAt() == SplitAt.EXACT
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
        pause = 0;
        mayChange = Optional.empty();
        given = 0;
    }

    private void add(int clip, long samples) {
        long passage = Passages.samples(project.pauses(), clip, samples, rate());
        cutter.next(clip, pause, passage, project.opensChapter(clip)).ifPresent(this::cutAt);
        if (cutter.isLastCutFinal()) {
            mayChange.ifPresent(cut::add);
            mayChange = Optional.empty();
        }
        pause = project.pauses().samplesBehind(clip, samples, rate());
    }

    private void cutAt(int clip) {
        mayChange.ifPresent(cut::add);
        mayChange = Optional.of(new Range(first, clip));
        first = clip;
    }

    /** Returns the order for the next one; empty if there is none as yet. */
    Optional<JoinOrder> next() {
        while (!cut.isEmpty() && pieces(cut.element()) > MOST_PIECES) {
            cut.remove(); // it waits for the plan
        }
        boolean ready = !cut.isEmpty()
                && silences.hasAll(stereo ? 2 : 1)
                && still.hasAllFor(cut.element().first(), cut.element().end());
        return ready ? Optional.of(order(cut.remove())) : Optional.empty();
    }

    private long pieces(Range clips) {
        return IntStream.range(clips.first(), clips.end())
                .mapToLong(clip -> 2L * project.pauses().rounds(clip))
                .sum();
    }

    private JoinOrder order(Range clips) {
        return segments.withTakes(takes -> order(slice(clips, takes), takes));
    }

    private Timeline slice(Range clips, TakeTable takes) {
        CutRule rule = CutRule.of(project, rate());
        return new Passages(
                        IntStream.range(clips.first(), clips.end()).filter(takes::has),
                        takes::samples,
                        project.pauses(),
                        rate(),
                        project::opensChapter)
                .timeline()
                .between(rule.leadSamples(), rule.tailSamples());
    }

    private JoinOrder order(Timeline slice, TakeTable takes) {
        // Of its own: the takes change, and a copy of all of them for each part would be far too much.
        List<SoundPiece> pieces = List.copyOf(new SoundList(slice, project.clips(), takes, stereo ? 2 : 1, rate()));
        JoinOrder.Content content = orders.content(slice, pieces, stereo ? 2 : 1, form);
        given++;
        return orders.order(
                given,
                0,
                form,
                content,
                pieces,
                slice.samples(),
                Optional.empty(),
                fingerprints.next(content),
                Fingerprint.ofRecord(content.sound()));
    }
}
