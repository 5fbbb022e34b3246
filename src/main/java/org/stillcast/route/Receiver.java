package org.stillcast.route;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An endpoint that is told about projects, by a thread of its own: one that fails, or hangs, is no matter of the project.
 * It is waited for as long as a limit; behind one that takes longer a few messages wait, and further ones are dropped.
 */
final class Receiver {
    private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);
    private static final int MOST_WAITING = 100;

    private final ProducerTemplate template;
    private final String uri;
    private final Duration limit;
    private final ThreadPoolExecutor thread;
    private final Object turns = new Object();
    private boolean overdue;

    /**
     * @param limit for which a message is waited for to be taken, > 0
     */
    Receiver(ProducerTemplate template, String uri, Duration limit) {
        this.template = template;
        this.uri = uri;
        this.limit = limit;
        thread = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), task -> {
            Thread made = new Thread(task, "tell " + uri);
            made.setDaemon(true);
            return made;
        });
        thread.allowCoreThreadTimeOut(true);
    }

    /** Sends a message; returns when it was taken, or the receiver is not waited for any more. */
    void tell(Consumer<Message> content) {
        CountDownLatch taken = new CountDownLatch(1);
        try {
            thread.execute(() -> send(content, taken));
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

    private void send(Consumer<Message> content, CountDownLatch taken) {
        try {
            Exchange answer = template.send(uri, exchange -> content.accept(exchange.getMessage()));
            if (answer.getException() != null) {
                LOG.warn(
                        "{} did not take the message: {}",
                        uri,
                        answer.getException().toString());
            }
        } catch (RuntimeException | LinkageError e) { // whatever Camel, or somebody's component, makes of that address
            LOG.warn("{} did not take the message: {}", uri, e.toString());
        } finally {
            hasTaken(taken);
        }
    }
}
