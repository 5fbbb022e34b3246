package org.stillcast.route;

import java.io.IOException;
import java.util.List;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.intake.Submission;
import org.stillcast.manifest.Fault;
import org.stillcast.manifest.InvalidManifestException;
import org.stillcast.workspace.Inbox;

import static org.stillcast.route.Steps.with;

/**
 * What becomes of a project that does not come to its end. Interrupted: its manifest and its segments stay, and the next
 * start goes on. Failed: its temporary files are deleted, its manifest moves to {@code inbox/failed/} with a report if it
 * came from the inbox, and other routes are told.
 */
final class FailurePolicy extends RouteConfigurationBuilder {
    static final String ID = "failures";

    private static final Logger LOG = LoggerFactory.getLogger(FailurePolicy.class);

    private final FfmpegExec exec;
    private final Inbox inbox;
    private final Announcer announcer;
    private final OutcomeListener listener;

    FailurePolicy(FfmpegExec exec, Inbox inbox, Announcer announcer, OutcomeListener listener) {
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

    /** While the program stops, whatever goes wrong does so because of that. */
    private void end(Exchange exchange) throws IOException {
        Object body = exchange.getMessage().getBody();
        Exception reason = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        exchange.getMessage().setBody(exec.isStopping() ? keep(body) : giveUp(body, reason));
    }

    /** Returns the outcome of a project, or submission, that was interrupted. */
    private static Outcome keep(Object body) {
        Submission submission = submission(body);
        LOG.info("Stopped in the middle of {}; the next start goes on from there", submission.manifest());
        if (body instanceof ProjectRun run) {
            run.close();
        }
        return new Outcome.Interrupted(submission.manifest());
    }

    /** Returns the outcome of a project, or submission, that failed, after all that follows from it was done. */
    private Outcome giveUp(Object body, Exception reason) throws IOException {
        Submission submission = submission(body);
        Outcome.Failed failed = new Outcome.Failed(submission.manifest(), lines(body, reason));
        if (body instanceof ProjectRun run) {
            run.cleanUp();
        }
        if (submission.fromInbox()) {
            inbox.reject(failed.manifest(), failed.faults());
        }
        announcer.announce(failed);
        return failed;
    }

    private static Submission submission(Object body) {
        return body instanceof ProjectRun run ? run.submission() : (Submission) body;
    }

    private static List<String> lines(Object body, Exception reason) {
        if (reason instanceof InvalidManifestException invalid) {
            return invalid.lines();
        }
        if (reason instanceof RuntimeException) {
            LOG.error("A fault of the program itself", reason);
        }
        boolean published = body instanceof ProjectRun run && run.isPublished();
        String sentence =
                (published ? "all parts are published; what comes after that failed: " : "") + reason.getMessage();
        return List.of(new Fault(Fault.WHOLE, sentence).toString());
    }
}
