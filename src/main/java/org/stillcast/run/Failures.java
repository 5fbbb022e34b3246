package org.stillcast.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.delivery.Deliveries;
import org.stillcast.delivery.Delivery;
import org.stillcast.delivery.Kept;
import org.stillcast.fault.Fault;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.files.FileTrouble;
import org.stillcast.files.Fingerprint;
import org.stillcast.inbox.Inbox;
import org.stillcast.intake.Submission;
import org.stillcast.process.Ffmpeg;
import org.stillcast.text.Identifier;
import org.stillcast.text.Words;

/**
 * Decides what becomes of a project that does not come to its end, and sees to it. Interrupted, by the stop of the program
 * or by its surroundings: its manifest, segments and finished parts stay, and the next try goes on. Failed: its temporary
 * files are deleted, and its manifest moves to {@code inbox/failed/} with a report if it came from the inbox.
 */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final Words WORDS = Words.of(Failures.class);

    private final Ffmpeg exec;
    private final Inbox inbox;
    private final Deliveries deliveries;

    /**
     * @param exec tells whether the program is stopping
     * @param deliveries keeps what others are to be told of it; telling them is left to others
     */
    public Failures(Ffmpeg exec, Inbox inbox, Deliveries deliveries) {
        this.exec = exec;
        this.inbox = inbox;
        this.deliveries = deliveries;
    }

    /**
     * What has become of a project.
     *
     * @param message what others are to be told of that, which was kept
     */
    public record Settled(Outcome outcome, Kept message) {}

    /** A submission and, if it has become one, the project. */
    private record Work(Submission submission, Optional<ProjectRun> run) {
        boolean isPublished() {
            return run.filter(ProjectRun::isPublished).isPresent();
        }
    }

    /** Settles a project, which lets go of its files; returns how it has ended. */
    public Settled settle(ProjectRun run, Exception reason) {
        return settle(new Work(run.submission(), Optional.of(run)), FileTrouble.unwrapped(reason));
    }

    /** Settles what has not become a project; returns how it has ended. */
    public Settled settle(Submission submission, Exception reason) {
        return settle(new Work(submission, Optional.empty()), FileTrouble.unwrapped(reason));
    }

    /** While the program stops, whatever goes wrong does so because of that. */
    private Settled settle(Work work, Exception reason) {
        if (exec.isStopping()) {
            LOG.info(
                    "Stopped in the middle of {}; the next start goes on from there",
                    work.submission().manifest());
            return keep(work, Optional.empty());
        }
        boolean cancelled = isCancelled(work.submission());
        if (reason instanceof IOException && !cancelled) {
            return keep(work, Optional.of(sentence(work, reason)));
        }
        try {
            return cancelled ? giveUpCancelled(work) : giveUp(work, reason);
        } catch (IOException | UncheckedIOException | DirectoryIteratorException e) {
            return keep(work, Optional.of(WORDS.say("failure.unwritten", FileTrouble.sentence(e))));
        }
    }

    /** Whatever goes wrong then does so because its files are elsewhere. */
    private boolean isCancelled(Submission submission) {
        try {
            return submission.isFromInbox() && inbox.isCancelled(submission.manifest());
        } catch (IOException e) {
            LOG.debug("It cannot be told whether {} was cancelled", submission.manifest(), e);
            return false;
        }
    }

    private static Settled keep(Work work, Optional<String> reason) {
        work.run().ifPresent(ProjectRun::close);
        return new Settled(new Outcome.Interrupted(work.submission().named(), reason), Kept.FOR_NOBODY);
    }

    /** What was dropped is in {@code failed/} already, with a word in place of a report. */
    private Settled giveUpCancelled(Work work) throws IOException {
        List<String> faults = List.of(new Fault(Fault.WHOLE, WORDS.say("cancelled")).toString());
        Kept message = giveUp(work, work.run().map(ProjectRun::manifestSha256), faults, () -> {});
        return new Settled(failed(work, faults, true), message);
    }

    private Settled giveUp(Work work, Exception reason) throws IOException {
        Submission submission = work.submission();
        Optional<String> sha256 = manifestSha256(work, reason);
        List<String> faults = lines(work, reason);
        Kept message = giveUp(work, sha256, faults, () -> {
            if (submission.isFromInbox()) {
                inbox.reject(submission.manifest(), sha256, faults);
            }
        });
        return new Settled(failed(work, faults, false), message);
    }

    /** How what was dropped leaves the inbox. */
    private interface Leave {
        void run() throws IOException;
    }

    /** Does all that follows from a failure; the order matters, since a crash may come at any moment. */
    private Kept giveUp(Work work, Optional<String> manifestSha256, List<String> faults, Leave leave)
            throws IOException {
        work.run().ifPresent(ProjectRun::recordFailure);
        Kept message = deliveries.keep(message(work, manifestSha256, faults));
        leave.run();
        deliveries.settle(message);
        work.run().ifPresent(ProjectRun::cleanUp);
        return message;
    }

    private Outcome failed(Work work, List<String> faults, boolean isCancelled) {
        Submission submission = work.submission();
        Path manifest = submission.manifest();
        Optional<Path> aside = submission.isFromInbox() ? inbox.aside(manifest) : Optional.empty();
        return new Outcome.Failed(submission.named(), inbox.drop(manifest).name(), faults, aside, isCancelled);
    }

    /** Its id is that of the same failure after a crash: of the same manifest, in the same run of its project. */
    private Delivery message(Work work, Optional<String> manifestSha256, List<String> faults) {
        Path manifest = work.submission().named();
        String begun = work.run().map(ProjectRun::started).orElse("");
        List<String> lanes =
                new ArrayList<>(List.of(work.submission().manifest().toString()));
        work.run().ifPresent(run -> lanes.add(Identifier.key(run.id())));
        return new Delivery(
                Delivery.Kind.FAILED,
                Fingerprint.of("failed", manifest, manifestSha256.orElse(""), begun, faults),
                deliveries.now().toString(),
                inbox.drop(work.submission().manifest()).name(),
                lanes,
                String.valueOf(manifest.getParent()),
                List.of(),
                String.join("\n", faults) + "\n");
    }

    /** Returns the hash of the manifest that was worked on; empty if it could not be read. */
    private static Optional<String> manifestSha256(Work work, Exception reason) {
        if (work.run().isPresent()) {
            return work.run().map(ProjectRun::manifestSha256);
        }
        return reason instanceof InvalidManifestException invalid ? invalid.sha256() : Optional.empty();
    }

    private static List<String> lines(Work work, Exception reason) {
        if (reason instanceof InvalidManifestException invalid) {
            return invalid.lines();
        }
        boolean ours = reason instanceof RuntimeException || reason.getCause() instanceof RuntimeException;
        if (ours) {
            LOG.error("A fault of the program itself", reason);
        }
        return List.of(new Fault(Fault.WHOLE, sentence(work, reason)).toString());
    }

    private static String sentence(Work work, Exception reason) {
        String message = FileTrouble.sentence(reason);
        return work.isPublished() ? WORDS.say("failure.published", message) : message;
    }
}
