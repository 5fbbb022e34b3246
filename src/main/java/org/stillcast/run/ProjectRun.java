package org.stillcast.run;

import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

import org.stillcast.fault.InvalidManifestException;
import org.stillcast.files.Fingerprint;
import org.stillcast.intake.Submission;
import org.stillcast.outbox.Outbox;
import org.stillcast.outbox.PlannedProduct;
import org.stillcast.outbox.ProductKind;
import org.stillcast.outbox.Result;
import org.stillcast.packed.HeapRoom;
import org.stillcast.project.Clip;
import org.stillcast.project.Project;
import org.stillcast.timeline.TakeTable;
import org.stillcast.work.Completion;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.Order;
import org.stillcast.work.SegmentOrder;
import org.stillcast.work.SkipFramesOrder;
import org.stillcast.work.SoundPiece;
import org.stillcast.work.StillOrder;
import org.stillcast.workspace.FinishedProduct;
import org.stillcast.workspace.Workspace;

/**
 * One project while it is worked on: it hands out the work orders and takes what comes back; an order's own exchange never
 * holds more than that order.
 *
 * <p>Safe for use by several threads at once.
 */
public final class ProjectRun {
    /** Four make sense: all that is not known, all in stereo, what changed parts need, and that in stereo. */
    private static final int MOST_ROUNDS = 8;

    private final Submission submission;
    private final Project project;
    private final ProjectFolders folders;
    private final Workspace workspace;
    private final Tools tools;
    private final Publication publication;
    private final RunReporter reporter;
    private final OrderBook orders;
    private final StillPhase still;
    private final SegmentPhase segments;
    private final SegmentDamage damage;
    private final CompletionTaker taker;
    private final JoinOrderMaker joinOrders;
    private final ProductFinder earlier;
    private final JoinableParts joinable;
    private boolean staged;
    private TakeTable planned = new TakeTable(0);
    private boolean madeAnew;
    private int rounds;

    /**
     * @param before what was published under the project's id earlier
     * @param folders are let go of when the run ends
     * @param workspace one of them
     */
    ProjectRun(
            Submission submission,
            Project project,
            Optional<Result> before,
            ProjectFolders folders,
            Workspace workspace,
            Tools tools)
            throws IOException {
        this.submission = submission;
        this.project = project;
        this.folders = folders;
        this.workspace = workspace;
        this.tools = tools;
        publication = new Publication(project, before, workspace.journal(), tools);
        reporter = new RunReporter(project, tools.settings(), tools.clock(), tools.listener());
        orders = new OrderBook(tools.ffmpeg(), this::wakeUp);
        still = new StillPhase(
                project, workspace, tools.ffmpegVersion(), tools.settings().maxPixels());
        segments = new SegmentPhase(
                project,
                workspace,
                still,
                tools.ffmpegVersion(),
                tools.settings().clipTimeout(),
                tools.settings().strict());
        damage = new SegmentDamage(workspace);
        joinOrders = new JoinOrderMaker(project, still.fingerprint(), tools.ffmpegVersion(), workspace, tools.outbox());
        earlier = new ProductFinder(tools.outbox(), project.id(), publication.reusable());
        // What parts an edit leaves alone shows only when the lengths of all clips are known.
        Optional<PartsAhead> ahead = publication.reusable().isPresent()
                ? Optional.empty()
                : Optional.of(new PartsAhead(project, segments, still, joinOrders, HeapRoom.ofThisProgram()));
        joinable = new JoinableParts(ahead, this::findFinished, orders);
        taker = new CompletionTaker(
                project, tools, workspace.journal(), orders, reporter, still, segments, damage, joinable);
    }

    private void wakeUp() {
        joinable.wake();
    }

    private Optional<PartFile> findFinished(JoinOrder part) throws IOException {
        stage();
        String name = Outbox.productName(project.id(), part.number(), part.count(), ProductKind.VIDEO);
        PlannedProduct wanted = new PlannedProduct(ProductKind.VIDEO, name, part.fingerprint());
        return earlier.find(wanted, workspace.journal())
                .map(there -> new PartFile(
                        new FinishedProduct(
                                there.product().bytes(), there.product().sha256()),
                        there.place()));
    }

