package org.stillcast.route;

import java.io.IOException;
import java.time.Duration;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.ffmpeg.FfmpegMessages;
import org.stillcast.process.Ffmpeg;
import org.stillcast.run.ProjectInterruptedException;
import org.stillcast.work.Order;

/**
 * Which work orders are tried again, and when: those that failed for what may pass. What is left after the last try
 * goes to whoever gave the order.
 *
 * <p>The waiting is ours and not Camel's, so that a stop ends it at once.
 */
final class RetryPolicy extends RouteConfigurationBuilder {
    static final String ID = "retries";

    private static final Logger LOG = LoggerFactory.getLogger(RetryPolicy.class);

    /** A try that took all of its time is dear. */
    private static final int RETRIES_AFTER_TIME_OUT = 1;

    private static final int GROWTH = 4;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Ffmpeg exec;
    private final int retries;
    private final Duration firstWait;

    /**
     * @param exec tells whether the program is stopping
     * @param retries after the first try
     * @param firstWait before the first retry; each one more waits four times as long
     */
    RetryPolicy(Ffmpeg exec, int retries, Duration firstWait) {
        this.exec = exec;
        this.retries = retries;
        this.firstWait = firstWait;
    }

    @Override
    public void configuration() {
        // spotless:off
        routeConfiguration(ID)
            .onException(FfmpegFailedException.class, IOException.class).onWhen(this::isTriedAgain)
                .maximumRedeliveries(retries).redeliveryDelay(0)
                .logRetryAttempted(false).logExhausted(false)
                .onRedelivery(this::backOff)
            .end()
            .onException(Exception.class).maximumRedeliveries(0).logExhausted(false)
            .end();
        // spotless:on
    }

    private boolean isTriedAgain(Exchange exchange) {
        return isTriedAgain(exchange, exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
    }

    /** Tells whether an order will be tried again if it fails for this reason now. */
    boolean isTriedAgain(Exchange exchange, Exception reason) {
        if (exec.isStopping()) {
            return false;
        }
        int before = retriesSoFar(exchange);
        if (reason instanceof FfmpegFailedException failure) {
            boolean timedOut = failure.end() == FfmpegFailedException.End.TIMED_OUT;
            return failure.mayPass() && before < (timedOut ? Math.min(RETRIES_AFTER_TIME_OUT, retries) : retries);
        }
        return before < retries
                && FfmpegMessages.noRoom(String.valueOf(reason.getMessage())).isEmpty();
    }

    private static int retriesSoFar(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, 0, Integer.class);
    }

    private void backOff(Exchange exchange) throws ProjectInterruptedException {
        int retry = retriesSoFar(exchange);
        Duration wait = wait(retry);
        LOG.warn(
                "{}: {}; trying it again in {} ms ({} of {})",
                nameOf(exchange.getMessage().getBody()),
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class).getMessage(),
                wait.toMillis(),
                retry,
                retries);
        if (exec.isStoppingWithin(wait)) {
            exchange.setRouteStop(true); // Camel tries again otherwise, whatever is thrown here
            throw new ProjectInterruptedException();
        }
    }

    private Duration wait(int retry) {
        Duration wait = firstWait;
        for (int i = 1; i < retry && wait.compareTo(LONGEST_WAIT) < 0; i++) {
            wait = wait.multipliedBy(GROWTH);
        }
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private static String nameOf(Object order) {
        return order instanceof Order known ? known.nameInLog() : String.valueOf(order);
    }
}
