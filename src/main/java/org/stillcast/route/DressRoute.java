package org.stillcast.route;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.exec.ExecBinding;
import org.stillcast.run.DressCheckRecipe;
import org.stillcast.run.DressRecipe;
import org.stillcast.work.DressCheckOrder;
import org.stillcast.work.DressOrder;
import org.stillcast.work.NextStep;
import org.stillcast.work.PartDressed;

import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.direct;
import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.exec;
import static org.stillcast.route.BodySteps.reply;
import static org.stillcast.route.BodySteps.with;

/** DressOrder in, ProductProven or ProductDisproved out; safe to deliver twice. */
final class DressRoute extends RouteBuilder {
    static final String ADDRESS = "dress-part";

    private final FfmpegExec ffmpeg;

    DressRoute(FfmpegExec ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    @Override
    public void configure() {
        DressRecipe recipe = new DressRecipe();
        ExecBinding dress = ffmpeg.binding(DressOrder.class, recipe);
        ExecBinding check = ffmpeg.binding(DressCheckOrder.class, new DressCheckRecipe());

        // spotless:off
        from(direct(ADDRESS)).routeId("dress-part").routeConfigurationId(RetryPolicy.ID + "," + ErrorPolicy.ID)
            .process(with(DressOrder.class, recipe::writeTexts)).id("write-tags-and-subtitles")
            .to(exec("ffmpeg").binding(dress).commandExecutor(ffmpeg.executor())).id("exec-ffmpeg-for-tags")
            .filter().body(dressed -> dressed instanceof PartDressed).id("if-it-has-them")
                .process(reply(NextStep.class, NextStep::next)).id("order-the-check-of-it")
                .to(exec("ffmpeg").binding(check).commandExecutor(ffmpeg.executor())).id("exec-ffmpeg-for-check-of-tags")
            .end();
        // spotless:on
    }
}
