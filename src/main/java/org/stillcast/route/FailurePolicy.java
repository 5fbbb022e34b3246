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

import static org.stillcast.route.Steps.reply;
import static org.stillcast.route.Steps.with;

/**
 * What becomes of a project that does not come to its end. Interrupted: its manifest and its segments stay, and the next
 * start goes on. Failed: its temporary files are deleted, its manifest moves to {@code inbox/failed/} with a report if it
 * came from the inbox, and other routes are told.
 */
final class FailurePolicy extends RouteConfigurationBuilder {
    static final String ID = "failures";

    private static final Logger LOG = LoggerFactory.getLogger(FailurePolicy.class);

    private final Inbox inbox;
    private final Announcer announcer;
    private final OutcomeListener listener;

    FailurePolicy(Inbox inbox, Announcer announcer, OutcomeListener listener) {
        this.inbox = inbox;
        this.announcer = announcer;
        this.listener = listener;
    }

    @Override
    public void configuration() {
        // spotless:off
        routeConfiguration(ID)
            .onException(ProjectInterruptedException.class).handled(true)
                .process(reply(Object.class, this::keep))
                .process(with(Outcome.class, listener::ended))
            .end()
            .onException(Exception.class).handled(true)
                .process(this::giveUp)
                .process(with(Outcome.class, listener::ended))
            .end();
        // spotless:on
    }

    /** Returns the outcome of a project, or submission, that was interrupted. */
    private Outcome keep(Object body) {
        Submission submission = submission(body);
        LOG.info("Stopped in the middle of {}; the next start goes on from there", submission.manifest());
        if (body instanceof ProjectRun run) {
            run.close();
        }
        return new Outcome.Interrupted(submission.manifest());
    }

    /** Does all that follows from a failure, and puts the outcome in the place of the project, or submission. */
    private void giveUp(Exchange exchange) throws IOException {
        Object body = exchange.getMessage().getBody();
        Exception reason = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        Submission submission = submission(body);
        Outcome.Failed failed = new Outcome.Failed(submission.manifest(), lines(reason));
        if (body instanceof ProjectRun run) {
            run.cleanUp();
        }
        if (submission.fromInbox()) {
            inbox.reject(failed.manifest(), failed.faults());
        }
        announcer.announce(failed);
        exchange.getMessage().setBody(failed);
    }

    private static Submission submission(Object body) {
        return body instanceof ProjectRun run ? run.submission() : (Submission) body;
    }

    private static List<String> lines(Exception reason) {
        if (reason instanceof InvalidManifestException invalid) {
            return invalid.lines();
        }
        if (reason instanceof RuntimeException) {
            LOG.error("A fault of the program itself", reason);
        }
        return List.of(new Fault(Fault.WHOLE, String.valueOf(reason.getMessage())).toString());
    }
}
