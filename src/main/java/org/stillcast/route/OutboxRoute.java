package org.stillcast.route;

import java.io.IOException;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.stillcast.delivery.Deliveries;
import org.stillcast.delivery.Kept;
import org.stillcast.inbox.Inbox;
import org.stillcast.run.Outcome;
import org.stillcast.run.ProjectRun;
import org.stillcast.run.RunEvent;
import org.stillcast.run.RunListener;

import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.direct;
import static org.stillcast.route.BodySteps.reply;
import static org.stillcast.route.BodySteps.with;

/**
 * Published ProjectRun in, {@link Outcome.Published} out: what is left to do. The order matters: a restart at any point
 * finds in the journal that the project is published, and does the rest.
 */
final class OutboxRoute extends RouteBuilder {
    static final String ADDRESS = "finish-project";

    /** Property: the message about the project, which was kept. */
    private static final String KEPT = "kept";

    private final Inbox inbox;
    private final Deliveries deliveries;
    private final RunListener listener;

    OutboxRoute(Inbox inbox, Deliveries deliveries, RunListener listener) {
        this.inbox = inbox;
        this.deliveries = deliveries;
        this.listener = listener;
    }

    private void keepMessage(Exchange exchange) throws IOException {
        ProjectRun run = exchange.getMessage().getBody(ProjectRun.class);
        exchange.setProperty(KEPT, deliveries.keep(run.message()));
    }

    private void tell(Exchange exchange) {
        deliveries.tell(exchange.getProperty(KEPT, Kept.class));
    }

    private void moveManifest(Exchange exchange) throws IOException {
        ProjectRun run = exchange.getMessage().getBody(ProjectRun.class);
        if (run.submission().isFromInbox()) {
            inbox.accept(run.submission().manifest(), run.manifestSha256());
        }
        deliveries.settle(exchange.getProperty(KEPT, Kept.class));
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler()); // the project's route has the policy

        // spotless:off
        from(direct(ADDRESS)).routeId("finish-project")
            .process(this::keepMessage).id("keep-message-for-other-routes")
            .process(this::tell).id("tell-other-routes")
            .process(this::moveManifest).id("move-manifest-to-done")
            .process(with(ProjectRun.class, ProjectRun::deleteTemporaryFiles)).id("delete-temporary-files")
            .process(reply(ProjectRun.class, ProjectRun::outcome)).id("sum-up")
            .process(with(Outcome.class, outcome -> listener.on(new RunEvent.Ended(outcome)))).id("report-outcome");
        // spotless:on
    }
}
