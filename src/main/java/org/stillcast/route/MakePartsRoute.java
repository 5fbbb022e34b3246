package org.stillcast.route;

import java.util.concurrent.ExecutorService;

import org.apache.camel.builder.RouteBuilder;
import org.stillcast.run.LastResort;

import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.direct;

/**
 * ProjectRun in, the same with all its parts out. Its two halves go on side by side: a part is joined as soon as no
 * clip that is still to be rendered can change it. Each half may fail the run, which ends the other.
 */
final class MakePartsRoute extends RouteBuilder {
    static final String ADDRESS = "make-parts";

    /** Halves of a project's work. */
    static final int HALVES = 2;

    private static final String AGGREGATOR = "aggregate-halves";

    private final ExecutorService threads;
    private final LastResort lastResort;

    /**
     * @param threads one for each half of a project that is in work
     * @param lastResort is told of errors
     */
    MakePartsRoute(ExecutorService threads, LastResort lastResort) {
        this.threads = threads;
        this.lastResort = lastResort;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler()); // the project's route has the policy
        bindToRegistry(AGGREGATOR, new HalvesAggregator(lastResort));

        // spotless:off
        from(direct(ADDRESS)).routeId("make-parts")
            .multicast().aggregationStrategy(AGGREGATOR)
                    .streaming().parallelProcessing().executorService(threads).synchronous().id("side-by-side")
                .to(direct(PlanRoute.ADDRESS)).id("render-clips-and-plan-parts")
                .to(direct(PartsRoute.ADDRESS)).id("join-parts-as-they-can-be")
            .end();
        // spotless:on
    }
}
