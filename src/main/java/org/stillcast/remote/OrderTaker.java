package org.stillcast.remote;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

import com.fasterxml.jackson.core.JacksonException;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.files.FileTrouble;
import org.stillcast.run.ProjectInterruptedException;
import org.stillcast.text.Visible;
import org.stillcast.work.Order;

/**
 * Takes orders one after another, parts first, since they take longest. An order is taken and answered, or given back, in one
 * transaction. Not safe for use by several threads: each job has one of its own.
 */
final class OrderTaker {
    private static final Logger LOG = LoggerFactory.getLogger(OrderTaker.class);
    private static final long RECEIVE_MILLIS = 1000;

    /** What folders or machines are to blame for is tried so often, by whichever worker. */
    private static final int MOST_FAILURES = 3;

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    /** What was delivered more often may have ended those who had it in hand, so nothing else is in hand with it. */
    private static final int MOST_DELIVERIES_IN_COMPANY = 2;

    /** What was delivered more often has ended them. */
    private static final int MOST_DELIVERIES = 5;

    private final SharedFolders folders;
    private final String ffmpegVersion;
    private final Carrier carrier;
    private final String site;
    private final String worker;
    private final Hand hand;
    private final Semaphore turns;
    private final int jobs;
    private boolean doubtful;

    /** Hears what is in hand. Safe for use by several threads at once. */
    interface Hand {
        void take(String key, String order);

        void putDown(String key, boolean isDone);
    }

    /**
     * @param carrier carries orders out
     * @param site the daemon whose orders are taken
     * @param worker name of it, for people
     * @param turns as many as there are jobs, of which each needs one; fair
     * @param jobs that there are
     */
    OrderTaker(
            SharedFolders folders,
            String ffmpegVersion,
            Carrier carrier,
            String site,
            String worker,
            Hand hand,
            Semaphore turns,
            int jobs) {
        this.folders = folders;
        this.ffmpegVersion = ffmpegVersion;
        this.carrier = carrier;
        this.site = site;
        this.worker = worker;
        this.hand = hand;
        this.turns = turns;
        this.jobs = jobs;
    }

    /** Takes orders for as long as the connection is up, and nothing is wrong with what this worker sees. */
    void take(Connection connection, BrokerLink.Up up) throws JMSException, InterruptedException {
        doubtful = false;
        try (Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageProducer out = session.createProducer(null);
                MessageConsumer parts = consumer(session, Broker.PARTS);
                MessageConsumer segments = consumer(session, Broker.SEGMENTS)) {
            while (up.isUp() && !doubtful) {
                int held = 1;
                turns.acquire(held);
                try {
                    Message part = parts.receiveNoWait();
                    Message message = part == null ? segments.receive(RECEIVE_MILLIS) : part;
                    if (message != null) {
                        if (message.getIntProperty(Broker.DELIVERIES) > MOST_DELIVERIES_IN_COMPANY) {
                            turns.release(held);
                            held = 0;
                            turns.acquire(jobs);
                            held = jobs;
                        }
                        settle(new Received(session, out, message, part == null ? Broker.SEGMENTS : Broker.PARTS));
                        session.commit();
                    }
                } finally {
                    turns.release(held);
                }
            }
        }
    }

    private MessageConsumer consumer(Session session, String queue) throws JMSException {
        return session.createConsumer(session.createQueue(queue), Broker.selector(Broker.SITE, site));
    }

    /** An order as it was received, in the transaction of a session. */
    private record Received(Session session, MessageProducer out, Message message, String queue) {
        String key() throws JMSException {
            return String.valueOf(message.getJMSCorrelationID());
        }

        int failures() throws JMSException {
            return message.propertyExists(Broker.FAILURES) ? message.getIntProperty(Broker.FAILURES) : 0;
        }

        void answer(String site, RemoteAnswer answer) throws JMSException {
            TextMessage reply = Broker.message(session, answer);
            reply.setJMSCorrelationID(key());
            out.send(Broker.answers(session, site), reply);
        }

