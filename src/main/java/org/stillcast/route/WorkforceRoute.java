package org.stillcast.route;

import org.apache.camel.builder.RouteBuilder;
import org.stillcast.remote.Workforce;
import org.stillcast.work.Order;

import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.direct;
import static org.stillcast.route.BodySteps.reply;

/**
 * In the place of {@link SegmentRoute} and {@link JoinRoute} where these run in workers: the same orders in, the same completions out.
 * Whoever has sent one waits, which is the window: no more orders are under way than threads give them.
 */
final class WorkforceRoute extends RouteBuilder {
    private final Workforce workforce;

    WorkforceRoute(Workforce workforce) {
        this.workforce = workforce;
    }

    @Override
    public void configure() {
        onException(Exception.class).logExhausted(false); // the project's route says what has become of it
        // spotless:off
        from(direct(SegmentRoute.ADDRESS)).routeId("give-out-segment").routeConfigurationId(ErrorPolicy.ID)
            .process(reply(Order.class, workforce::carryOut)).id("have-a-worker-render-it");

        from(direct(JoinRoute.ADDRESS)).routeId("give-out-part").routeConfigurationId(ErrorPolicy.ID)
            .process(reply(Order.class, workforce::carryOut)).id("have-a-worker-join-it");
        // spotless:on
    }
}
