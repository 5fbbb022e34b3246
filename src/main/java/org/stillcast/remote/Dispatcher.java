package org.stillcast.remote;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.run.LastResort;
import org.stillcast.run.ProjectFailedException;
import org.stillcast.run.ProjectInterruptedException;
import org.stillcast.run.RunEvent;
import org.stillcast.run.Tools;
import org.stillcast.run.WorkThreads;
import org.stillcast.text.Words;
import org.stillcast.work.Completion;
import org.stillcast.work.Order;

/**
 * The daemon's side: sends orders to the broker, and hands each answer to who waits for it. An answer that is told twice is heard once.
 * What nobody has any more, neither the broker nor a worker, is sent again.
 */
public final class Dispatcher implements Workforce {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Words WORDS = Words.of(Dispatcher.class);

    private static final long RECEIVE_MILLIS = 500;

    /** A folder that several machines share may show each of them what others have made only after a minute. */
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(90);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final Tools tools;
    private final Broker broker;
    private final SharedFolders folders;
    private final LastResort lastResort;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicLong rounds = new AtomicLong();
    private final Waiters waiters = new Waiters();
    private final Outgoing outgoing;
    private final Muster muster;
    private final Audit audit;
    private String site = "";

    /**
     * @param tools what projects are worked on with
     * @param lastResort is told of errors
     */
    public Dispatcher(Tools tools, LastResort lastResort) {
        Clock clock = tools.clock();
        this.tools = tools;
        this.lastResort = lastResort;
        broker = Broker.of(tools.settings());
        folders = new SharedFolders(tools.settings());
        muster = new Muster(clock);
        outgoing = new Outgoing(stop);
        audit = new Audit(clock, waiters, outgoing, muster);
    }

    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public void start() throws IOException {
        site = new SiteFile(tools.settings())
                .claim(tools.stillcastVersion(), tools.ffmpegVersion())
                .id();
        new WorkThreads("broker", 1, lastResort)
                .execute(new BrokerLink(broker, Broker.Intake.AT_ONCE, stop, true, this::serve));
    }

    @Override
    public List<WorkerState> workers() {
        return muster.states();
    }

    @Override
    public long rounds() {
        return rounds.get();
    }

    @Override
    public void stop() {
        stop.countDown();
        waiters.interruptAll();
        outgoing.wake();
    }

    /** Whatever is still to be done for a project that comes to nothing is of no use. */
    @Override
    public void on(RunEvent event) {
        if (event instanceof RunEvent.GivenUp givenUp) {
            waiters.interrupt(givenUp.project()).ifPresent(outgoing::forget);
        } else if (event instanceof RunEvent.Released released) {
            waiters.forget(released.project());
        }
    }

    @Override
    public Completion carryOut(Order order) throws ProjectInterruptedException, IOException, ProjectFailedException {
        Job job = Job.of(order, folders);
        Waiters.Waiter waiter = waiters.begin(job);
        try {
            RemoteAnswer answer = answer(order, waiter);
            awaitSeen(order, answer);
            return answer.to(order);
        } finally {
            waiters.end(waiter);
        }
    }

    /** What was done while nobody waited for it is not done again. */
    private RemoteAnswer answer(Order order, Waiters.Waiter waiter) throws ProjectInterruptedException, IOException {
        RemoteAnswer late = waiters.late(waiter.job().key()).orElse(null);
        if (late != null && late.isStillTrue(order)) {
            LOG.debug("{} was answered already", order.nameInLog());
            return late;
        }
        outgoing.send(waiter.message(site), waiter::isOver);
        return waiter.await();
    }

    private void awaitSeen(Order order, RemoteAnswer answer) throws ProjectInterruptedException, IOException {
        long looks = SEEN_WITHIN.dividedBy(LOOK_AGAIN);
        for (long look = 0; !answer.isSeen(order); look++) {
            if (look == looks) {
                throw new IOException(WORDS.say("not-visible", order.nameInLog()));
            }
            if (tools.ffmpeg().isStoppingWithin(LOOK_AGAIN)) {
                throw new ProjectInterruptedException();
            }
        }
    }

    /** Orders are sent, workers heard and the broker asked by one session, and so one after another. */
    private void serve(Connection connection, BrokerLink.Up up) throws JMSException {
        try (Session ours = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                Session listening = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                Session answering = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer answers = answering.createConsumer(Broker.answers(answering, site));
                MessageConsumer workers =
                        listening.createConsumer(Broker.workers(listening), Broker.selector(Broker.SITE, site))) {
            workers.setMessageListener(this::hear);
            outgoing.open(ours);
            while (up.isUp()) {
                Message message = answers.receive(RECEIVE_MILLIS);
                if (message != null) {
                    take(message);
                }
                rounds.incrementAndGet();
                muster.look();
                audit.look(ours, site);
            }
        } finally {
            outgoing.close();
        }
    }

    private void take(Message message) throws JMSException {
        String key = String.valueOf(message.getJMSCorrelationID());
        try {
            waiters.answer(key, Json.MAPPER.readValue(Broker.text(message), RemoteAnswer.class));
        } catch (JsonProcessingException e) {
            LOG.warn("What came back for {} is no answer of ours and is passed over: {}", key, e.getOriginalMessage());
        }
    }

    private void hear(Message message) {
        try {
            muster.take(Json.MAPPER.readValue(Broker.text(message), Pulse.class));
        } catch (JsonProcessingException | JMSException e) {
            LOG.debug("That was no worker of ours", e);
        }
    }
}
