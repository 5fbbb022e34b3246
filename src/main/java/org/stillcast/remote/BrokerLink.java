package org.stillcast.remote;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.retry.BackOff;

/**
 * A connection to the broker that is made anew, with all that hangs on it, whenever it breaks, until it is not wanted any more. To begin
 * from nothing is the same after a restart of the broker as at the start of the program.
 */
final class BrokerLink implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerLink.class);
    private static final Duration LOOK_AT_PAUSE = Duration.ofMillis(100);

    private final Broker broker;
    private final Broker.Intake intake;
    private final CountDownLatch stop;
    private final Use use;
    private final boolean talks;

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
     * @param stop ends it
     * @param talks whether it tells in the log how it is with the broker; where there are several, one does
     */
    BrokerLink(Broker broker, Broker.Intake intake, CountDownLatch stop, boolean talks, Use use) {
        this.broker = broker;
        this.intake = intake;
        this.stop = stop;
        this.talks = talks;
        this.use = use;
    }

    @Override
    public void run() {
        BackOff pause = new BackOff(BackOff.Policy.CONNECTION);
        boolean wasUp = true;
        while (stop.getCount() > 0) {
            try (Broker.Line line = broker.connect(intake)) {
                AtomicBoolean broken = new AtomicBoolean();
                line.connection().setExceptionListener(fault -> broken.set(true));
                line.connection().start();
                say("Connected with the broker at {}", broker);
                pause.forget();
                wasUp = true;
                use.with(line.connection(), () -> !broken.get() && stop.getCount() > 0);
            } catch (JMSException e) {
                if (wasUp && stop.getCount() > 0) {
                    say(
                            "The broker at {} cannot be reached and is tried again: {}",
                            broker,
                            String.valueOf(e.getMessage()));
                }
                wasUp = false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error("A fault of the program itself; it connects anew", e);
            }
            await(pause);
        }
    }

    private void say(String text, Object... about) {
        if (talks) {
            LOG.info(text, about);
        }
    }

    private void await(BackOff pause) {
        InstantSource clock = InstantSource.system();
        pause.begin(clock.instant());
        try {
            while (!pause.isOver(clock.instant()) && !stop.await(LOOK_AT_PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {}
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
