package org.stillcast.route;

import java.util.concurrent.ExecutorService;

import org.apache.camel.builder.endpoint.EndpointRouteBuilder;

import static org.stillcast.route.Steps.with;

/**
 * ProjectRun in, the same with its loops and all its segments out: the first half of the work. Each order is an exchange
 * of its own; by default there is one at a time.
 */
final class SegmentsRoute extends EndpointRouteBuilder {
    static final String ADDRESS = "render-segments";

    private final int parallelism;
    private final ExecutorService threads;

    /**
     * @param parallelism orders at a time
     * @param threads that many, used only if it is more than one
     */
    SegmentsRoute(int parallelism, ExecutorService threads) {
        this.parallelism = parallelism;
        this.threads = threads;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler()); // the project's route has the policy

        // spotless:off
        from(direct(ADDRESS)).routeId("render-segments")
            .process(with(ProjectRun.class, ProjectRun::logStart))
            .split().body(ProjectRun.class, ProjectRun::stillOrders).aggregationStrategy(new Completions())
                .to(direct(StillRoute.ADDRESS))
            .end()
            .process(with(ProjectRun.class, ProjectRun::requireRoom))
            .loopDoWhile().body(ProjectRun.class, ProjectRun::hasSegmentsToRender)
                .split().body(ProjectRun.class, ProjectRun::segmentOrders).aggregationStrategy(new Completions())
                        .streaming().parallelProcessing(parallelism > 1).executorService(threads)
                    .to(direct(SegmentRoute.ADDRESS))
                .end()
            .end();
        // spotless:on
    }
}
