package org.stillcast.remote;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.run.ProjectInterruptedException;

/**
 * Sends orders, as long as there is a connection; until then who sends one waits. Safe for use by several threads at once. A broker that
 * takes nothing may hold up who sends, and so nobody else needs what he holds.
 */
final class Outgoing {
    private static final Logger LOG = LoggerFactory.getLogger(Outgoing.class);

    private final Lock lock = new ReentrantLock();
    private final Condition opened = lock.newCondition();
    private final String site;
    private volatile boolean stopped;
    private @Nullable Session session;
    /** One for each queue: a producer of none asks for the queue each time, three calls to the broker. */
    private final Map<String, MessageProducer> producers = new HashMap<>();

    /**
     * @param site whose orders they are
     */
    Outgoing(String site) {
        this.site = site;
    }

    /** Sends by a session from now on, which nobody else uses. */
    void open(Session newSession) throws JMSException {
        lock.lock();
        try {
            session = newSession;
            for (String queue : Broker.ORDERS) {
                producers.put(queue, newSession.createProducer(newSession.createQueue(queue)));
            }
            opened.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Sends nothing for now; its session has been closed, or is about to be. */
    void close() {
        lock.lock();
        try {
            session = null;
            producers.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Sends nothing any more; who is in the middle of sending ends with the connection. */
    void stop() {
        stopped = true;
        if (lock.tryLock()) {
            try {
                opened.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * Sends an order; returns when it is on its way to the broker.
     *
     * @throws ProjectInterruptedException if nobody waits for it any more, or the program stops
     */
    void send(Waiters.Waiter waiter) throws ProjectInterruptedException {
        lock.lock();
        try {
            while (!trySend(waiter)) {
                if (stopped || waiter.isInterrupted()) {
                    throw new ProjectInterruptedException();
                }
                opened.awaitNanos(500_000_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProjectInterruptedException();
        } finally {
            lock.unlock();
        }
    }

    /** Sends an order, if that can be done now. If the broker has it already, it takes it for what it is. */
    boolean trySend(Waiters.Waiter waiter) {
        lock.lock();
        try {
            Session open = session;
            MessageProducer out = producers.get(waiter.job().queue());
            if (open == null || out == null) {
                return false;
            }
            out.send(message(open, waiter));
            return true;
        } catch (JMSException e) {
            LOG.debug("{} could not be sent", waiter.job().name(), e);
            close(); // until there is another connection
            return false;
        } finally {
            lock.unlock();
        }
    }

    private TextMessage message(Session open, Waiters.Waiter waiter) throws JMSException {
        TextMessage message = Broker.message(open, waiter.job().body());
        message.setJMSCorrelationID(waiter.job().key());
        message.setStringProperty(Broker.SITE, site);
        message.setStringProperty(Broker.RUN, waiter.run());
        message.setStringProperty(Broker.DUPLICATE, waiter.mark());
        return message;
    }
}
