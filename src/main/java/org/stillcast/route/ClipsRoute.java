package org.stillcast.route;

import java.util.concurrent.ExecutorService;

import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.stillcast.project.BadClip;
import org.stillcast.run.ProjectRun;
import org.stillcast.timeline.RenderedSegment;
import org.stillcast.work.BadPicture;
import org.stillcast.work.StillOrder;

import static org.stillcast.route.BodySteps.with;

/**
 * ProjectRun in, the same with its parts planned and all that they are joined from out: the first half of the work. It
 * goes round until nothing is lacking: which clips have to be rendered is known only when all lengths are. Each order is
 * an exchange of its own; by default there is one at a time.
 */
final class ClipsRoute extends EndpointRouteBuilder {
    static final String ADDRESS = "render-segments";

    private final int parallelism;
    private final ExecutorService threads;

    /**
     * @param parallelism orders at a time
     * @param threads that many, used only if it is more than one
     */
    ClipsRoute(int parallelism, ExecutorService threads) {
        this.parallelism = parallelism;
        this.threads = threads;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler()); // the project's route has the policy

        // spotless:off
        from(direct(ADDRESS)).routeId("render-segments")
            .process(with(ProjectRun.class, ProjectRun::begin))
            .loopDoWhile().body(ProjectRun.class, ProjectRun::isUnprepared)
                .split().body(ProjectRun.class, ProjectRun::stillOrders).aggregationStrategy(new CompletionAggregator(StillOrder.class, BadPicture.class))
                    .to(direct(StillRoute.ADDRESS))
                .end()
                .process(with(ProjectRun.class, ProjectRun::requireRoom))
                .split().body(ProjectRun.class, ProjectRun::segmentOrders).aggregationStrategy(new CompletionAggregator(RenderedSegment.class, BadClip.class))
                        .streaming().parallelProcessing(parallelism > 1).executorService(threads).synchronous()
                    .to(direct(SegmentRoute.ADDRESS))
                .end()
                .process(with(ProjectRun.class, ProjectRun::planParts))
            .end();
        // spotless:on
    }
}
