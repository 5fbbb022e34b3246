package org.stillcast.route;

import org.apache.camel.builder.RouteConfigurationBuilder;

/**
 * What goes wrong behind a {@link Receiver} stays on its exchange, for the receiver to say it. Without an error handler Camel
 * 4.17 would only log what is thrown there, and wait for ever.
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
