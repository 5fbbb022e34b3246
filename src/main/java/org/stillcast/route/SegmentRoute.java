package org.stillcast.route;

import org.apache.camel.builder.endpoint.EndpointRouteBuilder;

/** Segment in, RenderedSegment or BadClip out; safe to deliver twice. */
final class SegmentRoute extends EndpointRouteBuilder {
    static final String ADDRESS = "render-segment";

    @Override
    public void configure() {
        errorHandler(noErrorHandler()); // whoever gave the order hears what went wrong

        // spotless:off
        from(direct(ADDRESS)).routeId("render-segment")
            .to(exec("ffmpeg").binding("#segmentBinding").commandExecutor("#ffmpegExec")).id("run-ffmpeg-for-segment");
        // spotless:on
    }
}
