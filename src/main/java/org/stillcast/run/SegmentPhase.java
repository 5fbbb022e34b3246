package org.stillcast.run;

import java.io.IOException;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.stillcast.fault.FaultList;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.files.Fingerprint;
import org.stillcast.intake.Intake;
import org.stillcast.loudness.LevelRule;
import org.stillcast.loudness.Levelling;
import org.stillcast.loudness.Loudness;
import org.stillcast.loudness.ProjectLoudness;
import org.stillcast.media.SoundFile;
import org.stillcast.outbox.Result;
import org.stillcast.packed.Remarks;
import org.stillcast.project.BadClip;
import org.stillcast.project.BadClipList;
import org.stillcast.project.ChannelRule;
import org.stillcast.project.Clip;
import org.stillcast.project.LoudnessRule;
import org.stillcast.project.Project;
import org.stillcast.timeline.Take;
import org.stillcast.timeline.TakeTable;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.LevelOrder;
import org.stillcast.work.Order;
import org.stillcast.work.SegmentOrder;
import org.stillcast.work.SegmentRendered;
import org.stillcast.workspace.Workspace;

/**
 * The first half of a project's work: which clips are rendered, which still have to be, and which cannot.
 *
 * <p>A clip may be known without being rendered: an earlier result tells how long it is. It has to be rendered only if a
 * part that it is in has changed. The first stereo clip settles a project whose channels are {@code auto}: mono segments
 * that are there are then rendered again, as stereo, in a second round. Where all clips get one gain, they are measured first, and
 * are levelled in a round behind that. Safe for use by several threads at once.
 */
final class SegmentPhase {
    private final Project project;
    private final Workspace workspace;
    private final boolean strict;
    private final int count;
    private final ClipSources sources;
    private final TakeTable known;
    private final TakeTable measures;
    private final SegmentNames names;
    private final SegmentOrderMaker orders;
    private final BitSet there = new BitSet();
    /** Those whose segments lie there as they were measured. */
    private final BitSet measured = new BitSet();

    private final BitSet needed = new BitSet();
    private final Remarks bad = new Remarks();
    private Optional<Result> before = Optional.empty();
    private boolean stereo;
    private int settled;

    /**
     * @param still whose small loops the picture is copied from
     * @param ffmpegVersion that will do the work
     * @param clipTimeout time limit of a clip of no size
     * @param strict whether a decoder's complaint makes a bad clip, which is tried again instead of being taken from earlier
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
        this.strict = strict;
        this.count = project.clips().size();
        this.sources = new ClipSources(project.clips());
        this.known = new TakeTable(count);
        this.measures =
                new TakeTable(project.loudness().filter(LoudnessRule::ofProject).isPresent() ? count : 0);
        this.names = new SegmentNames(
                project,
                known,
                measures,
                sources,
                ffmpegVersion,
                () -> new Version10(ffmpegVersion, still.backgroundFingerprint()));
        this.orders = new SegmentOrderMaker(project, workspace, names, sources, still::preview, clipTimeout, strict);
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
     * Takes what earlier runs have left, see {@link SegmentRecall}.
     *
     * @param before an earlier result, whose parts can be kept
     * @param goOn is asked now and then whether to
     * @throws IOException if a clip cannot be read
     */
    synchronized void recall(Optional<Result> before, BooleanSupplier goOn) throws IOException {
        this.before = before;
        if (names.areMeasured()) {
            newRecall(goOn).recallMeasures(before, new Found());
            settleGain(goOn);
        } else {
            newRecall(goOn).recall(before, new Found());
        }
        countSettled();
    }

    private SegmentRecall newRecall(BooleanSupplier goOn) {
        return new SegmentRecall(project, workspace, names, bad::has, goOn);
    }

    /**
     * Where all clips get one gain and are measured by now, says what that is: segments are open again until they have it, but for
     * those that earlier runs have left.
     *
     * @param goOn is asked now and then whether to
     * @throws IOException if a clip cannot be read
     */
    synchronized void settleGain(BooleanSupplier goOn) throws IOException {
        boolean isPointless = bad.count() > 0 && !project.skipBadClips();
        if (names.areMeasured() && goOn.getAsBoolean() && !isPointless && !isUnfinished()) {
            names.settle(gain());
            newRecall(goOn).recall(before, new Found());
            countSettled();
        }
    }

    /** Returns the gain of all clips in hundredths of a dB. */
    private int gain() {
        ProjectLoudness loudness = new ProjectLoudness();
        measures.clips()
                .forEach(clip ->
                        loudness.add(measures.get(clip).level().orElseThrow().loudness(), measures.samples(clip)));
        double target = project.loudness().orElseThrow().targetLufs().doubleValue();
        return Levelling.gainOfAll(loudness.gain(target));
    }

    private final class Found implements SegmentRecall.Finder {
        @Override
        public boolean take(int position, Take take) {
            boolean good = !strict || take.complaint().isEmpty();
            if (good) {
                SegmentPhase.this.take(position, take);
            }
            return good;
        }

