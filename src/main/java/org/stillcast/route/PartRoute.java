package org.stillcast.route;

import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.stillcast.plan.Part;

import static org.stillcast.route.Steps.with;

/** Part in, RenderedPart or BadPart out; safe to deliver twice. */
final class PartRoute extends EndpointRouteBuilder {
    static final String ADDRESS = "join-part";

    private final PartRecipe recipe;

    PartRoute(PartRecipe recipe) {
        this.recipe = recipe;
    }

    @Override
    public void configure() {
        // spotless:off
        from(direct(ADDRESS)).routeId("join-part").routeConfigurationId(RetryPolicy.ID + "," + ErrorPolicy.ID)
            .process(with(Part.class, recipe::writeLists))
            .to(exec("ffmpeg").binding("#partBinding").commandExecutor("#ffmpegExec")).id("run-ffmpeg-for-part")
            .filter().body(joined -> joined instanceof Part)
                .to(exec("ffmpeg").binding("#checkBinding").commandExecutor("#ffmpegExec")).id("run-ffmpeg-for-check")
            .end();
        // spotless:on
    }
}
