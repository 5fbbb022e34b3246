package org.stillcast.route;

import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.camel.spi.Registry;
import org.stillcast.process.Ffmpeg;
import org.stillcast.run.EvenRecipe;
import org.stillcast.run.EvenedRecipe;
import org.stillcast.run.SegmentRecipe;
import org.stillcast.work.EvenedClip;
import org.stillcast.work.SegmentOrder;
import org.stillcast.work.UnevenClip;

/** Segment in, RenderedSegment or BadClip out; safe to deliver twice. An uneven clip is rendered by way of one form. */
final class SegmentRoute extends EndpointRouteBuilder {
    static final String ADDRESS = "render-segment";

    /**
     * Binds what its steps are told by.
     *
     * @param strict whether a complaint makes a bad clip
     */
    static void bind(Registry registry, Ffmpeg exec, RetryPolicy retries, boolean strict) {
        SegmentRecipe segments = new SegmentRecipe(strict);
        registry.bind("segmentBinding", new FfmpegBinding<>(exec, retries, SegmentOrder.class, segments));
        registry.bind("evenBinding", new FfmpegBinding<>(exec, retries, UnevenClip.class, new EvenRecipe()));
        registry.bind(
                "evenedBinding", new FfmpegBinding<>(exec, retries, EvenedClip.class, new EvenedRecipe(segments)));
    }

    @Override
    public void configure() {
        // spotless:off
        from(direct(ADDRESS)).routeId("render-segment").routeConfigurationId(RetryPolicy.ID + "," + ErrorPolicy.ID)
            .to(exec("ffmpeg").binding("#segmentBinding").commandExecutor("#ffmpegExec")).id("run-ffmpeg-for-segment")
            .filter().body(clip -> clip instanceof UnevenClip)
                .to(exec("ffmpeg").binding("#evenBinding").commandExecutor("#ffmpegExec")).id("run-ffmpeg-for-even")
            .end()
            .filter().body(clip -> clip instanceof EvenedClip)
                .to(exec("ffmpeg").binding("#evenedBinding").commandExecutor("#ffmpegExec")).id("run-ffmpeg-for-evened")
            .end();
        // spotless:on
    }
}
