package org.stillcast.route;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.fault.Fault;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.files.FileTrouble;
import org.stillcast.inbox.Inbox;
import org.stillcast.intake.Submission;
import org.stillcast.process.Ffmpeg;
import org.stillcast.run.Outcome;
import org.stillcast.run.OutcomeListener;
import org.stillcast.run.ProjectRun;
import org.stillcast.text.Words;

import static org.stillcast.route.BodySteps.with;

/**
 * What becomes of a project that does not come to its end. Interrupted, by the stop of the program or by its
 * surroundings: its manifest, segments and finished parts stay, and the next try goes on. Failed: its temporary files
 * are deleted, its manifest moves to {@code inbox/failed/} with a report if it came from the inbox, and other routes are
 * told.
 */
final class FailurePolicy extends RouteConfigurationBuilder {
    static final String ID = "failures";

    private static final Logger LOG = LoggerFactory.getLogger(FailurePolicy.class);
    private static final Words WORDS = Words.of(FailurePolicy.class);

    private final Ffmpeg exec;
    private final Inbox inbox;
    private final Announcer announcer;
    private final OutcomeListener listener;

    FailurePolicy(Ffmpeg exec, Inbox inbox, Announcer announcer, OutcomeListener listener) {
        this.exec = exec;
        this.inbox = inbox;
        this.announcer = announcer;
        this.listener = listener;
    }

    @Override
    public void configuration() {
        // spotless:off
        routeConfiguration(ID)
            .onException(Exception.class).handled(true)
                .process(this::end)
                .process(with(Outcome.class, listener::ended))
            .end();
        // spotless:on
    }

    private void end(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        Exception reason = checked(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
        exchange.getMessage().setBody(outcome(body, reason));
    }

    /** While the program stops, whatever goes wrong does so because of that. */
    private Outcome outcome(Object body, Exception reason) {
        if (exec.isStopping()) {
            LOG.info(
                    "Stopped in the middle of {}; the next start goes on from there",
                    submission(body).manifest());
            return keep(body, Optional.empty());
        }
        if (reason instanceof IOException) {
            return keep(body, Optional.of(sentence(body, reason)));
        }
        try {
            return giveUp(body, reason);
        } catch (IOException | UncheckedIOException | DirectoryIteratorException e) {
            return keep(body, Optional.of(WORDS.say("failure.unwritten", FileTrouble.sentence(e))));
        }
    }

    /** Streams and listings of files cannot throw what they are about, and wrap it. */
    private static Exception checked(Exception reason) {
        boolean wrapped = reason instanceof UncheckedIOException || reason instanceof DirectoryIteratorException;
        return wrapped && reason.getCause() instanceof IOException cause ? cause : reason;
    }

    /** Returns the outcome of a project, or submission, that was interrupted. */
    private static Outcome keep(Object body, Optional<String> reason) {
        if (body instanceof ProjectRun run) {
            run.close();
        }
        return new Outcome.Interrupted(submission(body).named(), reason);
    }

    /** Returns the outcome of a project, or submission, that failed, after all that follows from it was done. */
    private Outcome giveUp(Object body, Exception reason) throws IOException {
        Submission submission = submission(body);
        Path manifest = submission.manifest();
        List<String> faults = lines(body, reason);
        if (body instanceof ProjectRun run) {
            run.recordFailure();
        }
        if (submission.fromInbox()) {
            inbox.reject(manifest, manifestSha256(body, reason), faults);
        }
        if (body instanceof ProjectRun run) {
            run.cleanUp();
        }
        Optional<Path> aside = submission.fromInbox() ? inbox.aside(manifest) : Optional.empty();
        Outcome.Failed failed = new Outcome.Failed(submission.named(), faults, aside);
        announcer.announce(failed, inbox.drop(manifest).name());
        return failed;
    }

    /** Returns the hash of the manifest that was worked on; empty if it could not be read. */
    private static Optional<String> manifestSha256(Object body, Exception reason) {
        if (body instanceof ProjectRun run) {
            return Optional.of(run.manifestSha256());
        }
        return reason instanceof InvalidManifestException invalid ? invalid.sha256() : Optional.empty();
    }

    private static Submission submission(Object body) {
        return body instanceof ProjectRun run ? run.submission() : (Submission) body;
    }

    private static List<String> lines(Object body, Exception reason) {
        if (reason instanceof InvalidManifestException invalid) {
            return invalid.lines();
        }
        boolean ours = reason instanceof RuntimeException || reason.getCause() instanceof RuntimeException;
        if (ours) {
            LOG.error("A fault of the program itself", reason);
        }
        return List.of(new Fault(Fault.WHOLE, sentence(body, reason)).toString());
    }

    private static String sentence(Object body, Exception reason) {
        boolean published = body instanceof ProjectRun run && run.isPublished();
        String message = FileTrouble.sentence(reason);
        return published ? WORDS.say("failure.published", message) : message;
    }
}
