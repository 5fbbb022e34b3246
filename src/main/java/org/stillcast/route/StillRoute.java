package org.stillcast.route;

import org.apache.camel.builder.endpoint.EndpointRouteBuilder;

/** Still in, the same or BadPicture out; safe to deliver twice. */
final class StillRoute extends EndpointRouteBuilder {
    static final String ADDRESS = "encode-still";

    @Override
    public void configure() {
        errorHandler(noErrorHandler()); // whoever gave the order hears what went wrong

        // spotless:off
        from(direct(ADDRESS)).routeId("encode-still")
            .to(exec("ffmpeg").binding("#stillBinding").commandExecutor("#ffmpegExec")).id("run-ffmpeg-for-still");
        // spotless:on
    }
}
