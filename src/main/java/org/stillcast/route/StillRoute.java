package org.stillcast.route;

import org.apache.camel.builder.endpoint.EndpointRouteBuilder;

/** Still in, the same or BadPicture out; safe to deliver twice. */
final class StillRoute extends EndpointRouteBuilder {
    static final String ADDRESS = "encode-still";

    @Override
    public void configure() {
        // spotless:off
        from(direct(ADDRESS)).routeId("encode-still").routeConfigurationId(RetryPolicy.ID + "," + ErrorPolicy.ID)
            .to(exec("ffmpeg").binding("#stillBinding").commandExecutor("#ffmpegExec")).id("run-ffmpeg-for-still");
        // spotless:on
    }
}
