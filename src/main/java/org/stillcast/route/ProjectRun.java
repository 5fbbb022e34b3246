package org.stillcast.route;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.intake.Submission;
import org.stillcast.manifest.InvalidManifestException;
import org.stillcast.plan.BadClip;
import org.stillcast.plan.BadPicture;
import org.stillcast.plan.Completion;
import org.stillcast.plan.DiskNeed;
import org.stillcast.plan.Part;
import org.stillcast.plan.Project;
import org.stillcast.plan.RenderedPart;
import org.stillcast.plan.RenderedSegment;
import org.stillcast.plan.Result;
import org.stillcast.plan.Segment;
import org.stillcast.plan.Still;
import org.stillcast.workspace.DiskSpace;
import org.stillcast.workspace.Workspace;

/**
 * One project on its way through the routes: the body of its exchange from intake to outcome. It hands out the work
 * orders and gathers what comes back; an order's own exchange never holds more than that order.
 *
 * <p>Safe for use by several threads at once.
 */
final class ProjectRun {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectRun.class);

    private static final int SEGMENTS_PER_LOG_LINE = 100;
    private static final String OVERLONG = "is longer than a part may be, and is a part of its own";

    private final Submission submission;
    private final Project project;
    private final Workspace workspace;
    private final Workshop workshop;
    private final Instant started;
    private final StillPhase still;
    private final SegmentPhase segments;
    private @Nullable PartPhase parts;
    private boolean keepStaging;
    private volatile @Nullable Exception failure;

    ProjectRun(Submission submission, Project project, Workspace workspace, Workshop workshop) throws IOException {
        this.submission = submission;
        this.project = project;
        this.workspace = workspace;
        this.workshop = workshop;
        started = workshop.clock().instant();
        still = new StillPhase(project, workspace, workshop.ffmpegVersion());
        segments = new SegmentPhase(
                project,
                workspace,
                still,
                workshop.ffmpegVersion(),
                workshop.settings().clipTimeout());
    }

    Submission submission() {
        return submission;
    }

    /** Tells whether the parts were published before the program was last stopped. */
    boolean isPublished() {
        return workspace.journal().isPublished(project.manifestSha256());
    }

    void logStart() {
        int known = Math.min(workspace.journal().size(), project.clips().size());
        if (known == 0) {
            LOG.info("{}: rendering {} segments", project.id(), project.clips().size());
        } else {
            LOG.info(
                    "Resuming {}: {}/{} segments are there",
                    project.id(),
                    known,
                    project.clips().size());
        }
    }

    /** Returns the orders for the loops: one, or none if they are there. */
    List<Still> stillOrders() {
        return still.orders();
    }

    boolean hasSegmentsToRender() {
        return isWanted() && segments.isUnfinished();
    }

    /** Tells whether there is still a point in giving orders. */
    private boolean isWanted() {
        return failure == null && !workshop.exec().isStopping();
    }

    /** Returns the orders for the segments that are not there, each made when it is asked for. */
    Iterator<Segment> segmentOrders() {
        return segments.orders().takeWhile(order -> isWanted()).iterator();
    }

    /** Takes what came back for an order. */
    void complete(Completion completion) throws IOException {
        if (completion instanceof RenderedSegment segment) {
            segments.complete(segment);
            segmentRendered();
        } else if (completion instanceof BadPicture picture) {
            fail(new InvalidManifestException("/image", picture.reason()));
        } else if (completion instanceof BadClip clip) {
            LOG.warn("{}: bad clip {}: {}", project.id(), clip.clip().id(), clip.reason());
            segments.leaveOut(clip.position(), clip.reason());
        } else if (completion instanceof RenderedPart part) {
            int count = partPhase().complete(part);
            progress(
                    0.5 + 0.5 * count / part.part().count(),
                    "part %d/%d".formatted(count, part.part().count()));
        }
    }

    private void segmentRendered() {
        int count = segments.renderedCount();
        int all = project.clips().size();
        progress(0.5 * count / all, "segment %d/%d".formatted(count, all));
        if (count % SEGMENTS_PER_LOG_LINE == 0 && count < all) {
            LOG.info("Rendered {}/{} segments", count, all);
        }
    }

    private void progress(double fraction, String doing) {
        workshop.progress().at(project.id(), fraction, doing);
    }

    /** Takes note that an order could not be carried out; the first reason is kept, and no more orders are given. */
    void fail(Exception reason) {
        if (failure == null) {
            failure = reason;
        }
    }

    /**
     * Returns if all orders so far were carried out.
     *
     * @throws ProjectInterruptedException if the program is stopping
     * @throws InvalidManifestException if the picture cannot be used
     * @throws IOException why another one was not
     */
    private void requireSuccess() throws ProjectInterruptedException, InvalidManifestException, IOException {
        if (workshop.exec().isStopping()) {
            throw new ProjectInterruptedException();
        }
        Exception reason = failure;
        if (reason instanceof InvalidManifestException invalid) {
            throw invalid;
        }
        if (reason != null) {
            // A new one: Camel would not let an exception that a route below has given up on be handled here.
            throw new IOException(String.valueOf(reason.getMessage()), reason);
        }
    }

    /**
     * Returns if the loops are there and there is room for all that follows.
     *
     * @throws IOException if not
     */
    void requireRoom() throws ProjectInterruptedException, InvalidManifestException, IOException {
        requireSuccess();
        DiskNeed need = still.diskNeed();
        Map<Path, Long> neededBytes = new LinkedHashMap<>();
        neededBytes.put(workshop.settings().temp(), Math.max(0, need.tempBytes() - workspace.bytes()));
        neededBytes.put(workshop.settings().outbox(), need.outboxBytes());
        DiskSpace.require(neededBytes);
    }

    /**
     * Returns if all segments are there, and plans the parts.
     *
     * @throws InvalidManifestException with every bad clip, if the project does not skip them
     */
    void planParts() throws ProjectInterruptedException, InvalidManifestException, IOException {
        requireSuccess();
        segments.requireEnough();
        List<RenderedSegment> rendered = segments.segments();
        LOG.info("All segments rendered");
        LOG.info("Joining {} segments", rendered.size());
        Path staging = workshop.outbox().stage(project.id());
        PartPhase phase = new PartPhase(project, rendered, still, workshop.ffmpegVersion(), staging);
        parts = phase;
        phase.overlongClips().forEach(id -> LOG.warn("{}: clip {} {}", project.id(), id, OVERLONG));
        long samples = phase.orders().stream().mapToLong(Part::samples).sum();
        long seconds = samples / project.audio().sampleRate().hertz();
        LOG.info(
                "Total duration {}:{}:{}, {} parts",
                seconds / 3600,
                "%02d".formatted(seconds / 60 % 60),
                "%02d".formatted(seconds % 60),
                phase.orders().size());
    }

    private PartPhase partPhase() {
        return Optional.ofNullable(parts).orElseThrow(() -> new IllegalStateException("parts are not planned yet"));
    }

    /** Returns the orders for the parts. */
    Iterator<Part> partOrders() {
        return partPhase().orders().stream().takeWhile(order -> isWanted()).iterator();
    }

    /** Shows the parts in the outbox and writes down that they are there. */
    void publish() throws ProjectInterruptedException, InvalidManifestException, IOException {
        requireSuccess();
        try {
            workshop.outbox().publish(result());
        } catch (IOException e) {
            keepStaging = true;
            throw new IOException(
                    "the finished parts could not be shown (%s); they are kept in %s"
                            .formatted(e.getMessage(), workshop.outbox().staging(project.id())),
                    e);
        }
        workspace.journal().recordPublished(project.manifestSha256());
    }

    private Result result() {
        return new Result(
                project.id(),
                workshop.stillcastVersion(),
                workshop.ffmpegVersion(),
                project.manifestSha256(),
                started,
                workshop.clock().instant(),
                project.audio().sampleRate(),
                segments.badClips(),
                warnings(),
                partPhase().parts());
    }

    private List<Result.Warning> warnings() {
        Stream<Result.Warning> complaints = segments.segments().stream()
                .flatMap(segment ->
                        segment.complaint().stream().map(text -> new Result.Warning(segment.clipId(), text)));
        Stream<Result.Warning> overlong =
                partPhase().overlongClips().stream().map(id -> new Result.Warning(id, OVERLONG));
        return Stream.concat(complaints, overlong).toList();
    }

    /** Returns how it ended, once it is published. */
    Outcome.Published outcome() throws IOException {
        return new Outcome.Published(
                project.manifest(),
                project.id(),
                workshop.outbox().resultFile(project.id()),
                workshop.outbox().parts(project.id()));
    }

    /** Deletes all that is temporary, and returns how it ended. */
    Outcome.Published finish() throws IOException {
        cleanUp();
        Outcome.Published outcome = outcome();
        LOG.info(
                "Done: {}, {} parts in {}",
                project.id(),
                outcome.parts().size(),
                outcome.result().getParent());
        return outcome;
    }

    /** Deletes all that is temporary; finished parts that could only not be shown are kept. */
    void cleanUp() throws IOException {
        if (!keepStaging) {
            workshop.outbox().discard(project.id());
        }
        int files = workspace.delete();
        LOG.info("Cleaned up {}: {} temporary files deleted", project.id(), files);
    }

    /** Lets go of the files without deleting them. */
    void close() {
        workspace.close();
    }
}
