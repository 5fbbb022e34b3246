package org.stillcast.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.fault.FaultList;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.files.Fingerprint;
import org.stillcast.files.OwnerLock;
import org.stillcast.files.WholeFiles;
import org.stillcast.intake.Intake;
import org.stillcast.intake.Submission;
import org.stillcast.outbox.Outbox;
import org.stillcast.outbox.PublishedResult;
import org.stillcast.packed.HeapRoom;
import org.stillcast.project.Answer;
import org.stillcast.project.BadClip;
import org.stillcast.project.Clip;
import org.stillcast.project.Project;
import org.stillcast.text.ClockTime;
import org.stillcast.text.Words;
import org.stillcast.timeline.RenderedSegment;
import org.stillcast.work.BadPart;
import org.stillcast.work.BadPicture;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.RenderedPart;
import org.stillcast.work.SegmentOrder;
import org.stillcast.work.StillOrder;
import org.stillcast.workspace.DiskNeed;
import org.stillcast.workspace.DiskSpace;
import org.stillcast.workspace.Evidence;
import org.stillcast.workspace.Journal;
import org.stillcast.workspace.Workspace;

/**
 * One project on its way through the routes: the body of its exchange from intake to outcome. It hands out the work
 * orders and gathers what comes back; an order's own exchange never holds more than that order.
 *
 * <p>Safe for use by several threads at once.
 */
public final class ProjectRun {
    private static final Words WORDS = Words.of(ProjectRun.class);
    private static final Logger LOG = LoggerFactory.getLogger(ProjectRun.class);
    private static final Words ENGLISH = Words.english(ProjectRun.class);

    private static final int SEGMENTS_PER_LOG_LINE = 100;
    private static final int MOST_NAMED = 10;

    /** Four make sense: all that is not known, all in stereo, what changed parts need, and that in stereo. */
    private static final int MOST_ROUNDS = 8;

    private final Submission submission;
    private final Project project;
    private final OwnerLock lock;
    private final Workspace workspace;
    private final Workshop workshop;
    private final Publication publication;
    private final StillPhase still;
    private final SegmentPhase segments;
    private @Nullable PartPhase parts;
    private List<RenderedSegment> planned = List.of();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final ProgressLine line;
    private boolean madeAnew;
    private int rounds;
    private volatile @Nullable Exception failure;

    /**
     * @param before what was published under the project's id earlier
     * @param lock is closed when the run ends, as the workspace is
     */
    ProjectRun(
            Submission submission,
            Project project,
            Optional<PublishedResult> before,
            OwnerLock lock,
            Workspace workspace,
            Workshop workshop)
            throws IOException {
        this.submission = submission;
        this.project = project;
        this.lock = lock;
        this.workspace = workspace;
        this.workshop = workshop;
        publication = new Publication(project, before, workspace.journal(), workshop);
        line = new ProgressLine(project, workshop);
        still = new StillPhase(
                project,
                workspace,
                workshop.ffmpegVersion(),
                workshop.settings().maxPixels());
        segments = new SegmentPhase(
                project,
                workspace,
                still,
                workshop.ffmpegVersion(),
                workshop.settings().clipTimeout(),
                workshop.settings().strict());
    }

    public Submission submission() {
        return submission;
    }

    /** Looks whether the parts were published before the program was last stopped. */
    public void lookForPublication() throws IOException {
        publication.look();
    }

    /** Tells whether the parts are published. */
    public boolean isPublished() {
        return publication.isDone();
    }

    /** Returns the hash of the manifest that is worked on, whatever is under its name by now. */
    public String manifestSha256() {
        return project.manifestSha256();
    }

    /** Looks for what earlier runs have left, and says where the work stands. */
    public void begin() throws IOException {
        requireFewBadClips();
        segments.recall(publication.reusable(), this::isWanted);
        int all = project.clips().size();
        int there = segments.thereCount();
        int unchanged = segments.settledCount() - there;
        int left = segments.openCount();
        madeAnew = there + unchanged == 0;
        if (there > 0) {
            LOG.info("Resuming {}: {}/{} segments are there, {} to be rendered", project.id(), there, all, left);
        } else if (unchanged > 0) {
            LOG.info(
                    "{}: {}/{} clips are unchanged since it was published, {} to be rendered",
                    project.id(),
                    unchanged,
                    all,
                    left);
        } else {
            LOG.info("{}: rendering {}", project.id(), ENGLISH.count("segments", all));
        }
    }

    /**
     * Tells whether something is left to be done before parts can be joined.
     *
     * @throws IllegalStateException if that never ends
     */
    public boolean isUnprepared() {
        boolean unprepared = isWanted() && (parts == null || segments.isUnfinished() || lacksStill());
        rounds += unprepared ? 1 : 0;
        if (rounds > MOST_ROUNDS) {
            throw new IllegalStateException(
                    "a fault of Stillcast itself: the same is rendered again and again, %s for one"
                            .formatted(segments.anyOpen().map(Clip::id).orElse("the picture")));
        }
        return unprepared;
    }

    private boolean lacksStill() {
        return partPhase().isUnfinished() && !still.isThere();
    }