        @Override
        public boolean knows(int position) {
            return table().has(position);
        }

        @Override
        public void there(int position) {
            there.set(position);
        }

        @Override
        public void measured(int position) {
            measured.set(position);
        }

        @Override
        public boolean isLevel(int position) {
            return !levelling(position).isNeeded();
        }
    }

    private Levelling levelling(int position) {
        Loudness loudness = measures.get(position).level().orElseThrow().loudness();
        return names.level().orElseThrow() instanceof LevelRule.ByGain rule
                ? rule.levelling(loudness)
                : new Levelling(0, false, loudness.lufs(), 0);
    }

    /** Returns where takes belong now: those of clips that are only measured do not count for parts. */
    private TakeTable table() {
        return names.areMeasured() ? measures : known;
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

    /** Returns the positions of the clips that have to be rendered, ascending. */
    IntStream openPositions() {
        return IntStream.range(0, count).filter(this::isOpen);
    }

    /** Returns one of the clips that have to be rendered; empty if there is none. */
    Optional<Clip> anyOpen() {
        return openPositions().mapToObj(project.clips()::get).findFirst();
    }

    private synchronized boolean isOpen(int position) {
        return !bad.has(position)
                && (!table().has(position)
                        || (stereo && table().channels(position) == 1)
                        || (needed.get(position) && !there.get(position)));
    }

    /** Says that segments are needed as files, since the parts that they are in have to be joined. */
    synchronized void need(Stream<JoinOrder> parts) {
        parts.forEach(part -> part.clipPieces().forEach(piece -> needed.set(piece.clip())));
        countSettled();
    }

    /**
     * Returns an order for each clip that has to be rendered, made when it is asked for.
     *
     * @param failed is told why there is none for a clip
     */
    Stream<Order> orders(Consumer<IOException> failed) {
        return openPositions()
                .mapToObj(position -> {
                    try {
                        return Optional.of(order(position));
                    } catch (IOException e) {
                        failed.accept(e);
                        return Optional.<Order>empty();
                    }
                })
                .flatMap(Optional::stream);
    }

    /** What lies there as it was measured is levelled, and not rendered again. */
    private synchronized Order order(int position) throws IOException {
        SegmentOrder order = orders.order(position, stereo);
        return measured.get(position)
                ? new LevelOrder(order, order.target(), measures.get(position), levelling(position))
                : order;
    }

    /**
     * Takes a segment that has just been rendered.
     *
     * @throws IOException if its clip has changed meanwhile, so that it may be of something else than was looked at
     */
    synchronized void complete(SegmentRendered rendered) throws IOException {
        int position = rendered.order().position();
        sources.requireUnchanged(position);
        workspace.remember(rendered);
        boolean isAnother = names.areMeasured() ? !measures.has(position) : !there.get(position);
        take(position, rendered.take());
        settled += isAnother ? 1 : 0;
        measured.clear(position);
        there.set(position, !names.areMeasured());
    }

    private void take(int position, Take take) {
        table().put(position, take);
        stereo |= project.audio().channels() == ChannelRule.AUTO && take.channels() == 2;
    }

    /**
     * Takes a clip that turned out to be of no use.
     *
     * @throws IOException if it has changed meanwhile or is gone: then nothing is known about it
     */
    synchronized void leaveOut(SegmentOrder order, String reason) throws IOException {
        sources.requireUnchanged(order.position());
        table().remove(order.position());
        bad.put(order.position(), reason);
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

    /** Tells whether it is known by now that the project is stereo. */
    synchronized boolean isStereo() {
        return stereo;
    }

    /** Takes the length of a clip. */
    @FunctionalInterface
    interface LengthTaker {
        /**
         * Takes it.
         *
         * @param position of the clip
         * @param samples of its take
         */
        void take(int position, long samples);
    }

    /**
     * Hands out the clips whose segments are there, in order, from a position on and up to the first one that is not
     * settled, and returns that one's position.
     */
    synchronized int takesThereFrom(int position, LengthTaker taker) {
        int next = position;
        while (next < count && !isOpen(next) && (there.get(next) || bad.has(next))) {
            if (!bad.has(next)) {
                taker.take(next, known.samples(next));
            }
            next++;
        }
        return next;
    }

    /** Returns what is made of what is known of all clips now, which does not change meanwhile. */
    synchronized <T> T withTakes(Function<TakeTable, T> maker) {
        return maker.apply(known);
    }

    /** Returns what is known of all clips now. */
    synchronized TakeTable takes() {
        return known.copy();
    }

    /** Returns what version 1.0 called the segments, by the positions of their clips; empty if it has left nothing. */
    synchronized Optional<IntFunction<String>> namesIn10() {
        return names.looksBack() ? Optional.of(position -> names.in10(position).orElse("")) : Optional.empty();
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
        if (!project.skipBadClips() || known.clips().findAny().isEmpty()) {
            Intake.addTo(faults, badClips());
        }
        faults.throwIfAny();
    }
}
