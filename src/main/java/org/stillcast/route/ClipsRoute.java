package org.stillcast.route;

import java.util.concurrent.ExecutorService;

import org.apache.camel.builder.RouteBuilder;
import org.stillcast.run.ProjectRun;
import org.stillcast.work.SegmentOrder;

import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.direct;
import static org.stillcast.route.BodySteps.with;

/**
 * ProjectRun in, the same with all clips that it asks for rendered, or refused, out. A splitter makes an exchange of each
 * clip, {@link SegmentRoute} renders it, by default one after another, and the splitter's aggregator takes the completions into
 * the run, in which only some numbers a clip are kept.
 */
final class ClipsRoute extends RouteBuilder {
    static final String ADDRESS = "render-clips";

    private static final String AGGREGATOR = "aggregate-rendered-clips";

    private final int parallelism;
    private final ExecutorService threads;

    /**
     * @param parallelism clips at a time: with one, they are rendered one after another
     * @param threads that many; Camel uses them in any case
     */
    ClipsRoute(int parallelism, ExecutorService threads) {
        this.parallelism = parallelism;
        this.threads = threads;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler()); // the project's route has the policy
        bindToRegistry(AGGREGATOR, new CompletionAggregator(SegmentOrder.class));

        // spotless:off
        from(direct(ADDRESS)).routeId("render-clips")
            .process(with(ProjectRun.class, ProjectRun::beginRound)).id("count-the-rounds")
            .to(direct(IngredientsRoute.ADDRESS)).id("make-pictures-and-silences")
            .process(with(ProjectRun.class, ProjectRun::requireRoom)).id("require-room-on-the-disk")
            .split().body(ProjectRun.class, ProjectRun::giveSegmentOrders)
                    .aggregationStrategy(AGGREGATOR)
                    .streaming().parallelProcessing(parallelism > 1).executorService(threads).synchronous().id("split-into-clips")
                .to(direct(SegmentRoute.ADDRESS)).id("render-clip")
            .end();
        // spotless:on
    }
}
