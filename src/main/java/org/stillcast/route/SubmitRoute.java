package org.stillcast.route;

import java.io.IOException;
import java.io.InputStream;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.stillcast.inbox.Inbox;
import org.stillcast.inbox.InboxName;

import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.direct;

/**
 * A manifest's text (or stream, or file) in, the same in the inbox: the address for routes of other people. The file's
 * name is that of the header {@code CamelFileName}, without folders.
 */
final class SubmitRoute extends RouteBuilder {
    static final String ADDRESS = "stillcast-submit";

    private static final String DEFAULT_NAME = "submitted.json";

    private final Inbox inbox;

    SubmitRoute(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler()); // the caller hears of it

        // spotless:off
        from(direct(ADDRESS)).routeId("submit-manifest")
            .process(this::put).id("put-into-inbox");
        // spotless:on
    }

    /** Returns a file's name without folders. */
    static String lastName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private void put(Exchange exchange) throws IOException {
        String last = lastName(exchange.getMessage().getHeader(Exchange.FILE_NAME, DEFAULT_NAME, String.class));
        String visible = last.replaceFirst("^[.]+", "");
        String json = InboxName.of(visible) == InboxName.MANIFEST ? visible : visible + ".json";
        try (InputStream text = exchange.getMessage().getBody(InputStream.class)) {
            inbox.put(json, text::transferTo);
        }
    }
}
