package org.stillcast.route;

import org.apache.camel.builder.endpoint.EndpointRouteBuilder;

/** Segment in, RenderedSegment or BadClip out; safe to deliver twice. */
final class SegmentRoute extends EndpointRouteBuilder {
    static final String ADDRESS = "render-segment";

    @Override
    public void configure() {
        // spotless:off
        from(direct(ADDRESS)).routeId("render-segment").routeConfigurationId(RetryPolicy.ID + "," + ErrorPolicy.ID)
            .to(exec("ffmpeg").binding("#segmentBinding").commandExecutor("#ffmpegExec")).id("run-ffmpeg-for-segment");
        // spotless:on
    }
}
