package org.stillcast.route;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.exec.ExecBinding;
import org.stillcast.run.LoopRecipe;
import org.stillcast.run.StillRecipe;
import org.stillcast.slide.SlidePainter;
import org.stillcast.work.LoopOrder;
import org.stillcast.work.NextStep;
import org.stillcast.work.PictureEncoded;
import org.stillcast.work.StillOrder;

import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.direct;
import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.exec;
import static org.stillcast.route.BodySteps.reply;
import static org.stillcast.route.BodySteps.with;

/** StillOrder in, StillMade or Refused out; safe to deliver twice. The frames that say "as before" have to be there. */
final class StillRoute extends RouteBuilder {
    static final String ADDRESS = "encode-still";

    private final FfmpegExec ffmpeg;
    private final SlidePainter slides;

    /**
     * @param slides draws what is written on pictures
     */
    StillRoute(FfmpegExec ffmpeg, SlidePainter slides) {
        this.ffmpeg = ffmpeg;
        this.slides = slides;
    }

    @Override
    public void configure() {
        LoopRecipe loops = new LoopRecipe();
        ExecBinding still = ffmpeg.binding(StillOrder.class, new StillRecipe());
        ExecBinding loop = ffmpeg.binding(LoopOrder.class, loops);

        // spotless:off
        from(direct(ADDRESS)).routeId("encode-still").routeConfigurationId(RetryPolicy.ID + "," + ErrorPolicy.ID)
            .process(with(StillOrder.class, slides::draw)).id("draw-its-slide-if-it-has-one")
            .to(exec("ffmpeg").binding(still).commandExecutor(ffmpeg.executor())).id("exec-ffmpeg-for-key-frames")
            .filter().body(encoded -> encoded instanceof PictureEncoded).id("if-it-was-encoded")
                .process(reply(NextStep.class, NextStep::next)).id("order-its-loops")
                .process(with(LoopOrder.class, loops::writeLists)).id("write-lists-of-frames")
                .to(exec("ffmpeg").binding(loop).commandExecutor(ffmpeg.executor())).id("exec-ffmpeg-for-loops")
            .end();
        // spotless:on
    }
}
