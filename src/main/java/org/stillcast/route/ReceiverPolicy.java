package org.stillcast.route;

import org.apache.camel.builder.RouteConfigurationBuilder;

/**
 * What goes wrong behind a {@link RouteReceiver} stays on its exchange, for the receiver to say it: an error, too, which is the
 * receiver's own.
 */
final class ReceiverPolicy extends RouteConfigurationBuilder {
    static final String ID = "receivers";

    @Override
    public void configuration() {
        // spotless:off
        routeConfiguration(ID)
            .onException(Throwable.class).maximumRedeliveries(0).logExhausted(false)
            .end();
        // spotless:on
    }
}
