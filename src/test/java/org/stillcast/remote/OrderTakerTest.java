package org.stillcast.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.TestBroker;
import org.stillcast.run.ProjectFailedException;
import org.stillcast.run.ProjectInterruptedException;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.Order;
import org.stillcast.work.PartProven;
import org.stillcast.work.Refused;
import org.stillcast.work.SegmentOrder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What a worker does with orders, however they end, before a real broker. */
class OrderTakerTest {
    private static final SiteFile.Site DAEMON = SiteFile.of("daemon", "1", Site.FFMPEG);
    private static final long PATIENCE_MILLIS = 30_000;

    @TempDir
    private Path folder;

    private TestBroker server;
    private Broker.Line line;
    private Site site;
    private Session session;
    private Outgoing outgoing;
    private final Hand hand = new Hand();
    private final Waiters waiters = new Waiters();

    @BeforeEach
    void start() throws Exception {
        server = TestBroker.anywhere(folder.resolve("broker"));
        site = new Site(folder.toRealPath(), Map.of("stillcast.broker", server.url()));
        line = Broker.of(site.settings).connect(Broker.Intake.ONE_BY_ONE);
        line.connection().start();
        session = line.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
        outgoing = new Outgoing(DAEMON.key());
        outgoing.open(session);
    }

    @AfterEach
    void stop() throws Exception {
        line.close();
        server.close();
    }

    private Job send(Order order) throws IOException {
        return send(order, outgoing);
    }

    private Job send(Order order, Outgoing out) throws IOException {
        Waiters.Waiter waiter = waiters.begin(Job.of(order, site.folders));
        assertThat(out.trySend(waiter)).isTrue();
        waiters.end(waiter);
        return waiter.job();
    }

    /** Takes one order, on a connection of its own; returns whether the worker doubts what it sees then. */
    private boolean take(Carrier carrier) throws Exception {
        AtomicInteger rounds = new AtomicInteger(1);
        try (Broker.Line own = Broker.of(site.settings).connect(Broker.Intake.ONE_BY_ONE)) {
            own.connection().start();
            return !new OrderTaker(site.folders, Site.FFMPEG, carrier, "one", hand, 3)
                    .take(own.connection(), DAEMON, () -> rounds.getAndDecrement() > 0);
        }
    }

    private Pulse pulse() {
        return hand.pulse("id", "one", 3, 0, false);
    }

    private RemoteAnswer answer(Job job) throws Exception {
        try (MessageConsumer answers = session.createConsumer(Broker.answers(session, DAEMON.id()))) {
            Message message = answers.receive(PATIENCE_MILLIS);
            assertThat(message.getJMSCorrelationID()).isEqualTo(job.key());
            return Json.MAPPER.readValue(((TextMessage) message).getText(), RemoteAnswer.class);
        }
    }

