package org.stillcast.route;

import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.camel.component.exec.ExecBinding;
import org.stillcast.run.StillRecipe;
import org.stillcast.work.StillOrder;

/** StillOrder in, StillMade or Refused out; safe to deliver twice. */
final class StillRoute extends EndpointRouteBuilder {
    static final String ADDRESS = "encode-still";

    private final FfmpegExec ffmpeg;

    StillRoute(FfmpegExec ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    @Override
    public void configure() {
        ExecBinding still = ffmpeg.binding(StillOrder.class, new StillRecipe());

        // spotless:off
        from(direct(ADDRESS)).routeId("encode-still").routeConfigurationId(RetryPolicy.ID + "," + ErrorPolicy.ID)
            .to(exec("ffmpeg").binding(still).commandExecutor(ffmpeg.executor())).id("exec-ffmpeg-for-still");
        // spotless:on
    }
}
