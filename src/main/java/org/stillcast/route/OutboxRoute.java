package org.stillcast.route;

import java.io.IOException;

import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.stillcast.inbox.Inbox;
import org.stillcast.run.Outcome;
import org.stillcast.run.OutcomeListener;
import org.stillcast.run.ProjectRun;

import static org.stillcast.route.BodySteps.reply;
import static org.stillcast.route.BodySteps.with;

/**
 * Published ProjectRun in, {@link Outcome.Published} out: what is left to do. The order matters: a restart at any point
 * finds in the journal that the project is published, and does the rest.
 */
final class OutboxRoute extends EndpointRouteBuilder {
    static final String ADDRESS = "finish-project";

    private final Inbox inbox;
    private final Announcer announcer;
    private final OutcomeListener listener;

    OutboxRoute(Inbox inbox, Announcer announcer, OutcomeListener listener) {
        this.inbox = inbox;
        this.announcer = announcer;
        this.listener = listener;
    }

    private void moveManifest(ProjectRun run) throws IOException {
        if (run.submission().fromInbox()) {
            inbox.accept(run.submission().manifest(), run.manifestSha256());
        }
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler()); // the project's route has the policy

        // spotless:off
        from(direct(ADDRESS)).routeId("finish-project")
            .process(with(ProjectRun.class, run -> announcer.announce(run.outcome())))
            .process(with(ProjectRun.class, this::moveManifest))
            .process(reply(ProjectRun.class, ProjectRun::finish))
            .process(with(Outcome.class, listener::ended));
        // spotless:on
    }
}
