package org.stillcast.route;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.exec.ExecBinding;
import org.stillcast.run.SilencesRecipe;
import org.stillcast.work.SilencesOrder;

import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.direct;
import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.exec;

/** SilencesOrder in, SilencesMade out; safe to deliver twice. */
final class SilencesRoute extends RouteBuilder {
    static final String ADDRESS = "make-silences";

    private final FfmpegExec ffmpeg;

    SilencesRoute(FfmpegExec ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    @Override
    public void configure() {
        ExecBinding silences = ffmpeg.binding(SilencesOrder.class, new SilencesRecipe());

        // spotless:off
        from(direct(ADDRESS)).routeId("make-silences").routeConfigurationId(RetryPolicy.ID + "," + ErrorPolicy.ID)
            .to(exec("ffmpeg").binding(silences).commandExecutor(ffmpeg.executor())).id("exec-ffmpeg-for-silences");
        // spotless:on
    }
}
