package org.stillcast.remote;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
import org.stillcast.run.Recipe;
import org.stillcast.text.Visible;
import org.stillcast.text.Words;
import org.stillcast.work.Completion;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.Order;
import org.stillcast.work.PartDisproved;
import org.stillcast.work.Refused;
import org.stillcast.work.SoundPiece;

/**
 * Takes orders one after another, parts first, since they take longest. An order is taken and answered, or given back, in one
 * transaction. Safe for use by several threads at once.
 */
final class OrderTaker {
    private static final Logger LOG = LoggerFactory.getLogger(OrderTaker.class);
    private static final Words WORDS = Words.of(OrderTaker.class);
    private static final long RECEIVE_MILLIS = 1000;

    /** What folders or machines are to blame for is tried so often, by whichever worker. */
    private static final int MOST_FAILURES = 3;

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    /** What was delivered more often may have ended those who had it in hand, so nothing else is in hand with it. */
    private static final int MOST_DELIVERIES_IN_COMPANY = 2;

    /** What was delivered more often has ended them. */
    private static final int MOST_DELIVERIES = 5;

    /** A look for parts costs as much as one for clips, and there are few. */
    private static final long LOOK_FOR_PARTS_NANOS = Duration.ofMillis(250).toNanos();

    private final SharedFolders folders;
    private final String ffmpegVersion;
    private final Carrier carrier;
    private final String worker;
    private final Hand hand;
    private final Semaphore turns;
    private final int jobs;

    /**
     * @param carrier carries orders out
     * @param worker name of it, for people
     * @param jobs orders that are carried out at a time; there may be more threads that take some
     */
    OrderTaker(SharedFolders folders, String ffmpegVersion, Carrier carrier, String worker, Hand hand, int jobs) {
        this.folders = folders;
        this.ffmpegVersion = ffmpegVersion;
        this.carrier = carrier;
        this.worker = worker;
        this.hand = hand;
        this.jobs = jobs;
        turns = new Semaphore(jobs, true);
    }

    /**
     * Takes orders, for as long as the connection is up.
     *
     * @param site the daemon whose orders are taken
     * @return whether nothing speaks against what this worker sees of the daemon's folders
     */
    boolean take(Connection connection, SiteFile.Site site, BrokerLink.Up up)
            throws JMSException, InterruptedException {
        try (Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageProducer answers = session.createProducer(Broker.answers(session, site.id()));
                MessageConsumer parts = consumer(session, Broker.PARTS, site);
                MessageConsumer segments = consumer(session, Broker.SEGMENTS, site)) {
            Queues queues = new Queues(session, answers, parts, segments);
            boolean isRight = true;
            while (up.isUp() && isRight) {
                isRight = takeNext(queues);
            }
            return isRight;
        }
    }

    /** Takes one order, if there is one; returns what {@link #take} does. */
    private boolean takeNext(Queues queues) throws JMSException, InterruptedException {
        Optional<Hand.Held> inHand = Optional.empty();
        try {
            boolean isRight;
            turns.acquire();
            int held = 1;
            try {
                Optional<Received> received = queues.receive();
                if (received.isEmpty()) {
                    return true;
                }
                inHand = Optional.of(hand.take(received.get().key()));
                if (received.get().deliveries() > MOST_DELIVERIES_IN_COMPANY) {
                    turns.release(held);
                    held = 0;
                    turns.acquire(jobs);
                    held = jobs;
                }
                isRight = settle(received.get(), inHand.get());
            } finally {
                turns.release(held);
            }
            queues.session.commit(); // waits for the broker's disk, while another thread has the turn
            return isRight;
        } finally {
            inHand.ifPresent(hand::putDown);
        }
    }

    /** Both queues of orders, as one thread asks them. */
    private static final class Queues {
        private final Session session;
        private final MessageProducer answers;
        private final MessageConsumer parts;
        private final MessageConsumer segments;
        private long lookForParts = System.nanoTime();

        Queues(Session session, MessageProducer answers, MessageConsumer parts, MessageConsumer segments) {
            this.session = session;
            this.answers = answers;
            this.parts = parts;
            this.segments = segments;
        }

        /** Returns the next order; empty if none comes for a while. */
        Optional<Received> receive() throws JMSException {
            if (System.nanoTime() - lookForParts >= 0) {
                Message part = parts.receiveNoWait();
                if (part != null) {
                    return Optional.of(new Received(session, answers, part, Broker.PARTS));
                }
                lookForParts = System.nanoTime() + LOOK_FOR_PARTS_NANOS;
            }
            return Optional.ofNullable(segments.receive(RECEIVE_MILLIS))
                    .map(segment -> new Received(session, answers, segment, Broker.SEGMENTS));
        }
    }

    private static MessageConsumer consumer(Session session, String queue, SiteFile.Site site) throws JMSException {
        return session.createConsumer(session.createQueue(queue), Broker.selector(Broker.SITE, site.key()));
    }

    /**
     * An order as it was received, in the transaction of a session.
     *
     * @param answers sends to who has given it
     * @param queue that it came from
     */
    private record Received(Session session, MessageProducer answers, Message message, String queue) {
        String key() throws JMSException {
            return String.valueOf(message.getJMSCorrelationID());
        }

        int deliveries() throws JMSException {
            return message.getIntProperty(Broker.DELIVERIES);
        }

        int failures() throws JMSException {
            return message.propertyExists(Broker.FAILURES) ? message.getIntProperty(Broker.FAILURES) : 0;
        }

