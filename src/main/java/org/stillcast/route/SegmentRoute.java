package org.stillcast.route;

import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.stillcast.plan.EvenedClip;
import org.stillcast.plan.UnevenClip;

/** Segment in, RenderedSegment or BadClip out; safe to deliver twice. An uneven clip is rendered by way of one form. */
final class SegmentRoute extends EndpointRouteBuilder {
    static final String ADDRESS = "render-segment";

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
