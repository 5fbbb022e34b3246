package org.stillcast.route;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.URISupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done with the steps of a route that tell an endpoint about projects: a thread of its own takes them, on a copy of
 * the message, so one that fails, or hangs, is no matter of the project. It is waited for as long as a limit; behind one that takes
 * longer a few messages wait, and further ones are dropped.
 */
final class Receiver implements Policy {
    private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);
    private static final int MOST_WAITING = 100;

    private final String uri;
    private final Duration limit;
    private final ThreadPoolExecutor thread;
    private final Object turns = new Object();
    private boolean overdue;

    /**
     * @param uri of the endpoint, for the log
     * @param limit for which a message is waited for to be taken, > 0
     */
    Receiver(String uri, Duration limit) {
        this.uri = URISupport.sanitizeUri(uri); // passwords are not for the log
        this.limit = limit;
        thread = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), task -> {
            Thread made = new Thread(task, "tell " + this.uri);
            made.setDaemon(true);
            return made;
        });
        thread.allowCoreThreadTimeOut(true);
    }

    @Override
    public void beforeWrap(Route route, NamedNode definition) {}

    @Override
    public Processor wrap(Route route, Processor steps) {
        Processor unit = PluginHelper.getInternalProcessorFactory(route.getCamelContext())
                .addUnitOfWorkProcessorAdvice(route.getCamelContext(), steps, route);
        return exchange -> {
            Exchange told = route.getEndpoint().createExchange();
            told.setIn(exchange.getMessage().copy());
            tell(unit, told);
        };
    }

    /** Sends a message; returns when it was taken, or the receiver is not waited for any more. */
    private void tell(Processor steps, Exchange told) {
        CountDownLatch taken = new CountDownLatch(1);
        try {
            thread.execute(() -> send(steps, told, taken));
        } catch (RejectedExecutionException e) {
            LOG.warn("{} has not taken {} messages; this one is dropped", uri, MOST_WAITING + 1);
            return;
        }
        if (isOverdue()) {
            LOG.warn("{} has still not taken an earlier message; the next one waits behind it", uri);
        } else {
            await(taken);
        }
    }

    private void await(CountDownLatch taken) {
        try {
            if (!taken.await(limit.toMillis(), TimeUnit.MILLISECONDS) && becomesOverdue(taken)) {
                LOG.warn("{} has not taken the message for {} s; work goes on", uri, limit.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the program stops
        }
    }

    private boolean isOverdue() {
        synchronized (turns) {
            return overdue;
        }
    }

    /** It may just have taken the message after all. */
    private boolean becomesOverdue(CountDownLatch taken) {
        synchronized (turns) {
            overdue |= taken.getCount() > 0;
            return overdue;
        }
    }

    private void hasTaken(CountDownLatch taken) {
        synchronized (turns) {
            taken.countDown();
            if (overdue && thread.getQueue().isEmpty()) {
                overdue = false;
                LOG.info("{} takes messages again", uri);
            }
        }
    }

    private void send(Processor steps, Exchange told, CountDownLatch taken) {
        try {
            steps.process(told);
            if (told.getException() != null) {
                LOG.warn(
                        "{} did not take the message: {}",
                        uri,
                        told.getException().toString());
            }
        } catch (Exception | LinkageError e) { // whatever Camel, or somebody's component, makes of that address
            LOG.warn("{} did not take the message: {}", uri, e.toString());
        } finally {
            hasTaken(taken);
        }
    }
}
