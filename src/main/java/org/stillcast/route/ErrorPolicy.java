package org.stillcast.route;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.stillcast.run.LastResort;
import org.stillcast.run.ProjectRun;

/**
 * An {@link Error} in one of our own routes ends the program. Camel 4.17 takes it for a failure of the one exchange, and
 * logs what a consumer meets beside exchanges: then the thread goes on, or is lost, and the program only looks alive.
 * Routes of other people do not name this configuration.
 */
final class ErrorPolicy extends RouteConfigurationBuilder {
    static final String ID = "errors";

    private final LastResort lastResort;

    ErrorPolicy(LastResort lastResort) {
        this.lastResort = lastResort;
    }

    @Override
    public void configuration() {
        // spotless:off
        routeConfiguration(ID)
            .onException(Error.class).maximumRedeliveries(0)
                .process(this::end)
            .end();
        // spotless:on
    }

    /** In somebody else's program we do not end all of it, but let go of what is ours. */
    private void end(Exchange exchange) {
        lastResort.endIfError(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
        if (exchange.getMessage().getBody() instanceof ProjectRun run) {
            run.close();
        }
    }

    /**
     * Returns the same for what a consumer meets beside its exchanges.
     *
     * @param others hears of all but errors
     */
    ExceptionHandler beside(ExceptionHandler others) {
        return new ExceptionHandler() {
            @Override
            public void handleException(Throwable fault) {
                lastResort.endIfError(fault);
                others.handleException(fault);
            }

            @Override
            public void handleException(@Nullable String message, Throwable fault) {
                lastResort.endIfError(fault);
                others.handleException(message, fault);
            }

            @Override
            public void handleException(@Nullable String message, @Nullable Exchange exchange, Throwable fault) {
                lastResort.endIfError(fault);
                others.handleException(message, exchange, fault);
            }
        };
    }
}
