package org.stillcast.remote;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.retry.BackOff;

/**
 * A connection to the broker that is made anew, with all that hangs on it, whenever it breaks, until it is not wanted any more. To begin
 * from nothing is the same after a restart of the broker as at the start of the program.
 */
final class BrokerLink implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerLink.class);

    /** A connection that was good for less was none. */
    private static final Duration GOOD = Duration.ofSeconds(20);

    private final Broker broker;
    private final Broker.Intake intake;
    private final Runnable whenTried;
    private final Use use;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final BackOff pause = new BackOff(BackOff.Policy.CONNECTION);
    private final InstantSource clock = InstantSource.system();
    private volatile Broker.@Nullable Line line;
    private boolean isKnownToBeDown;

    /** What is done with a connection. */
    @FunctionalInterface
    interface Use {
        /**
         * Does it, until the connection is not up any more, or is not wanted.
         *
         * @param connection started
         */
        void with(Connection connection, Up up) throws JMSException, InterruptedException;
    }

    /** Tells how it is with a connection. */
    @FunctionalInterface
    interface Up {
        boolean isUp();
    }

    /**
     * @param whenTried run at each try to connect
     */
    BrokerLink(Broker broker, Broker.Intake intake, Runnable whenTried, Use use) {
        this.broker = broker;
        this.intake = intake;
        this.whenTried = whenTried;
        this.use = use;
    }

    /** Ends it, when what it is used for has come to its end. */
    void finish() {
        stop.countDown();
    }

    /** Ends it; whoever is held up by the broker meanwhile gets an error. */
    void stop() {
        stop.countDown();
        Thread closing = new Thread(this::close, "broker-close"); // a broker that is dead may hold it up, too
        closing.setDaemon(true);
        closing.start();
    }

    private void close() {
        Broker.Line open = line;
        if (open != null) {
            try {
                open.close();
            } catch (JMSException e) {
                LOG.debug("The connection is not closed well", e);
            }
        }
    }

    @Override
    public void run() {
        try {
            while (stop.getCount() > 0) {
                whenTried.run();
                connect();
                pause();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void connect() throws InterruptedException {
        Instant begun = clock.instant();
        try (Broker.Line open = broker.connect(intake)) {
            line = open;
            AtomicBoolean broken = new AtomicBoolean();
            open.connection().setExceptionListener(fault -> broken.set(true));
            open.connection().start();
            LOG.info("Connected with the broker at {}", broker);
            isKnownToBeDown = false;
            use.with(open.connection(), () -> !broken.get() && stop.getCount() > 0);
        } catch (JMSException e) {
            if (!isKnownToBeDown && stop.getCount() > 0) {
                isKnownToBeDown = true;
                LOG.warn(
                        "The broker at {} cannot be reached and is tried again: {}",
                        broker,
                        String.valueOf(e.getMessage()));
            }
        } catch (RuntimeException e) {
            LOG.error("A fault of the program itself; it connects anew", e);
        } finally {
            line = null;
        }
        if (clock.instant().isAfter(begun.plus(GOOD))) {
            pause.forget();
        }
    }

    private void pause() throws InterruptedException {
        pause.begin(clock.instant());
        long millis = Duration.between(clock.instant(), pause.until()).toMillis();
        stop.await(millis, TimeUnit.MILLISECONDS);
    }
}
