package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.stillcast.fault.FaultList;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.files.Fingerprint;
import org.stillcast.files.WholeFiles;
import org.stillcast.intake.Intake;
import org.stillcast.media.SoundFile;
import org.stillcast.outbox.PublishedResult;
import org.stillcast.packed.KeyIndex;
import org.stillcast.packed.Remarks;
import org.stillcast.project.BadClip;
import org.stillcast.project.BadClipList;
import org.stillcast.project.ChannelRule;
import org.stillcast.project.Clip;
import org.stillcast.project.Project;
import org.stillcast.timeline.RenderedSegment;
import org.stillcast.timeline.SegmentTable;
import org.stillcast.work.ChannelLayout;
import org.stillcast.work.SegmentOrder;
import org.stillcast.workspace.Leftovers;
import org.stillcast.workspace.Workspace;

/**
 * The first half of a project's work: which clips are rendered, which still have to be, and which cannot.
 *
 * <p>A clip may be known without being rendered: an earlier result tells how long it is. It has to be rendered only if a
 * part that it is in has changed. The first stereo clip settles a project whose channels are {@code auto}: mono segments
 * that are there are then rendered again, as stereo, in a second round. Safe for use by several threads at once.
 */
public final class SegmentPhase {
    /** Changes when the same clip would come out with other bytes; RecipesTest has what it stands for. */
    public static final String RECIPE = "segment 2";

    private static final long BYTES_PER_EXTRA_SECOND = 100_000;

    private final Project project;
    private final Workspace workspace;
    private final String recipe;
    private final Path still;
    private final Duration clipTimeout;
    private final boolean strict;
    private final int count;
    private final ClipSources sources;
    private final SegmentTable known;
    private final BitSet there = new BitSet();
    private final BitSet needed = new BitSet();
    private final Remarks bad = new Remarks();
    private boolean stereo;
    private int settled;

    /**
     * @param still whose small loop the picture is copied from
     * @param ffmpegVersion that will do the work
     * @param clipTimeout time limit of a clip of no size
     * @param strict whether a clip that a decoder complained about is tried again instead of being taken from earlier
     * @throws IOException if a clip that is known to be bad cannot be looked at again
     */
    SegmentPhase(
            Project project,
            Workspace workspace,
            StillPhase still,
            String ffmpegVersion,
            Duration clipTimeout,
            boolean strict)
            throws IOException {
        this.project = project;
        this.workspace = workspace;
        this.still = still.preview();
        this.clipTimeout = clipTimeout;
        this.strict = strict;
        this.recipe = Fingerprint.of(
                RECIPE,
                ffmpegVersion,
                still.fingerprint(),
                project.audio().channels() == ChannelRule.MONO,
                project.audio().sampleRate().hertz());
        this.count = project.clips().size();
        this.sources = new ClipSources(project.clips());
        this.known = new SegmentTable(project.clips());
        this.stereo = project.audio().channels() == ChannelRule.STEREO;
        for (BadClip clip : project.badClips()) {
            lookAgain(clip);
        }
    }

    /** What was bad when the manifest was read may have been mended since; what is looked at now is what counts. */
    private void lookAgain(BadClip clip) throws IOException {
        sources.look(clip.position());
        SoundFile.faultIn(clip.clip().audio()).ifPresent(reason -> bad.put(clip.position(), reason));
    }

    /**
     * Takes what earlier runs have left: segments that are still whole, under whatever clip's name they were made, and
     * lengths of clips that an earlier result lists. Reads all clips if there is anything to be found.
     *
     * @param before an earlier result, whose parts can be kept
     * @param goOn is asked now and then whether to
     * @throws IOException if a clip cannot be read
     */
    synchronized void recall(Optional<PublishedResult> before, BooleanSupplier goOn) throws IOException {
        boolean anythingLeft = workspace.journal().hasSegments();
        if (!anythingLeft && before.isEmpty()) {
            return;
        }
        forEachGoodClip(goOn, this::fingerprint);
        if (anythingLeft) {
            recallLeftovers(goOn);
        }
        if (before.isPresent()) {
            recallPublished(PublishedSegments.of(before.get()), goOn);
        }
        countSettled();
    }

    private interface Visitor {
        void visit(int position) throws IOException;
    }

