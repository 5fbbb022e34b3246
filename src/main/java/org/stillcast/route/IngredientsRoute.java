package org.stillcast.route;

import java.util.concurrent.ExecutorService;

import org.apache.camel.builder.RouteBuilder;
import org.stillcast.run.ProjectRun;
import org.stillcast.work.SilencesOrder;
import org.stillcast.work.SkipFramesOrder;
import org.stillcast.work.StillOrder;

import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.direct;

/**
 * ProjectRun in, the same with what segments and parts are made from besides clips out: its pictures encoded, or refused,
 * some side by side, and files of silence. What is there, or not needed, is not made.
 */
final class IngredientsRoute extends RouteBuilder {
    static final String ADDRESS = "make-ingredients";

    private static final String SKIP_FRAMES_AGGREGATOR = "aggregate-encoded-skip-frames";

    private static final String STILLS_AGGREGATOR = "aggregate-encoded-pictures";

    private static final String SILENCES_AGGREGATOR = "aggregate-silences";

    private final ExecutorService threads;

    /**
     * @param threads as many as pictures are to be encoded at a time
     */
    IngredientsRoute(ExecutorService threads) {
        this.threads = threads;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler()); // the project's route has the policy
        bindToRegistry(SKIP_FRAMES_AGGREGATOR, new CompletionAggregator(SkipFramesOrder.class));
        bindToRegistry(STILLS_AGGREGATOR, new CompletionAggregator(StillOrder.class));
        bindToRegistry(SILENCES_AGGREGATOR, new CompletionAggregator(SilencesOrder.class));

        // spotless:off
        from(direct(ADDRESS)).routeId("make-ingredients")
            .split().body(ProjectRun.class, ProjectRun::giveSkipFramesOrders)
                    .aggregationStrategy(SKIP_FRAMES_AGGREGATOR).id("split-into-one-run-or-none")
                .to(direct(SkipFramesRoute.ADDRESS)).id("encode-frames-that-say-as-before")
            .end()
            .split().body(ProjectRun.class, ProjectRun::giveStillOrders)
                    .aggregationStrategy(STILLS_AGGREGATOR)
                    .streaming().parallelProcessing().executorService(threads).synchronous().id("split-into-pictures")
                .to(direct(StillRoute.ADDRESS)).id("encode-its-loops")
            .end()
            .split().body(ProjectRun.class, ProjectRun::giveSilencesOrders)
                    .aggregationStrategy(SILENCES_AGGREGATOR).id("split-into-silences")
                .to(direct(SilencesRoute.ADDRESS)).id("make-some-silences")
            .end();
        // spotless:on
    }
}
