package org.stillcast.route;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.exec.ExecBinding;
import org.stillcast.run.EvenRecipe;
import org.stillcast.run.EvenedRecipe;
import org.stillcast.run.LevelRecipe;
import org.stillcast.run.SegmentRecipe;
import org.stillcast.work.EvenOrder;
import org.stillcast.work.EvenedClip;
import org.stillcast.work.EvenedOrder;
import org.stillcast.work.LevelOrder;
import org.stillcast.work.MeasuredClip;
import org.stillcast.work.NextStep;
import org.stillcast.work.SegmentOrder;
import org.stillcast.work.UnevenClip;

import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.direct;
import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.exec;
import static org.stillcast.route.BodySteps.reply;

/**
 * SegmentOrder in, or LevelOrder for a segment that is there, SegmentRendered or Refused out; safe to deliver twice. An uneven clip is
 * rendered by way of one form, and one that is not as loud as wanted is levelled.
 */
final class SegmentRoute extends RouteBuilder {
    static final String ADDRESS = "render-segment";

    private final FfmpegExec ffmpeg;
    private final FairShare turns;

    /**
     * @param turns of clips, whichever project they are of
     */
    SegmentRoute(FfmpegExec ffmpeg, FairShare turns) {
        this.ffmpeg = ffmpeg;
        this.turns = turns;
    }

    @Override
    public void configure() {
        SegmentRecipe recipe = new SegmentRecipe();
        ExecBinding segment = ffmpeg.binding(SegmentOrder.class, recipe);
        ExecBinding even = ffmpeg.binding(EvenOrder.class, new EvenRecipe());
        ExecBinding evened = ffmpeg.binding(EvenedOrder.class, new EvenedRecipe(recipe));
        ExecBinding level = ffmpeg.binding(LevelOrder.class, new LevelRecipe());

        // spotless:off
        from(direct(ADDRESS)).routeId("render-segment").routeConfigurationId(RetryPolicy.ID + "," + ErrorPolicy.ID)
            .policy(turns).id("wait-for-a-turn-to-render")
                .filter().body(order -> order instanceof SegmentOrder).id("if-it-is-not-rendered")
                    .to(exec("ffmpeg").binding(segment).commandExecutor(ffmpeg.executor())).id("exec-ffmpeg-for-segment")
                .end()
                .filter().body(clip -> clip instanceof UnevenClip).id("if-its-format-changes")
                    .process(reply(NextStep.class, NextStep::next)).id("order-even-sound")
                    .to(exec("ffmpeg").binding(even).commandExecutor(ffmpeg.executor())).id("exec-ffmpeg-for-even-sound")
                .end()
                .filter().body(clip -> clip instanceof EvenedClip).id("if-it-has-one-form-now")
                    .process(reply(NextStep.class, NextStep::next)).id("order-segment-of-even-sound")
                    .to(exec("ffmpeg").binding(evened).commandExecutor(ffmpeg.executor())).id("exec-ffmpeg-for-segment-of-even-sound")
                .end()
                .filter().body(clip -> clip instanceof MeasuredClip).id("if-it-is-not-as-loud-as-wanted")
                    .process(reply(NextStep.class, NextStep::next)).id("order-level")
                .end()
                .filter().body(order -> order instanceof LevelOrder).id("if-it-is-to-be-levelled")
                    .to(exec("ffmpeg").binding(level).commandExecutor(ffmpeg.executor())).id("exec-ffmpeg-for-level")
                .end()
            .end();
        // spotless:on
    }
}
