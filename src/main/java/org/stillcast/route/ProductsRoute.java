package org.stillcast.route;

import java.util.concurrent.ExecutorService;

import org.apache.camel.builder.RouteBuilder;
import org.stillcast.run.ProjectRun;
import org.stillcast.work.DressOrder;

import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.direct;
import static org.stillcast.route.BodySteps.with;

/**
 * ProjectRun with all its parts joined in, the same with all that is published out: the texts beside the parts, parts with
 * their tags, some of these side by side, and the page that all are checked on.
 */
final class ProductsRoute extends RouteBuilder {
    static final String ADDRESS = "make-products";

    private static final String AGGREGATOR = "aggregate-products";

    private final ExecutorService threads;

    /**
     * @param threads as many as products are to be made at a time
     */
    ProductsRoute(ExecutorService threads) {
        this.threads = threads;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler()); // the project's route has the policy
        bindToRegistry(AGGREGATOR, new CompletionAggregator(DressOrder.class));

        // spotless:off
        from(direct(ADDRESS)).routeId("make-products")
            .process(with(ProjectRun.class, ProjectRun::writeTexts)).id("write-texts")
            .split().body(ProjectRun.class, ProjectRun::giveDressOrders)
                    .aggregationStrategy(AGGREGATOR)
                    .streaming().parallelProcessing().executorService(threads).synchronous().id("split-into-products")
                .to(direct(DressRoute.ADDRESS)).id("give-it-its-tags")
            .end()
            .process(with(ProjectRun.class, ProjectRun::writeProof)).id("write-proof-page");
        // spotless:on
    }
}