        /** Has it be an order like any that is new. */
        void sendTo(String otherQueue, int failures, Duration delay) throws JMSException {
            TextMessage copy = session.createTextMessage(Broker.text(message));
            copy.setJMSCorrelationID(key());
            for (String property : new String[] {Broker.SITE, Broker.RUN}) {
                copy.setStringProperty(property, message.getStringProperty(property));
            }
            copy.setIntProperty(Broker.FAILURES, failures);
            out.setDeliveryDelay(delay.toMillis());
            out.send(session.createQueue(otherQueue), copy);
            out.setDeliveryDelay(0);
        }
    }

    private void settle(Received received) throws JMSException {
        int before = received.message().getIntProperty(Broker.DELIVERIES) - 1;
        if (before >= MOST_DELIVERIES) {
            LOG.error("Order {} has ended {} workers; it is put into {}", received.key(), before, Broker.DEAD);
            received.sendTo(Broker.DEAD, received.failures(), Duration.ZERO);
            received.answer(site, new RemoteAnswer.Deadly(before));
            return;
        }
        try {
            carryOut(received, task(received));
        } catch (BadOrderException e) {
            putAside(received, String.valueOf(e.getMessage()));
        } catch (JacksonException e) {
            putAside(received, e.getOriginalMessage());
        } catch (IOException e) {
            again(received, e);
        }
    }

    private void putAside(Received received, String reason) throws JMSException {
        LOG.error("Order {} is put into {}: {}", received.key(), Broker.DEAD, Visible.of(reason));
        received.sendTo(Broker.DEAD, received.failures(), Duration.ZERO);
        received.answer(site, new RemoteAnswer.Failed(worker, true, reason));
    }

    /** An order, and the id of its project. */
    private record Task(String project, Order order) {}

    private Task task(Received received) throws JMSException, BadOrderException, IOException {
        String text = Broker.text(received.message());
        if (received.queue().equals(Broker.PARTS)) {
            PartMessage part = Json.MAPPER.readValue(text, PartMessage.class);
            return new Task(part.project(), part.order(folders, ffmpegVersion));
        }
        SegmentMessage segment = Json.MAPPER.readValue(text, SegmentMessage.class);
        return new Task(segment.project(), segment.order(folders, ffmpegVersion));
    }

    private void carryOut(Received received, Task task) throws JMSException {
        Order order = task.order();
        hand.take(received.key(), task.project() + ": " + order.nameInLog());
        boolean isDone = false;
        try {
            received.answer(site, RemoteAnswer.of(carrier.carryOut(order)));
            isDone = true;
        } catch (ProjectInterruptedException e) {
            LOG.info("{} is given back", order.nameInLog());
            received.sendTo(received.queue(), received.failures(), Duration.ZERO);
        } catch (IOException e) {
            again(received, e);
        } catch (FfmpegFailedException e) {
            if (e.isOutside()) {
                again(received, e);
            } else {
                received.answer(site, failed(false, e));
            }
        } catch (JMSException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            received.answer(site, failed(false, e));
        } finally {
            hand.putDown(received.key(), isDone);
        }
    }

    private RemoteAnswer failed(boolean outside, Exception reason) {
        return new RemoteAnswer.Failed(worker, outside, FileTrouble.sentence(reason));
    }

    /** It may be this machine alone that cannot do it: another one tries, and this one looks whether it sees what it should. */
    private void again(Received received, Exception reason) throws JMSException {
        int failures = received.failures() + 1;
        LOG.warn(
                "Order {} could not be carried out ({} of {}): {}",
                received.key(),
                failures,
                MOST_FAILURES,
                FileTrouble.sentence(reason));
        if (failures < MOST_FAILURES) {
            received.sendTo(received.queue(), failures, AFTER_FAILURE);
        } else {
            received.answer(site, failed(true, reason));
        }
        doubtful = true;
    }
}