    private void forEachGoodClip(BooleanSupplier goOn, Visitor visitor) throws IOException {
        for (int position = 0; position < count && goOn.getAsBoolean(); position++) {
            if (!bad.has(position)) {
                visitor.visit(position);
            }
        }
    }

    private void recallLeftovers(BooleanSupplier goOn) throws IOException {
        Leftovers leftovers = workspace.leftovers();
        if (goOn.getAsBoolean()) {
            rearrange(leftovers);
        }
        forEachGoodClip(goOn, position -> {
            Optional<RenderedSegment> segment =
                    leftovers.recall(position, project.clips().get(position).id(), fingerprint(position));
            if (segment.isPresent() && takeIfGood(segment.get())) {
                there.set(position);
            }
        });
    }

    private void rearrange(Leftovers leftovers) throws IOException {
        KeyIndex ids = new KeyIndex();
        KeyIndex wanted = new KeyIndex();
        for (int position = 0; position < count; position++) {
            ids.add(project.clips().get(position).id());
            known.fingerprint(position).ifPresent(wanted::add);
        }
        // Ids are unique, so that the number of one is the position of its clip.
        leftovers.rearrange(
                id -> Optional.of(ids.find(id))
                        .filter(position -> position >= 0)
                        .flatMap(known::fingerprint),
                wanted::contains);
    }

    private void recallPublished(PublishedSegments published, BooleanSupplier goOn) throws IOException {
        forEachGoodClip(goOn, position -> {
            if (!known.has(position)) {
                Optional<RenderedSegment> segment =
                        published.find(position, project.clips().get(position).id(), fingerprint(position));
                if (segment.isPresent()) {
                    takeIfGood(segment.get());
                }
            }
        });
    }

    /** A version before this one did not look whether all that the clip's file holds was heard. */
    private RenderedSegment lookedAt(RenderedSegment segment) throws IOException {
        if (segment.complaint().isPresent()) {
            return segment;
        }
        Path audio = project.clips().get(segment.position()).audio();
        Optional<String> lack = Heard.of(
                        audio, segment.samples(), project.audio().sampleRate(), Optional.empty())
                .complaint();
        return lack.isEmpty() ? segment : segment.withComplaint(lack.get());
    }

    private boolean takeIfGood(RenderedSegment found) throws IOException {
        RenderedSegment segment = lookedAt(found);
        boolean good = !strict || segment.complaint().isEmpty();
        if (good) {
            take(segment);
        }
        return good;
    }

    /** Returns the fingerprint of a clip; its source is remembered as it was when it was read for that. */
    private String fingerprint(int position) throws IOException {
        Optional<String> said = known.fingerprint(position);
        if (said.isPresent()) {
            return said.get();
        }
        String fingerprint = Fingerprint.of(recipe, sources.content(position));
        known.name(position, fingerprint);
        return fingerprint;
    }

    /** Returns how many segments are there. */
    synchronized int thereCount() {
        return there.cardinality();
    }

    /** Returns how many clips need not be rendered any more, or not at all. */
    synchronized int settledCount() {
        return Math.min(settled, count);
    }

    /** Returns how many clips are done with, the bad ones among them. */
    synchronized int triedCount() {
        return settledCount() + bad.count();
    }

    private void countSettled() {
        settled = count - openCount() - bad.count();
    }

    /** Returns how many clips have to be rendered. */
    synchronized int openCount() {
        return (int) openPositions().count();
    }

    /** Tells whether a clip is left that has to be rendered. */
    synchronized boolean isUnfinished() {
        return openPositions().findAny().isPresent();
    }

    private IntStream openPositions() {
        return IntStream.range(0, count).filter(this::isOpen);
    }

    /** Returns one of the clips that have to be rendered; empty if there is none. */
    Optional<Clip> anyOpen() {
        return openPositions().mapToObj(project.clips()::get).findFirst();
    }

    /** Returns the clips that have to be rendered. */
    Iterable<Clip> open() {
        return () -> openPositions().mapToObj(project.clips()::get).iterator();
    }

    private synchronized boolean isOpen(int position) {
        return !bad.has(position)
                && (!known.has(position)
                        || (stereo && known.channels(position) == 1)
                        || (needed.get(position) && !there.get(position)));
    }

