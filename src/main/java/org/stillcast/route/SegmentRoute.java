package org.stillcast.route;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.exec.ExecBinding;
import org.stillcast.run.EvenRecipe;
import org.stillcast.run.EvenedRecipe;
import org.stillcast.run.SegmentRecipe;
import org.stillcast.work.EvenOrder;
import org.stillcast.work.EvenedClip;
import org.stillcast.work.EvenedOrder;
import org.stillcast.work.NextStep;
import org.stillcast.work.SegmentOrder;
import org.stillcast.work.UnevenClip;

import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.direct;
import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.exec;
import static org.stillcast.route.BodySteps.reply;

/** SegmentOrder in, SegmentRendered or Refused out; safe to deliver twice. An uneven clip is rendered by way of one form. */
final class SegmentRoute extends RouteBuilder {
    static final String ADDRESS = "render-segment";

    private final FfmpegExec ffmpeg;
    private final SegmentRecipe recipe;

    SegmentRoute(FfmpegExec ffmpeg, SegmentRecipe recipe) {
        this.ffmpeg = ffmpeg;
        this.recipe = recipe;
    }

    @Override
    public void configure() {
        ExecBinding segment = ffmpeg.binding(SegmentOrder.class, recipe);
        ExecBinding even = ffmpeg.binding(EvenOrder.class, new EvenRecipe());
        ExecBinding evened = ffmpeg.binding(EvenedOrder.class, new EvenedRecipe(recipe));

        // spotless:off
        from(direct(ADDRESS)).routeId("render-segment").routeConfigurationId(RetryPolicy.ID + "," + ErrorPolicy.ID)
            .to(exec("ffmpeg").binding(segment).commandExecutor(ffmpeg.executor())).id("exec-ffmpeg-for-segment")
            .filter().body(clip -> clip instanceof UnevenClip).id("if-its-format-changes")
                .process(reply(NextStep.class, NextStep::next)).id("order-even-sound")
                .to(exec("ffmpeg").binding(even).commandExecutor(ffmpeg.executor())).id("exec-ffmpeg-for-even-sound")
            .end()
            .filter().body(clip -> clip instanceof EvenedClip).id("if-it-has-one-form-now")
                .process(reply(NextStep.class, NextStep::next)).id("order-segment-of-even-sound")
                .to(exec("ffmpeg").binding(evened).commandExecutor(ffmpeg.executor())).id("exec-ffmpeg-for-segment-of-even-sound")
            .end();
        // spotless:on
    }
}
