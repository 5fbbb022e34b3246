package org.stillcast.remote;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.run.ProjectInterruptedException;

/** Sends orders, as long as there is a connection; until then who sends one waits. Safe for use by several threads at once. */
final class Outgoing {
    private static final Logger LOG = LoggerFactory.getLogger(Outgoing.class);
    private static final long LOOK_MILLIS = 500;

    private final CountDownLatch stop;
    private final Set<String> forgotten = new LinkedHashSet<>();
    private @Nullable Session session;
    private @Nullable MessageProducer producer;

    /**
     * @param stop ends it
     */
    Outgoing(CountDownLatch stop) {
        this.stop = stop;
    }

    /**
     * An order as it is sent.
     *
     * @param site whose it is
     * @param run what all orders of a project have in common that are given in one go
     */
    record Letter(Job job, String site, String run) {
        private TextMessage in(Session session) throws JMSException {
            TextMessage message = Broker.message(session, job.body());
            message.setJMSCorrelationID(job.key());
            message.setStringProperty(Broker.SITE, site);
            message.setStringProperty(Broker.RUN, run);
            return message;
        }
    }

    /** Tells whether something need not be sent any more. */
    @FunctionalInterface
    interface Over {
        boolean isOver();
    }

    /** Sends by a session from now on, which nobody else uses but by {@link #with}. */
    synchronized void open(Session newSession) throws JMSException {
        session = newSession;
        producer = newSession.createProducer(null);
        notifyAll();
    }

    /** Sends nothing for now. */
    synchronized void close() {
        session = null;
        producer = null;
    }

    /** Has those who wait look again whether there is a point in it. */
    synchronized void wake() {
        notifyAll();
    }

    /**
     * Sends an order; returns when the broker has it, or when it is over meanwhile.
     *
     * @throws ProjectInterruptedException if the program stops
     */
    synchronized void send(Letter letter, Over over) throws ProjectInterruptedException {
        while (!over.isOver() && !trySend(letter)) {
            try {
                wait(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ProjectInterruptedException();
            }
            if (stop.getCount() == 0) {
                throw new ProjectInterruptedException();
            }
        }
    }

    /** Sends an order, if that can be done now; it may come there though it is said not to, which does no harm. */
    synchronized boolean trySend(Letter letter) {
        Session open = session;
        MessageProducer out = producer;
        if (open == null || out == null) {
            return false;
        }
        try {
            out.send(open.createQueue(letter.job().queue()), letter.in(open));
            return true;
        } catch (JMSException e) {
            LOG.debug("{} could not be sent", letter.job().name(), e);
            close(); // until there is another connection
            return false;
        }
    }

    /** Takes back what was sent in one go and is with the broker still, as far as that can be done. */
    synchronized void forget(String run) {
        forgotten.add(run);
    }

    /** Does what was asked for by {@link #forget}; on the thread that looks after the connection. */
    synchronized void takeBack() throws JMSException {
        Session open = session;
        if (open == null || forgotten.isEmpty()) {
            return;
        }
        for (String run : forgotten) {
            for (String queue : List.of(Broker.SEGMENTS, Broker.PARTS)) {
                try (MessageConsumer consumer =
                        open.createConsumer(open.createQueue(queue), Broker.selector(Broker.RUN, run))) {
                    while (consumer.receiveNoWait() != null) {}
                }
            }
        }
        forgotten.clear();
    }

    /** Something that is asked by the session. */
    @FunctionalInterface
    interface Question<T> {
        T ask(Session session) throws JMSException;
    }

    /** Asks the broker something, while nothing is sent. */
    synchronized <T> T with(Session open, Question<T> question) throws JMSException {
        return question.ask(open);
    }
}