        void answer(RemoteAnswer answer) throws JMSException {
            TextMessage reply = Broker.message(session, answer);
            reply.setJMSCorrelationID(key());
            reply.setStringProperty(Broker.RUN, message.getStringProperty(Broker.RUN));
            answers.send(reply);
        }

        /** Has it be an order like any that is new. */
        void sendTo(String otherQueue, int failures, Duration delay) throws JMSException {
            TextMessage copy = session.createTextMessage(Broker.text(message));
            copy.setJMSCorrelationID(key());
            for (String property : List.of(Broker.SITE, Broker.RUN)) {
                copy.setStringProperty(property, message.getStringProperty(property));
            }
            copy.setIntProperty(Broker.FAILURES, failures);
            try (MessageProducer out = session.createProducer(session.createQueue(otherQueue))) {
                out.setDeliveryDelay(delay.toMillis());
                out.send(copy);
            }
        }
    }

    /** Returns whether nothing speaks against what this worker sees. */
    private boolean settle(Received received, Hand.Held inHand) throws JMSException {
        int before = received.deliveries() - 1;
        if (before >= MOST_DELIVERIES) {
            LOG.error("Order {} has ended {} workers; it is put into {}", received.key(), before, Broker.DEAD);
            received.sendTo(Broker.DEAD, received.failures(), Duration.ZERO);
            received.answer(new RemoteAnswer.Deadly(before));
            return true;
        }
        try {
            return carryOut(received, task(received), inHand);
        } catch (BadOrderException | RuntimeException e) {
            return putAside(received, String.valueOf(e.getMessage()));
        } catch (JacksonException e) {
            return putAside(received, e.getOriginalMessage());
        } catch (IOException e) {
            return again(received, e);
        }
    }

    private boolean putAside(Received received, String reason) throws JMSException {
        LOG.error("Order {} is put into {}: {}", received.key(), Broker.DEAD, Visible.of(reason));
        received.sendTo(Broker.DEAD, received.failures(), Duration.ZERO);
        received.answer(new RemoteAnswer.Failed(worker, false, reason));
        return true;
    }

    /**
     * An order, and what it is about.
     *
     * @param name for people
     */
    private record Task(Order order, String name, Ingredients ingredients) {}

    /** Looks whether all is seen that an order is carried out with. */
    @FunctionalInterface
    private interface Ingredients {
        void require() throws IOException;
    }

    private Task task(Received received) throws JMSException, BadOrderException, IOException {
        String text = Broker.text(received.message());
        if (received.queue().equals(Broker.PARTS)) {
            PartMessage part = Json.MAPPER.readValue(text, PartMessage.class);
            JoinOrder order = part.order(folders, ffmpegVersion);
            return new Task(order, part.project() + ": " + order.nameInLog(), () -> requireSegments(order));
        }
        SegmentMessage segment = Json.MAPPER.readValue(text, SegmentMessage.class);
        Order order = segment.order(folders, ffmpegVersion);
        return new Task(order, segment.project() + ": " + order.nameInLog(), () -> segment.requireSound(folders));
    }

    private static void requireSegments(JoinOrder part) throws IOException {
        if (part.sound().isEmpty()) {
            for (SoundPiece piece : part.joinedPieces()) {
                for (SoundPiece.SoundFile file : piece.files()) {
                    Recipe.requireThere(part.folder().resolve(file.name()), WORDS.say("piece-not-seen"));
                }
            }
        }
    }

    /** What looks like a fault of what was given may be one of this machine's view of it. */
    private boolean carryOut(Received received, Task task, Hand.Held inHand) throws JMSException {
        hand.name(inHand, task.name());
        try {
            Completion completion = carrier.carryOut(task.order());
            if (completion instanceof Refused || completion instanceof PartDisproved) {
                task.ingredients().require();
            }
            received.answer(RemoteAnswer.of(completion));
            hand.countDone();
            return true;
        } catch (ProjectInterruptedException e) {
            LOG.info("{} is given back", task.name());
            received.sendTo(received.queue(), received.failures(), Duration.ZERO);
            return true;
        } catch (IOException e) {
            return again(received, e);
        } catch (FfmpegFailedException e) {
            return e.isOutside() ? again(received, e) : failed(received, task, e);
        } catch (JMSException e) {
            throw e;
        } catch (Exception e) {
            return failed(received, task, e);
        }
    }

    private boolean failed(Received received, Task task, Exception reason) throws JMSException {
        try {
            task.ingredients().require();
        } catch (IOException e) {
            return again(received, e);
        }
        if (reason instanceof RuntimeException) {
            LOG.error("A fault of the program itself", reason);
        }
        received.answer(new RemoteAnswer.Failed(worker, false, FileTrouble.sentence(reason)));
        return true;
    }

    /** It may be this machine alone that cannot do it: another one tries, and this one looks whether it sees what it should. */
    private boolean again(Received received, Exception reason) throws JMSException {
        int failures = received.failures() + 1;
        String sentence = FileTrouble.sentence(reason);
        LOG.warn("Order {} could not be carried out ({} of {}): {}", received.key(), failures, MOST_FAILURES, sentence);
        if (failures < MOST_FAILURES) {
            received.sendTo(received.queue(), failures, AFTER_FAILURE);
        } else {
            received.answer(new RemoteAnswer.Failed(worker, true, sentence));
        }
        return false;
    }
}
