package org.stillcast.route;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.exec.ExecBinding;
import org.stillcast.run.SkipFramesRecipe;
import org.stillcast.work.SkipFramesOrder;

import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.direct;
import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.exec;

/** SkipFramesOrder in, SkipFramesMade out; safe to deliver twice. */
final class SkipFramesRoute extends RouteBuilder {
    static final String ADDRESS = "encode-skip-frames";

    private final FfmpegExec ffmpeg;

    SkipFramesRoute(FfmpegExec ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    @Override
    public void configure() {
        ExecBinding frames = ffmpeg.binding(SkipFramesOrder.class, new SkipFramesRecipe());

        // spotless:off
        from(direct(ADDRESS)).routeId("encode-skip-frames").routeConfigurationId(RetryPolicy.ID + "," + ErrorPolicy.ID)
            .to(exec("ffmpeg").binding(frames).commandExecutor(ffmpeg.executor())).id("exec-ffmpeg-for-skip-frames");
        // spotless:on
    }
}