    /** Before the first part is joined: what is half done is deleted. */
    private synchronized void stage() throws IOException {
        if (!staged) {
            tools.outbox().stage(project.id());
            staged = true;
        }
    }

    public Submission submission() {
        return submission;
    }

    /** Returns the hash of the manifest that is worked on, whatever is under its name by now. */
    public String manifestSha256() {
        return project.manifestSha256();
    }

    /** Looks whether the parts were published before the program was last stopped. */
    public void lookForPublication() throws IOException {
        publication.look();
    }

    /** Tells whether the parts are published. */
    public boolean isPublished() {
        return publication.isDone();
    }

    /** Looks for what earlier runs have left, and says where the work stands. */
    public void begin() throws IOException {
        taker.requireFewBadClips();
        segments.recall(publication.reusable(), orders::isOpen);
        int there = segments.thereCount();
        int known = segments.settledCount() - there;
        madeAnew = there + known == 0;
        reporter.begun(there, known, segments.openCount());
        joinable.look();
    }

    /** Tells whether clips have to be rendered again: a stereo one has turned up after others were rendered in mono. */
    public boolean isRenderingLeft() {
        return orders.isOpen() && segments.isUnfinished();
    }

    /** Tells whether parts that are planned lack something that they are joined from. */
    public boolean isUnprepared() {
        return orders.isOpen() && (!joinable.isPlanned() || segments.isUnfinished() || lacksStill());
    }

    private boolean lacksStill() {
        return joinable.plan().isUnfinished() && !still.isThere();
    }

    /**
     * Begins to render what is asked for now. Not before parts that are joined from what may be rendered again are
     * done.
     *
     * @throws IllegalStateException if that never ends
     */
    public void beginRound() {
        rounds++;
        if (rounds > MOST_ROUNDS) {
            throw new IllegalStateException(
                    "a fault of Stillcast itself: the same is rendered again and again, %s for one"
                            .formatted(segments.anyOpen().map(Clip::id).orElse("the picture")));
        }
        if (rounds > 1) {
            joinable.awaitReturn();
        }
    }

    /** Gives the orders for what loops are made with: one, or none if no loop has to be made. */
    public Iterator<SkipFramesOrder> giveSkipFramesOrders() {
        return orders.give(SkipFramesOrder.class, needsStill() ? still.skipFramesOrder() : Stream.of());
    }

    /** Gives the orders for the loops: one, or none if they are there or not needed. */
    public Iterator<StillOrder> giveStillOrders() {
        return orders.give(StillOrder.class, needsStill() ? still.order() : Stream.of());
    }

    private boolean needsStill() {
        return segments.isUnfinished() || (joinable.isPlanned() && lacksStill());
    }

    /**
     * Returns if there is room for all that has to be rendered.
     *
     * @throws IOException if not
     */
    public void requireRoom()
            throws ProjectInterruptedException, InvalidManifestException, IOException, ProjectFailedException {
        requireSuccess();
        if (!still.isThere()) {
            return; // nothing is going to be rendered
        }
        still.requireRoom(segments.open(), tools.settings());
    }

    /** Begins to give the orders for the segments that have to be rendered, each made when it is asked for. */
    public Iterator<SegmentOrder> giveSegmentOrders() {
        reporter.renderingBegun(segments.openCount(), segments.triedCount());
        return orders.give(SegmentOrder.class, segments.orders(orders::fail));
    }

    /**
     * Plans the parts, unless a clip's length is not known yet, and asks for the segments of those that are not finished.
     *
     * @throws InvalidManifestException with every bad clip, if the project does not skip them
     */
    public void planParts()
            throws ProjectInterruptedException, InvalidManifestException, IOException, ProjectFailedException {
        requireSuccess();
        if (segments.isUnfinished()) {
            return; // the first stereo clip came late
        }
        segments.requireEnough();
        requireNothingMended();
        TakeTable known = segments.takes();
        if (!joinable.isPlanned() || !known.isSameAs(planned)) {
            plan(known);
        }
        planned = known; // what is said of the clips may be another now
        segments.need(joinable.plan().partsOfSegments());
        joinable.plan().requireRoomForCopies(tools.settings().outbox());
    }