    /** Returns the orders for the loops: one, or none if they are there or not needed. */
    public Iterator<StillOrder> stillOrders() {
        boolean needed = segments.isUnfinished() || (parts != null && lacksStill());
        return given(needed && !still.isThere() ? Stream.of(still.order()) : Stream.of());
    }

    /** Counts the orders that are given, until there is no point in it any more. */
    private <T> Iterator<T> given(Stream<T> orders) {
        return orders.takeWhile(order -> isWanted())
                .peek(order -> unanswered.incrementAndGet())
                .iterator();
    }

    /** Takes note that an order has come back, in whatever way. */
    public void countAnswer() {
        unanswered.decrementAndGet();
    }

    /** Tells whether there is still a point in giving orders. */
    private boolean isWanted() {
        return failure == null && !workshop.exec().isStopping();
    }

    /** Returns the orders for the segments that have to be rendered, each made when it is asked for. */
    public Iterator<SegmentOrder> segmentOrders() {
        line.beginClips(segments.openCount(), segments.triedCount());
        return given(segments.orders(this::fail));
    }

    /** Takes what came back for an order. */
    public void complete(Answer completion) throws IOException {
        if (completion instanceof RenderedSegment segment) {
            segments.complete(segment);
            segmentRendered(segment.samples());
        } else if (completion instanceof StillOrder) {
            still.complete();
        } else if (completion instanceof BadPicture picture) {
            still.requireUnchanged();
            fail(new InvalidManifestException("/image", picture.reason()));
        } else if (completion instanceof BadClip clip) {
            leaveOut(clip);
        } else if (completion instanceof BadPart part) {
            refuse(part);
        } else if (completion instanceof RenderedPart part) {
            workspace
                    .journal()
                    .recordPart(part.part().fingerprint(), new Journal.FinishedPart(part.bytes(), part.sha256()));
            line.partJoined(part.part(), partPhase().complete(part));
        } else { // Java 17 has no switch that would find this out earlier; CompletionsTest has all kinds
            throw new IllegalStateException("a fault of Stillcast itself: nobody takes " + completion);
        }
    }

    /** What is needed to look into it is kept, unless it is known already why: damaged segments are made again. */
    private void refuse(BadPart bad) throws IOException {
        FailedCheck failed = new FailedCheck(project, bad);
        boolean isPuzzle = failure == null
                && segments.damaged(bad.part().segments().stream(), 1).isEmpty();
        String kept = isPuzzle
                ? failed.keep(
                        evidence(), workshop.ffmpegVersion(), workshop.clock().instant())
                : "";
        fail(new ProjectFailedException(failed.sentence() + kept));
        WholeFiles.delete(bad.part().temporary());
    }

    private Evidence evidence() {
        return new Evidence(workshop.settings().temp());
    }

    private void leaveOut(BadClip clip) throws IOException {
        segments.leaveOut(clip); // one that is gone is not bad
        LOG.warn("{}: {} is bad: {}", project.id(), clip.clip().nameInLog(clip.position()), clip.reason());
        line.clipTried(segments.triedCount(), 0);
        requireFewBadClips();
    }

    /** So many bad clips have one cause; a person should see to that before the rest is tried. */
    private void requireFewBadClips() {
        int most = workshop.settings().maxBadClips();
        if (segments.badCount() > most) {
            FaultList faults = new FaultList();
            faults.add("/clips", WORDS.say("too-many-bad-clips", most));
            Intake.addTo(faults, segments.badClips());
            fail(new InvalidManifestException(faults));
        }
    }

    private void segmentRendered(long samples) {
        int count = segments.settledCount();
        int all = project.clips().size();
        line.clipTried(count + segments.badCount(), samples);
        if (count % SEGMENTS_PER_LOG_LINE == 0 && count < all) {
            LOG.info("Rendered {}/{} segments{}", count, all, line.restInLog());
        }
    }

    /** Takes note that an order could not be carried out; the first reason is kept, and no more orders are given. */
    public void fail(Exception reason) {
        if (failure == null) {
            failure = reason;
        }
    }

    /**
     * Returns if all orders so far were carried out, and none is under way.
     *
     * @throws ProjectInterruptedException if the program is stopping
     * @throws InvalidManifestException if something is wrong with what the user gave
     * @throws IOException if the surroundings do not allow to go on
     * @throws ProjectFailedException if trying again would not help
     */
    private void requireSuccess()
            throws ProjectInterruptedException, InvalidManifestException, IOException, ProjectFailedException {
        if (workshop.exec().isStopping()) {
            throw new ProjectInterruptedException();
        }
        Exception reason = failure;
        if (reason instanceof InvalidManifestException invalid) {
            throw invalid;
        }
        if (reason == null) {
            requireAnswers();
            return;
        }
        // New ones: Camel would not let an exception that a route below has given up on be handled here.
        String message = String.valueOf(reason.getMessage());
        if (reason instanceof IOException || (reason instanceof FfmpegFailedException failed && failed.isOutside())) {
            throw new IOException(message, reason);
        }
        requireWholeSegments();
        throw new ProjectFailedException(message, reason);
    }

