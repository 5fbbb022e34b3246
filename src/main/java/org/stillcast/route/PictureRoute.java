package org.stillcast.route;

import org.apache.camel.builder.RouteBuilder;
import org.stillcast.run.ProjectRun;
import org.stillcast.work.SkipFramesOrder;
import org.stillcast.work.StillOrder;

import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.direct;

/** ProjectRun in, the same with its picture encoded, or refused, out; nothing is done if it is there, or not needed. */
final class PictureRoute extends RouteBuilder {
    static final String ADDRESS = "encode-picture";

    private static final String SKIP_FRAMES_AGGREGATOR = "aggregate-encoded-skip-frames";

    private static final String AGGREGATOR = "aggregate-encoded-picture";

    @Override
    public void configure() {
        errorHandler(noErrorHandler()); // the project's route has the policy
        bindToRegistry(SKIP_FRAMES_AGGREGATOR, new CompletionAggregator(SkipFramesOrder.class));
        bindToRegistry(AGGREGATOR, new CompletionAggregator(StillOrder.class));

        // spotless:off
        from(direct(ADDRESS)).routeId("encode-picture")
            .split().body(ProjectRun.class, ProjectRun::giveSkipFramesOrders)
                    .aggregationStrategy(SKIP_FRAMES_AGGREGATOR).id("split-into-one-run-or-none")
                .to(direct(SkipFramesRoute.ADDRESS)).id("encode-frames-that-say-as-before")
            .end()
            .split().body(ProjectRun.class, ProjectRun::giveStillOrders)
                    .aggregationStrategy(AGGREGATOR).id("split-into-one-or-none")
                .to(direct(StillRoute.ADDRESS)).id("encode-its-loops")
            .end();
        // spotless:on
    }
}
