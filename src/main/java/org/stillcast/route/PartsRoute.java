package org.stillcast.route;

import java.util.concurrent.ExecutorService;

import org.apache.camel.builder.RouteBuilder;
import org.stillcast.run.ProjectRun;
import org.stillcast.work.JoinOrder;

import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.direct;
import static org.stillcast.route.BodySteps.with;

/**
 * ProjectRun in, the same with all its parts out: the second half of the work. Parts are joined side by side. The thread
 * that the project came on waits for them: Camel would let it take the next project, and so take ever more of them into
 * work and memory.
 */
final class PartsRoute extends RouteBuilder {
    static final String ADDRESS = "join-parts";

    private static final String AGGREGATOR = "aggregate-joined-parts";

    private final ExecutorService threads;

    /**
     * @param threads as many as parts are to be joined at a time
     */
    PartsRoute(ExecutorService threads) {
        this.threads = threads;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler()); // the project's route has the policy
        bindToRegistry(AGGREGATOR, new CompletionAggregator(JoinOrder.class));

        // spotless:off
        from(direct(ADDRESS)).routeId("join-parts")
            .process(with(ProjectRun.class, ProjectRun::tellPlan)).id("tell-the-plan")
            .split().body(ProjectRun.class, ProjectRun::givePartOrders)
                    .aggregationStrategy(AGGREGATOR)
                    .streaming().parallelProcessing().executorService(threads).synchronous().id("give-out-parts")
                .to(direct(JoinRoute.ADDRESS)).id("join-one-part")
            .end()
            .filter().body(ProjectRun.class, ProjectRun::hasFailedCopies).id("if-a-sound-could-not-be-copied")
                .to(direct(ClipsRoute.ADDRESS)).id("render-what-they-lack")
                .to(direct(ADDRESS)).id("join-them-from-their-clips")
            .end();
        // spotless:on
    }
}
