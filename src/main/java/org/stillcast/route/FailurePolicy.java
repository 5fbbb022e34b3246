package org.stillcast.route;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.delivery.Deliveries;
import org.stillcast.delivery.Kept;
import org.stillcast.intake.Submission;
import org.stillcast.run.Failures;
import org.stillcast.run.Outcome;
import org.stillcast.run.ProjectRun;
import org.stillcast.run.RunEvent;
import org.stillcast.run.RunListener;

import static org.stillcast.route.BodySteps.with;

/**
 * ProjectRun, or Submission, that does not come to its end in, {@link Outcome.Failed} or {@link Outcome.Interrupted} out.
 * What becomes of it {@link Failures} decides; other routes are told of what has failed.
 */
final class FailurePolicy extends RouteConfigurationBuilder {
    static final String ID = "failures";

    /** Property: the message about the failure, which was kept. */
    private static final String KEPT = "kept";

    private static final Logger LOG = LoggerFactory.getLogger(FailurePolicy.class);

    private final Failures failures;
    private final Deliveries deliveries;
    private final RunListener listener;

    FailurePolicy(Failures failures, Deliveries deliveries, RunListener listener) {
        this.failures = failures;
        this.deliveries = deliveries;
        this.listener = listener;
    }

    @Override
    public void configuration() {
        // spotless:off
        routeConfiguration(ID)
            .onException(Exception.class).handled(true)
                .process(this::settle).id("settle-what-failed")
                .filter().body(Outcome.class, outcome -> outcome instanceof Outcome.Failed).id("if-it-is-given-up")
                    .process(exchange -> deliveries.tell(exchange.getProperty(KEPT, Kept.class))).id("tell-other-routes-of-failure")
                .end()
                .process(with(Outcome.class, outcome -> listener.on(new RunEvent.Ended(outcome)))).id("report-failure")
            .end();
        // spotless:on
    }

    private void settle(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        Exception reason = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (body instanceof Outcome) { // it has ended, and somebody who was told of it stumbles
            LOG.error("What has ended could not be told to all", reason);
            exchange.setRouteStop(true); // it is not told again
            return;
        }
        Failures.Settled settled = body instanceof ProjectRun run
                ? failures.settle(run, reason)
                : failures.settle((Submission) body, reason);
        exchange.setProperty(KEPT, settled.message());
        exchange.getMessage().setBody(settled.outcome());
    }
}
