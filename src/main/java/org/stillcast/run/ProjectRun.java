package org.stillcast.run;

import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

import org.stillcast.delivery.Delivery;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.files.Fingerprint;
import org.stillcast.forecast.ProjectNeed;
import org.stillcast.intake.Submission;
import org.stillcast.outbox.Outbox;
import org.stillcast.outbox.PlannedProduct;
import org.stillcast.outbox.ProductKind;
import org.stillcast.outbox.Result;
import org.stillcast.packed.HeapRoom;
import org.stillcast.project.Clip;
import org.stillcast.project.Project;
import org.stillcast.settings.Settings;
import org.stillcast.timeline.TakeTable;
import org.stillcast.work.Completion;
import org.stillcast.work.DressOrder;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.Order;
import org.stillcast.work.SegmentOrder;
import org.stillcast.work.SilencesOrder;
import org.stillcast.work.SkipFramesOrder;
import org.stillcast.work.StillOrder;
import org.stillcast.workspace.DiskNeed;
import org.stillcast.workspace.DiskSpace;
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
    private final Runnable whenEnded;
    private final Publication publication;
    private final RunReporter reporter;
    private final OrderBook orders;
    private final StillPhase still;
    private final SubtitleSources subtitles;
    private final SilencePhase silences;
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
     * @param whenEnded run when nobody works on it any more
     */
    ProjectRun(
            Submission submission,
            Project project,
            Optional<Result> before,
            ProjectFolders folders,
            Workspace workspace,
            Tools tools,
            Runnable whenEnded)
            throws IOException {
        this.whenEnded = whenEnded;
        this.submission = submission;
        this.project = project;
        this.folders = folders;
        this.workspace = workspace;
        this.tools = tools;
        publication = new Publication(project, before, workspace.journal(), tools);
        reporter = new RunReporter(project, tools.settings(), tools.clock(), tools.listener());
        orders = new OrderBook(tools.ffmpeg(), this::wakeUp);
        still = new StillPhase(
                project,
                workspace,
                tools.ffmpegVersion(),
                tools.fonts(),
                tools.settings().maxPixels());
        subtitles = new SubtitleSources(project);
        silences = new SilencePhase(project, workspace, tools.ffmpegVersion());
        segments = new SegmentPhase(
                project,
                workspace,
                still,
                tools.ffmpegVersion(),
                tools.settings().clipTimeout(),
                tools.settings().strict());
        damage = new SegmentDamage(workspace);
        joinOrders = new JoinOrderMaker(project, still, tools.ffmpegVersion(), workspace, tools.outbox());
        earlier = new ProductFinder(tools.outbox(), project.id(), publication.reusable());
        // What parts an edit leaves alone shows only when the lengths of all clips are known.
        Optional<PartsAhead> ahead = publication.reusable().isPresent()
                ? Optional.empty()
                : Optional.of(new PartsAhead(
                        project,
                        segments,
                        still,
                        silences,
                        joinOrders,
                        HeapRoom.ofThisProgram(tools.settings().projects())));
        joinable = new JoinableParts(
                ahead, this::findFinished, orders, tools.settings().partsAtATime());
        taker = new CompletionTaker(
                project, tools, workspace.journal(), orders, reporter, still, silences, segments, damage, joinable);
    }

    private void wakeUp() {
        joinable.wake();
        reporter.givenUp();
    }

    private Optional<PartFile> findFinished(JoinOrder part) throws IOException {
        stage();
        ProductKind kind = ProductKind.of(part.form());
        String name = Outbox.productName(project.id(), part.number(), part.count(), kind);
        return earlier.findPart(new PlannedProduct(kind, name, part.fingerprint()), workspace.journal());
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
        still.look();
        subtitles.look();
        segments.recall(publication.reusable(), orders::isOpen);
        int there = segments.thereCount();
        int known = segments.settledCount() - there;
        madeAnew = there + known == 0;
        reporter.begun(there, known, segments.openCount());
        joinable.look();
    }

    /** Where all clips get one gain, says what it is once all are measured. */
    public void settleGain() throws IOException {
        segments.settleGain(orders::isOpen);
        joinable.look();
    }

    /**
     * Tells whether clips have to be rendered again: a stereo one has turned up after others were rendered in mono, or all get a gain
     * by now.
     */
    public boolean isRenderingLeft() {
        return orders.isOpen() && segments.isUnfinished();
    }

    /** Tells whether parts that are planned lack something that they are joined from. */
    public boolean isUnprepared() {
        if (!orders.isOpen()) {
            return false;
        }
        needIngredients();
        return !joinable.isPlanned() || segments.isUnfinished() || still.isUnfinished() || silences.isUnfinished();
    }

    /** What is seen with clips that have to be rendered, and what is seen and silent in parts that have to be joined. */
    private void needIngredients() {
        still.needFor(segments.openPositions());
        if (segments.isUnfinished()) {
            still.needCover();
        }
        if (joinable.isPlanned()) {
            joinable.plan()
                    .orders()
                    .forEach(part -> still.needFor(part.content().pictures()));
            silences.needFor(joinable.plan().partsOfSegments());
        } else if (publication.reusable().isEmpty()) { // else nothing is joined before it is planned
            silences.needAll(segments.isStereo() ? 2 : 1);
        }
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
        needIngredients();
    }

    /** Gives the orders for what loops are made with: one, or none if no loop has to be made. */
    public Iterator<SkipFramesOrder> giveSkipFramesOrders() {
        return orders.give(SkipFramesOrder.class, still.skipFramesOrder());
    }

    /** Gives the orders for silences that are needed and not there. */
    public Iterator<SilencesOrder> giveSilencesOrders() {
        return orders.give(SilencesOrder.class, silences.orders());
    }

    /** Gives an order for each pair of loops that is needed and not there. */
    public Iterator<StillOrder> giveStillOrders() {
        return orders.give(StillOrder.class, still.orders());
    }

    /**
     * Returns if all pictures can be used, and there is room for all that has to be rendered.
     *
     * @throws InvalidManifestException with every bad picture
     * @throws IOException if there is no room
     */
    public void requireRoom()
            throws ProjectInterruptedException, InvalidManifestException, IOException, ProjectFailedException {
        requireSuccess();
        still.requireGood();
        if (segments.isUnfinished()) {
            Settings settings = tools.settings();
            DiskNeed need =
                    ProjectNeed.of(project, still.largestFull(), still.largestPreview(), segments.openPositions());
            DiskSpace.require(need.byFolder(settings.temp(), settings.outbox()));
        }
    }

    /** Begins to give the orders for the segments that have to be rendered or levelled, each made when it is asked for. */
    public Iterator<Order> giveSegmentOrders() {
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

    private void plan(TakeTable takes) throws IOException, InvalidManifestException {
        PlannedParts.requireLength(project, takes, tools.settings().maxLength());
        stage();
        PlannedParts planned = new PlannedParts(
                project,
                takes,
                joinOrders,
                PlannedParts.keptStarts(project, takes, publication.reusable(), segments.namesIn10()),
                HeapRoom.ofThisProgram(tools.settings().projects()));
        PartPhase parts = new PartPhase(
                planned,
                joinOrders,
                still,
                segments.namesIn10(),
                tools.ffmpegVersion(),
                project.audio().bitrateKbps(planned.channels()),
                earlier);
        PartTags tags = new PartTags(project, planned, takes, tools.ffmpegVersion());
        ProductPhase products = new ProductPhase(project, planned, tags, workspace, tools.outbox(), earlier);
        joinable.plan(parts, products);
        products.findFinished(workspace.journal());
        parts.findFinished(workspace.journal(), products::needs);
    }

    /**
     * Writes what is published without ffmpeg; all parts are joined.
     *
     * @throws IOException if something cannot be written
     */
    public void writeTexts()
            throws ProjectInterruptedException, InvalidManifestException, IOException, ProjectFailedException {
        requireSuccess();
        orders.requireAnswers(kind -> true);
        joinable.products().writeTexts(joinable.plan(), workspace.journal());
    }

    /**
     * Writes the page that the parts are checked on; all else that is published is made.
     *
     * @throws IOException if it cannot be written
     */
    public void writeProof()
            throws ProjectInterruptedException, InvalidManifestException, IOException, ProjectFailedException {
        requireSuccess();
        orders.requireAnswers(kind -> true);
        joinable.products().writeProof(joinable.plan(), planned, segments.badClips(), workspace.journal());
    }

    /** Gives the orders for what is published with something besides sound and picture. */
    public Iterator<DressOrder> giveDressOrders() {
        return orders.give(DressOrder.class, joinable.products().orders(joinable.plan()));
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
                phase.openSamples(), phase.finishedCount(), phase.planned().joins());
    }

    private String nameInLog(int clip) {
        return project.clips().get(clip).nameInLog(clip);
    }

    /** Begins to give out turns at joining parts, as long as there are some that are not finished. */
    public Iterator<PartTurn> givePartTurns() {
        return joinable.turns();
    }

    /** Takes note that an order of a kind has come back, in whatever way. */
    public void countAnswer(Class<? extends Order> kind) {
        orders.countAnswer(kind);
    }

    /** Tells whether nothing is known yet that would end it. */
    boolean isGoingOn() {
        return orders.isOpen();
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
        publication.publish(joinable.plan(), joinable.products(), planned, segments.badClips(), sources(), madeAnew);
    }

    /** Joining may take hours; what was mended meanwhile must not be published as it was before. */
    private void requireNothingMended() throws IOException {
        segments.requireUnchanged();
        still.requireUnchangedIfThere();
        subtitles.requireUnchanged();
    }

    private String sources() {
        Fingerprint.Hash sources = new Fingerprint.Hash();
        still.addSources(sources);
        segments.addSources(sources);
        subtitles.addTo(sources);
        return sources.fingerprint();
    }

    /** Returns how it ended, once it is published. */
    public Outcome.Published outcome() throws IOException {
        return publication.outcome();
    }

    /** Returns what others are to be told of it, once it is published. */
    public Delivery message() throws IOException {
        return publication.message();
    }

    /** Returns its id. */
    String id() {
        return project.id();
    }

    /** Returns when work on it was begun, in whatever run of the program; tells one run of the project from another. */
    String started() {
        return publication.started();
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
        release();
        folders.delete(reporter);
    }

    /** Lets go of the files without deleting them. */
    public void close() {
        release();
        folders.release();
    }

    private void release() {
        reporter.released();
        whenEnded.run();
    }
}
