package org.stillcast.route;

import java.util.concurrent.ExecutorService;

import org.apache.camel.builder.RouteBuilder;
import org.stillcast.run.PartTurn;
import org.stillcast.run.ProjectRun;
import org.stillcast.work.JoinOrder;

import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.direct;
import static org.stillcast.route.BodySteps.with;

/**
 * ProjectRun in, the same with all its parts out: the second half of the work, which begins with the first. The
 * splitter gives out a turn to each thread that is free, and there it waits for a part: while clips are rendered, for
 * one that no later clip can change; when all are planned, for the rest. So parts are joined side by side, with each
 * other and with the rendering of clips. The thread that the project came on waits for them: Camel would let it take
 * the next project, and so take ever more of them into work and memory.
 */
final class PartsRoute extends RouteBuilder {
    static final String ADDRESS = "join-parts";

    private static final String AGGREGATOR = "aggregate-joined-parts";

    private final ExecutorService threads;

    /**
     * @param threads so many as {@link #threads(int)} says, for each project that is in work at a time
     */
    PartsRoute(ExecutorService threads) {
        this.threads = threads;
    }

    /**
     * Returns how many threads a project takes at most: one for each turn, and one that waits for a turn to be over.
     *
     * @param turns at a time
     */
    static int threads(int turns) {
        return turns + 1;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler()); // the project's route has the policy
        bindToRegistry(AGGREGATOR, CompletionAggregator.ofTurns(JoinOrder.class));

        // spotless:off
        from(direct(ADDRESS)).routeId("join-parts")
            .split().body(ProjectRun.class, ProjectRun::givePartTurns)
                    .aggregationStrategy(AGGREGATOR)
                    .streaming().parallelProcessing().executorService(threads).synchronous().id("give-out-turns")
                .setBody().body(PartTurn.class, turn -> turn.await().orElse(null)).id("wait-for-a-part")
                .filter(body().isNotNull()).id("if-there-is-one")
                    .to(direct(JoinRoute.ADDRESS)).id("join-one-part")
                .end()
            .end()
            .filter().body(ProjectRun.class, ProjectRun::hasFailedCopies).id("if-a-sound-could-not-be-copied")
                .to(direct(ClipsRoute.ADDRESS)).id("render-what-they-lack")
                .process(with(ProjectRun.class, ProjectRun::tellJoining)).id("tell-what-is-left")
                .to(direct(ADDRESS)).id("join-them-from-their-clips")
            .end();
        // spotless:on
    }
}