    /** Takes an order out of a queue, as nobody does but a test. */
    private Message next(String queue) throws JMSException {
        try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
            return consumer.receive(PATIENCE_MILLIS);
        }
    }

    @Test
    void partsComeBeforeClipsAndEachIsAnswered() throws Exception {
        Job clip = send(site.segment("1"));
        Job part = send(site.part());
        List<Order> taken = new ArrayList<>();

        take(order -> {
            taken.add(order);
            return new PartProven((JoinOrder) order, 7, "ab");
        });
        RemoteAnswer ofPart = answer(part);
        take(order -> {
            taken.add(order);
            return Refused.clip((SegmentOrder) order, "is broken");
        });

        assertThat(taken).hasExactlyElementsOfTypes(JoinOrder.class, SegmentOrder.class);
        assertThat(ofPart).isEqualTo(new RemoteAnswer.Proven(7, "ab"));
        assertThat(answer(clip)).isEqualTo(new RemoteAnswer.RefusedClip("is broken"));
        assertThat(pulse().done()).isEqualTo(2);
        assertThat(pulse().last()).isEqualTo("book: clip 1 (1.wav, /clips/0)");
        assertThat(pulse().inHand()).isEmpty();
        assertThat(server.messages(Broker.SEGMENTS) + server.messages(Broker.PARTS))
                .isZero();
    }

    @Test
    void whatIsGivenBackIsLikeNew() throws Exception {
        send(site.segment("1"));

        take(order -> {
            throw new ProjectInterruptedException();
        });

        Message back = next(Broker.SEGMENTS);
        assertThat(back.getIntProperty(Broker.DELIVERIES)).isEqualTo(1);
        assertThat(back.getIntProperty(Broker.FAILURES)).isZero();
        assertThat(back.getStringProperty(Broker.SITE)).isEqualTo(DAEMON.key());
        assertThat(pulse().done()).isZero();
    }

    @Test
    void whatTheSurroundingsAreToBlameForIsTriedThreeTimes() throws Exception {
        Job job = send(site.segment("1"));

        for (int tries = 1; tries <= 2; tries++) {
            assertThat(take(order -> {
                        throw new IOException("no room");
                    }))
                    .isTrue();
            Message again = next(Broker.SEGMENTS);
            assertThat(again.getIntProperty(Broker.FAILURES)).isEqualTo(tries);
            TextMessage copy = session.createTextMessage(Broker.text(again));
            copy.setJMSCorrelationID(job.key());
            copy.setStringProperty(Broker.SITE, DAEMON.key());
            copy.setIntProperty(Broker.FAILURES, tries);
            session.createProducer(session.createQueue(Broker.SEGMENTS)).send(copy); // without the pause
        }
        take(order -> {
            throw new IOException("no room");
        });

        RemoteAnswer answer = answer(job);
        assertThat(answer).isEqualTo(new RemoteAnswer.Failed("one", true, "no room"));
        assertThatThrownBy(() -> answer.to(site.segment("1"), job.key()))
                .isInstanceOf(IOException.class)
                .hasMessage("worker one: no room");
    }

    @Test
    void whatIsToBlameItselfIsNotTriedAgain() throws Exception {
        for (Exception fault : List.of(new ProjectFailedException("it cannot be"), new IllegalStateException("ours"))) {
            Job job = send(site.segment("1"));

            assertThat(take(order -> {
                        throw fault;
                    }))
                    .isFalse();

            assertThat(answer(job))
                    .isEqualTo(new RemoteAnswer.Failed("one", false, String.valueOf(fault.getMessage())));
        }
    }

    /** A share that goes away in the middle makes a good clip look bad. */
    @Test
    void aClipThatIsNotSeenAnyMoreIsNotBad() throws Exception {
        send(site.segment("1"));

        boolean doubts = take(order -> {
            Files.delete(((SegmentOrder) order).clip().audio());
            return Refused.clip((SegmentOrder) order, "is broken");
        });

        assertThat(doubts).isTrue();
        assertThat(next(Broker.SEGMENTS).getIntProperty(Broker.FAILURES)).isEqualTo(1);
    }

    /** Five workers had it and were killed. */
    @Test
    void whatEndsItsWorkersIsPutAsideAndMakesABadClip() throws Exception {
        Job job = send(site.segment("1"));
        for (int worker = 0; worker < 5; worker++) {
            try (Broker.Line killed = Broker.of(site.settings).connect(Broker.Intake.ONE_BY_ONE)) {
                killed.connection().start();
                Session own = killed.connection().createSession(true, Session.SESSION_TRANSACTED);
                own.createConsumer(own.createQueue(Broker.SEGMENTS)).receive(PATIENCE_MILLIS);
                own.rollback();
            }
        }

        take(order -> {
            throw new AssertionError("it is not taken again");
        });

        RemoteAnswer answer = answer(job);
        assertThat(answer).isEqualTo(new RemoteAnswer.Deadly(5));
        assertThat(((Refused) answer.to(site.segment("1"), job.key())).reason())
                .isEqualTo("ends the program that renders it: 5 workers, one after another, ended in the middle of it");
        assertThat(next(Broker.DEAD).getJMSCorrelationID()).isEqualTo(job.key());
    }

    @Test
    void whatIsNoOrderIsPutAsideAndNothingIsMadeOfIt() throws Exception {
        Connection stranger = line.connection();
        Session own = stranger.createSession(false, Session.AUTO_ACKNOWLEDGE);
        for (Message message : List.of(
                own.createTextMessage("{\"project\": \"../..\"}"),
                own.createTextMessage("rm -rf /"),
                own.createObjectMessage(new ArrayList<>(List.of("an object"))),
                own.createMessage())) {
            message.setJMSCorrelationID("stranger");
            message.setStringProperty(Broker.SITE, DAEMON.key());
            own.createProducer(own.createQueue(Broker.SEGMENTS)).send(message);

            take(order -> {
                throw new AssertionError("it is not taken");
            });

            assertThat(next(Broker.DEAD)).isNotNull();
            assertThat(next("stillcast.answers.daemon")).isNotNull();
        }
    }

    /** A broker may have several daemons, and a daemon may have been one of another version. */
    @Test
    void onlyOrdersOfItsOwnDaemonAreTaken() throws Exception {
        Outgoing others = new Outgoing(SiteFile.of("daemon", "2", Site.FFMPEG).key());
        others.open(session);
        send(site.segment("1"), others);

        take(order -> {
            throw new AssertionError("it is not taken");
        });

        await().untilAsserted(() -> assertThat(server.messages(Broker.SEGMENTS)).isEqualTo(1));
    }

    @Test
    void whatIsTakenBackIsNotWithTheBrokerAnyMore() throws Exception {
        send(site.segment("1"));
        send(site.part());
        String run = waiters.forget("book").orElseThrow();
        send(site.segment("2"));
        Audit audit = new Audit(Clock.systemUTC(), DAEMON.key(), waiters, outgoing, new Muster(Clock.systemUTC()));

        audit.takeBack(run);
        audit.look(session);

        assertThat(server.messages(Broker.PARTS)).isZero();
        assertThat(server.messages(Broker.SEGMENTS)).isEqualTo(1);
        audit.takeBackAll(session);
        assertThat(server.messages(Broker.SEGMENTS)).isZero();
    }

    /** As after a break of the connection, when nobody knows what has arrived. */
    @Test
    void anOrderThatIsSentTwiceIsThereOnce() throws Exception {
        Waiters.Waiter waiter = waiters.begin(Job.of(site.segment("1"), site.folders));

        outgoing.trySend(waiter);
        outgoing.trySend(waiter);
        waiter.renew();
        outgoing.trySend(waiter);

        await().untilAsserted(() -> assertThat(server.messages(Broker.SEGMENTS)).isEqualTo(2));
    }
}