    /** Tells whether parts that were to have the sound of earlier ones have to be joined from their segments after all. */
    public boolean hasFailedCopies() {
        return orders.isOpen() && joinable.plan().hasFailedCopies();
    }

    private void plan(TakeTable takes) throws IOException {
        stage();
        PartPhase phase = new PartPhase(
                project,
                takes,
                joinOrders,
                still,
                segments.namesIn10(),
                tools.ffmpegVersion(),
                publication.reusable(),
                earlier,
                HeapRoom.ofThisProgram());
        joinable.plan(phase);
        phase.findFinished(workspace.journal());
    }

    /** Says what is going to be joined: all is there that it is joined from. */
    public void tellPlan()
            throws ProjectInterruptedException, InvalidManifestException, IOException, ProjectFailedException {
        requireSuccess();
        PlannedParts all = joinable.plan().planned();
        joinable.completePlan(ahead -> {
            reporter.partsPlanned(new RunEvent.PartsPlanned(
                    project.id(),
                    planned.clips().count(),
                    Duration.ofSeconds(
                            all.samples() / project.audio().sampleRate().hertz()),
                    all.size(),
                    joinable.plan().keptCount(),
                    ahead,
                    all.overlong().stream().map(this::nameInLog).toList()));
            tellJoining();
        });
    }

    /** Says how much there is to be joined. */
    public void tellJoining() {
        PartPhase phase = joinable.plan();
        reporter.joiningBegun(
                phase.openSamples(), phase.finishedCount(), phase.planned().size());
    }

    private String nameInLog(SoundPiece piece) {
        return project.clips().get(piece.clip()).nameInLog(piece.clip());
    }

    /** Begins to give out turns at joining parts, as long as there are some that are not finished. */
    public Iterator<PartTurn> givePartTurns() {
        return joinable.turns();
    }

    /** Takes note that an order of a kind has come back, in whatever way. */
    public void countAnswer(Class<? extends Order> kind) {
        orders.countAnswer(kind);
    }

    /** Takes note that an order could not be carried out; the first reason is kept, and no more orders are given. */
    public void fail(Exception reason) {
        orders.fail(reason);
    }

    /** Takes what came back for an order. */
    public void complete(Completion completion) throws IOException {
        completion.completes(taker);
        joinable.look();
    }

    private void requireSuccess()
            throws ProjectInterruptedException, InvalidManifestException, IOException, ProjectFailedException {
        orders.requireSuccess(this::requireWholeSegments);
        orders.requireAnswers(kind -> kind != JoinOrder.class); // parts go on meanwhile
    }

    /** A part cannot be joined from segments that something has damaged; those are rendered again at the next try. */
    private void requireWholeSegments() throws IOException {
        Stream<JoinOrder> planned = joinable.isPlanned() ? joinable.plan().partsOfSegments() : Stream.of();
        damage.requireNoneIn(Stream.concat(joinable.inHand(), planned));
    }

    /** Shows the parts in the outbox and writes down that they are there. */
    public void publish()
            throws ProjectInterruptedException, InvalidManifestException, IOException, ProjectFailedException {
        requireSuccess();
        orders.requireAnswers(kind -> true);
        requireNothingMended();
        publication.publish(joinable.plan(), planned, segments.badClips(), sources(), madeAnew);
    }

    /** Joining may take hours; what was mended meanwhile must not be published as it was before. */
    private void requireNothingMended() throws IOException {
        segments.requireUnchanged();
        still.requireUnchangedIfThere();
    }

    private String sources() {
        Fingerprint.Hash sources = new Fingerprint.Hash().add(still.sourceInShort());
        segments.addSources(sources);
        return sources.fingerprint();
    }

    /** Returns how it ended, once it is published. */
    public Outcome.Published outcome() throws IOException {
        return publication.outcome();
    }

    /** Writes down that it has failed. */
    public void recordFailure() {
        folders.recordFailure();
    }

    /** Deletes all that is temporary of a published project, and what was kept of an earlier failure. */
    public void deleteTemporaryFiles() {
        folders.forgetFailure();
        cleanUp();
    }

    /** Deletes all that is temporary. */
    public void cleanUp() {
        reporter.released();
        folders.delete(reporter);
    }

    /** Lets go of the files without deleting them. */
    public void close() {
        reporter.released();
        folders.release();
    }
}