    private void requireAnswers() {
        if (unanswered.get() != 0) {
            throw new IllegalStateException("a fault of Stillcast itself: %d more work orders were given than came back"
                    .formatted(unanswered.get()));
        }
    }

    /** A part cannot be joined from segments that something has damaged; those are rendered again at the next try. */
    private void requireWholeSegments() throws IOException {
        PartPhase phase = parts;
        Stream<JoinOrder> unfinished = phase == null ? Stream.of() : phase.orders();
        List<RenderedSegment> damaged =
                segments.damaged(unfinished.flatMap(part -> part.segments().stream()), MOST_NAMED);
        if (!damaged.isEmpty()) {
            throw new IOException(WORDS.say(
                    "damaged-files",
                    damaged.stream().map(RenderedSegment::fileName).collect(Collectors.joining(", "))));
        }
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
        DiskNeed need = still.diskNeed(segments.open());
        Map<Path, Long> neededBytes = new LinkedHashMap<>();
        neededBytes.put(workshop.settings().temp(), need.tempBytes());
        neededBytes.put(workshop.settings().outbox(), need.outboxBytes());
        DiskSpace.require(neededBytes);
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
        List<RenderedSegment> known = segments.segments();
        if (!known.equals(planned)) {
            Outbox outbox = workshop.outbox();
            outbox.stage(project.id());
            PartPhase phase = new PartPhase(
                    project,
                    known,
                    still,
                    workshop.ffmpegVersion(),
                    publication.reusable(),
                    outbox,
                    HeapRoom.ofThisProgram());
            phase.findFinished(workspace.journal());
            parts = phase;
            planned = known;
        }
        segments.need(partPhase().orders().flatMap(part -> part.segments().stream()));
    }

    /** Says what is going to be joined. */
    public void logPlan()
            throws ProjectInterruptedException, InvalidManifestException, IOException, ProjectFailedException {
        requireSuccess();
        PartPhase phase = partPhase();
        LOG.info("All segments rendered");
        LOG.info("Joining {}", ENGLISH.count("segments", planned.size()));
        phase.overlong()
                .forEach(segment -> LOG.warn("{}: {} {}", project.id(), nameInLog(segment), PartPhase.OVERLONG));
        int all = phase.all().size();
        long samples = phase.all().stream().mapToLong(JoinOrder::samples).sum();
        Duration length =
                Duration.ofSeconds(samples / project.audio().sampleRate().hertz());
        LOG.info("Total duration {}, {}", ClockTime.of(length), ENGLISH.count("parts", all));
        int kept = phase.finishedCount();
        if (kept > 0) {
            LOG.info("{} there already and unchanged, {} to be joined", ENGLISH.count("of-them", kept), all - kept);
        }
    }

    private String nameInLog(RenderedSegment segment) {
        return project.clips().get(segment.position()).nameInLog(segment.position());
    }

    private PartPhase partPhase() {
        return Optional.ofNullable(parts).orElseThrow(() -> new IllegalStateException("parts are not planned yet"));
    }

    /** Returns the orders for the parts that are not finished. */
    public Iterator<JoinOrder> partOrders() {
        line.beginParts(
                partPhase().orders().mapToLong(JoinOrder::samples),
                partPhase().finishedCount(),
                partPhase().all().size());
        return given(partPhase().orders());
    }

    /** Shows the parts in the outbox and writes down that they are there. */
    public void publish()
            throws ProjectInterruptedException, InvalidManifestException, IOException, ProjectFailedException {
        requireSuccess();
        requireNothingMended();
        publication.publish(partPhase(), planned, segments.badClips(), sources(), madeAnew);
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

    /** Deletes all that is temporary, and returns how it ended. */
    public Outcome.Published finish() throws IOException {
        forgetFailure();
        cleanUp();
        Outcome.Published outcome = outcome();
        LOG.info(
                "Done: {}, {} in {}",
                project.id(),
                ENGLISH.count("parts", outcome.parts().size()),
                outcome.result().getParent());
        return outcome;
    }

    /** Writes down that it has failed; on a full disk it has to do without, since what follows makes room. */
    public void recordFailure() {
        try {
            workspace.journal().recordFailed(true);
        } catch (IOException e) {
            LOG.debug("{}: the failure is not written down", project.id(), e);
        }
    }

    private void forgetFailure() {
        try {
            evidence().forget(project.id());
        } catch (IOException e) {
            LOG.warn("{}: what was kept of an earlier failure cannot be deleted: {}", project.id(), e.toString());
        }
    }

    /** Deletes all that is temporary; what cannot be deleted now is so at the next start of the daemon. */
    public void cleanUp() {
        workshop.progress().over(project.id());
        try (lock) {
            workshop.outbox().clearUp(project.id());
            int files = workspace.delete();
            LOG.info("Cleaned up {}: {} deleted", project.id(), ENGLISH.count("temporary-files", files));
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{}: not all that is temporary can be deleted now: {}", project.id(), e.toString());
            workspace.close();
        }
    }

    /** Lets go of the files without deleting them. */
    public void close() {
        workshop.progress().over(project.id());
        try (lock) {
            workspace.close();
        }
    }
}
