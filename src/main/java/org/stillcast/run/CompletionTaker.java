package org.stillcast.run;

import java.io.IOException;

import org.stillcast.fault.FaultList;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.files.WholeFiles;
import org.stillcast.intake.Intake;
import org.stillcast.project.Project;
import org.stillcast.text.Words;
import org.stillcast.work.Completion;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.PartDisproved;
import org.stillcast.work.PartProven;
import org.stillcast.work.ProductDisproved;
import org.stillcast.work.ProductProven;
import org.stillcast.work.Refused;
import org.stillcast.work.SegmentOrder;
import org.stillcast.work.SegmentRendered;
import org.stillcast.work.SilencesMade;
import org.stillcast.work.SkipFramesMade;
import org.stillcast.work.StillMade;
import org.stillcast.work.StillOrder;
import org.stillcast.workspace.Evidence;
import org.stillcast.workspace.FinishedProduct;
import org.stillcast.workspace.Journal;

/** Takes what comes back for the orders of one project to where it belongs: what is there, and what is refused. */
final class CompletionTaker implements Completion.Taker {
    private static final Words WORDS = Words.of(CompletionTaker.class);

    private final Project project;
    private final Tools tools;
    private final Journal journal;
    private final OrderBook orders;
    private final RunReporter reporter;
    private final StillPhase still;
    private final SilencePhase silences;
    private final SegmentPhase segments;
    private final SegmentDamage damage;
    private final JoinableParts parts;

    /**
     * @param orders hears of what could not be done
     * @param parts where those go that are joined
     */
    CompletionTaker(
            Project project,
            Tools tools,
            Journal journal,
            OrderBook orders,
            RunReporter reporter,
            StillPhase still,
            SilencePhase silences,
            SegmentPhase segments,
            SegmentDamage damage,
            JoinableParts parts) {
        this.project = project;
        this.tools = tools;
        this.journal = journal;
        this.orders = orders;
        this.reporter = reporter;
        this.still = still;
        this.silences = silences;
        this.segments = segments;
        this.damage = damage;
        this.parts = parts;
    }

    @Override
    public void take(SkipFramesMade made) {
        still.skipFramesMade();
    }

    @Override
    public void take(StillMade made) throws IOException {
        still.complete(made);
    }

    @Override
    public void take(SilencesMade made) {
        silences.complete(made);
    }

    @Override
    public void take(SegmentRendered rendered) throws IOException {
        segments.complete(rendered);
        reporter.clipRendered(
                segments.settledCount(), segments.triedCount(), rendered.take().samples());
    }

    @Override
    public void take(PartProven proven) throws IOException {
        JoinOrder order = proven.order();
        FinishedProduct part = new FinishedProduct(proven.bytes(), proven.sha256());
        parts.take(proven, new PartFile(part, order.target()))
                .ifPresent(finished -> reporter.partJoined(
                        order.samples(), finished, parts.plan().planned().joins()));
        // Behind that: whoever plans parts at this moment would take it for one that was there before.
        journal.recordProduct(order.fingerprint(), part);
    }

    /** A sound that could not be copied is encoded then. */
    @Override
    public void take(PartDisproved disproved) throws IOException {
        parts.returned(disproved.order());
        if (disproved.order().sound().isPresent()) {
            parts.plan().refuseCopy(disproved);
            segments.need(parts.plan().partsOfSegments());
        } else {
            giveUp(disproved);
        }
        WholeFiles.delete(disproved.order().temporary());
    }

    /** What is needed to look into it is kept, unless it is known already why: damaged segments are made again. */
    private void giveUp(PartDisproved disproved) throws IOException {
        FailedCheck failed = new FailedCheck(project, disproved);
        boolean isPuzzle = orders.isUnblemished() && !damage.isAnyIn(disproved.order());
        Evidence evidence = new Evidence(tools.settings().temp());
        String kept = isPuzzle
                ? failed.keep(evidence, tools.ffmpegVersion(), tools.clock().instant())
                : "";
        orders.fail(new ProjectFailedException(failed.sentence() + kept));
    }

    @Override
    public void take(ProductProven proven) throws IOException {
        parts.products().complete(proven, journal);
    }

    @Override
    public void take(ProductDisproved disproved) throws IOException {
        WholeFiles.delete(disproved.order().temporary());
        orders.fail(new ProjectFailedException(
                WORDS.say("failed-product", disproved.order().nameInLog(), disproved.fault())));
    }

    @Override
    public void take(Refused refused) throws IOException {
        if (refused.order() instanceof SegmentOrder order) {
            leaveOut(order, refused.reason());
        } else if (refused.order() instanceof StillOrder order) {
            still.refuse(order, refused);
        } else {
            throw new IllegalStateException("nobody takes what was refused: " + refused);
        }
    }

    private void leaveOut(SegmentOrder order, String reason) throws IOException {
        segments.leaveOut(order, reason); // one that is gone is not bad
        reporter.clipRefused(order, reason, segments.triedCount());
        requireFewBadClips();
    }

    /** So many bad clips have one cause; a person should see to that before the rest is tried: then it fails. */
    void requireFewBadClips() {
        int most = tools.settings().maxBadClips();
        if (segments.badCount() > most) {
            FaultList faults = new FaultList();
            faults.add("/clips", WORDS.say("too-many-bad-clips", most));
            Intake.addTo(faults, segments.badClips());
            orders.fail(new InvalidManifestException(faults));
        }
    }
}
