package org.stillcast.route;

import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.stillcast.run.JoinRecipe;
import org.stillcast.work.JoinOrder;

import static org.stillcast.route.BodySteps.with;

/** Part in, RenderedPart or BadPart out; safe to deliver twice. */
final class JoinRoute extends EndpointRouteBuilder {
    static final String ADDRESS = "join-part";

    private final JoinRecipe recipe;

    JoinRoute(JoinRecipe recipe) {
        this.recipe = recipe;
    }

    @Override
    public void configure() {
        // spotless:off
        from(direct(ADDRESS)).routeId("join-part").routeConfigurationId(RetryPolicy.ID + "," + ErrorPolicy.ID)
            .process(with(JoinOrder.class, recipe::writeLists))
            .to(exec("ffmpeg").binding("#partBinding").commandExecutor("#ffmpegExec")).id("run-ffmpeg-for-part")
            .filter().body(joined -> joined instanceof JoinOrder)
                .to(exec("ffmpeg").binding("#checkBinding").commandExecutor("#ffmpegExec")).id("run-ffmpeg-for-check")
            .end();
        // spotless:on
    }
}