    /** Says that segments are needed as files, since the parts that they are in have to be joined. */
    synchronized void need(Stream<RenderedSegment> segments) {
        segments.forEach(segment -> needed.set(segment.position()));
        countSettled();
    }

    /**
     * Returns an order for each clip that has to be rendered, made when it is asked for.
     *
     * @param failed is told why there is none for a clip
     */
    Stream<SegmentOrder> orders(Consumer<IOException> failed) {
        return openPositions()
                .mapToObj(position -> {
                    try {
                        return Optional.of(order(position));
                    } catch (IOException e) {
                        failed.accept(e);
                        return Optional.<SegmentOrder>empty();
                    }
                })
                .flatMap(Optional::stream);
    }

    private synchronized SegmentOrder order(int position) throws IOException {
        Clip clip = project.clips().get(position);
        Path target = workspace.segment(clip.id());
        ChannelLayout layout = project.audio().channels() == ChannelRule.MONO
                ? ChannelLayout.MONO
                : stereo ? ChannelLayout.STEREO : ChannelLayout.AS_IT_IS;
        String fingerprint = fingerprint(position);
        Path sketch = workspace.sketch(fingerprint);
        return new SegmentOrder(
                position,
                clip,
                fingerprint,
                still,
                layout,
                project.audio().sampleRate(),
                target,
                WholeFiles.temporaryFor(target),
                sketch,
                WholeFiles.temporaryFor(sketch),
                clipTimeout.plusSeconds(sources.bytes(position) / BYTES_PER_EXTRA_SECOND));
    }

    /**
     * Takes a segment that has just been rendered.
     *
     * @throws IOException if its clip has changed meanwhile, so that it may be of something else than was looked at
     */
    synchronized void complete(RenderedSegment segment) throws IOException {
        sources.requireUnchanged(segment.position());
        workspace.remember(segment);
        take(segment);
        settled += there.get(segment.position()) ? 0 : 1;
        there.set(segment.position());
    }

    private void take(RenderedSegment segment) {
        known.put(segment);
        stereo |= project.audio().channels() == ChannelRule.AUTO && segment.channels() == 2;
    }

    /**
     * Takes a clip that turned out to be of no use.
     *
     * @throws IOException if it has changed meanwhile or is gone: then nothing is known about it
     */
    synchronized void leaveOut(BadClip clip) throws IOException {
        sources.requireUnchanged(clip.position());
        known.remove(clip.position());
        bad.put(clip.position(), clip.reason());
    }

    /**
     * Returns if all clips are what they were when they were rendered. One that was still being copied, and paused
     * then, is found so. One that is gone is not missed any more.
     */
    synchronized void requireUnchanged() throws IOException {
        sources.requireUnchanged();
    }

    /** Adds what each clip was when it was looked at for what is in the video, in short. */
    synchronized void addSources(Fingerprint.Hash hash) {
        sources.addTo(hash);
    }

    /** Returns the segments that are there or known, in order. */
    synchronized List<RenderedSegment> segments() {
        return known.segments();
    }

    /** Returns the first of some segments whose files are not what they were when they were rendered. */
    synchronized List<RenderedSegment> damaged(Stream<RenderedSegment> segments, int most) throws IOException {
        List<RenderedSegment> damaged = new ArrayList<>();
        Leftovers leftovers = workspace.leftovers();
        for (Iterator<RenderedSegment> all = segments.iterator(); all.hasNext() && damaged.size() < most; ) {
            RenderedSegment segment = all.next();
            if (!leftovers.isWhole(segment)) {
                damaged.add(segment);
            }
        }
        return damaged;
    }

    /** Returns how many clips have no segment. */
    synchronized int badCount() {
        return bad.count();
    }

    /** Returns the clips that have no segment, in order. */
    synchronized List<BadClip> badClips() {
        return new BadClipList(project.clips(), bad);
    }

    /**
     * Returns if the project can go on with what there is.
     *
     * @throws InvalidManifestException with every bad clip, if the project does not skip them or nothing else is left
     */
    void requireEnough() throws InvalidManifestException {
        FaultList faults = new FaultList();
        if (!project.skipBadClips() || segments().isEmpty()) {
            Intake.addTo(faults, badClips());
        }
        faults.throwIfAny();
    }
}
