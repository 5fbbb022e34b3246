package org.stillcast.remote;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.core.JacksonException;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import org.jspecify.annotations.Nullable;
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

    /** To acknowledge each answer by itself would cost as much as the answer. */
    private static final int MOST_UNACKNOWLEDGED = 50;

    /** A folder that several machines share may show each of them what others have made only after a minute. */
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(90);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final Tools tools;
    private final SharedFolders folders;
    private final LastResort lastResort;
    private final AtomicLong rounds = new AtomicLong();
    private final Waiters waiters = new Waiters();
    private final Muster muster;
    private Optional<Post> post = Optional.empty();

    /** What there is once it is known which daemon it is. */
    private record Post(Outgoing outgoing, Audit audit, BrokerLink link) {}

    /**
     * @param tools what projects are worked on with
     * @param lastResort is told of errors
     */
    public Dispatcher(Tools tools, LastResort lastResort) {
        this.tools = tools;
        this.lastResort = lastResort;
        folders = new SharedFolders(tools.settings());
        muster = new Muster(tools.clock());
    }

    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public void start() throws IOException {
        SiteFile.Site site = new SiteFile(tools.settings()).claim(tools.stillcastVersion(), tools.ffmpegVersion());
        Outgoing outgoing = new Outgoing(site.key());
        Audit audit = new Audit(tools.clock(), site.key(), waiters, outgoing, muster);
        Connected connected = new Connected(site, outgoing, audit);
        BrokerLink link = new BrokerLink(
                Broker.of(tools.settings()), Broker.Intake.AT_ONCE, rounds::incrementAndGet, connected::serve);
        post = Optional.of(new Post(outgoing, audit, link));
        new WorkThreads("broker", 1, lastResort).execute(link);
    }

    private Post post() {
        return post.orElseThrow(() -> new IllegalStateException("it has not been started"));
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
        waiters.close();
        post.ifPresent(each -> {
            each.outgoing().stop();
            each.link().stop();
        });
    }

    /** Whatever is still to be done for a project that comes to nothing, or has ended, is of no use. */
    @Override
    public void on(RunEvent event) {
        if (event instanceof RunEvent.GivenUp givenUp) {
            waiters.interrupt(givenUp.project());
        } else if (event instanceof RunEvent.Released released) {
            waiters.forget(released.project()).ifPresent(post().audit()::takeBack);
        }
    }

    @Override
    public Completion carryOut(Order order) throws ProjectInterruptedException, IOException, ProjectFailedException {
        Waiters.Waiter waiter = waiters.begin(Job.of(order, folders));
        try {
            RemoteAnswer answer = answer(order, waiter);
            awaitSeen(order, answer, waiter);
            return answer.to(order, waiter.job().key());
        } finally {
            waiters.end(waiter);
        }
    }

    /** What was done while nobody waited for it is not done again. That a part is wrong is believed when two workers say so. */
    private RemoteAnswer answer(Order order, Waiters.Waiter waiter) throws ProjectInterruptedException, IOException {
        Outgoing outgoing = post().outgoing();
        String key = waiter.job().key();
        boolean isSent = false;
        boolean isDoubted = false;
        while (true) {
            if (!isSent && !waiter.hasHeard()) {
                outgoing.send(waiter);
                isSent = true;
            }
            Waiters.Heard heard = waiter.await();
            RemoteAnswer answer = heard.answer().orElseThrow();
            if (heard.isLate() && !answer.isStillTrue(order, key)) {
                continue;
            }
            if (answer instanceof RemoteAnswer.Disproved && !isDoubted) {
                LOG.warn("{} is wrong, says a worker; another look is taken", order.nameInLog());
                isDoubted = true;
                isSent = false;
                waiter.renew();
                continue;
            }
            return answer;
        }
    }

    private void awaitSeen(Order order, RemoteAnswer answer, Waiters.Waiter waiter)
            throws ProjectInterruptedException, IOException {
        long looks = SEEN_WITHIN.dividedBy(LOOK_AGAIN);
        for (long look = 0; !answer.isSeen(order, waiter.job().key()); look++) {
            if (look == looks) {
                throw new IOException(WORDS.say("not-visible", order.nameInLog()));
            }
            if (waiter.isInterrupted() || tools.ffmpeg().isStoppingWithin(LOOK_AGAIN)) {
                throw new ProjectInterruptedException();
            }
        }
    }

    /** What is done with a connection, on one thread. */
    private final class Connected {
        private final SiteFile.Site site;
        private final Outgoing outgoing;
        private final Audit audit;
        private boolean isFirst = true;

        Connected(SiteFile.Site site, Outgoing outgoing, Audit audit) {
            this.site = site;
            this.outgoing = outgoing;
            this.audit = audit;
        }

        void serve(Connection connection, BrokerLink.Up up) throws JMSException {
            try (Session sending = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                    Session asking = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                    Session listening = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                    Session answering = connection.createSession(false, Session.CLIENT_ACKNOWLEDGE);
                    MessageConsumer answers = answering.createConsumer(Broker.answers(answering, site.id()));
                    MessageConsumer workers = listening.createConsumer(
                            Broker.workers(listening), Broker.selector(Broker.SITE, site.key()))) {
                muster.begin();
                workers.setMessageListener(this::hear);
                begin(asking, sending, answers);
                int heard = 0;
                Message last = null;
                while (up.isUp()) {
                    Message message = answers.receive(RECEIVE_MILLIS);
                    take(message);
                    heard += message == null ? 0 : 1;
                    if (last != null && (message == null || heard % MOST_UNACKNOWLEDGED == 0)) {
                        last.acknowledge(); // and all before it; what is told again does no harm
                        last = null;
                    }
                    last = message == null ? last : message;
                    rounds.incrementAndGet();
                    muster.look();
                    audit.look(asking);
                }
            } finally {
                outgoing.close();
            }
        }

        /** First what workers have done meanwhile is heard; then what is waited for is sent, also if it may have been sent before. */
        private void begin(Session asking, Session sending, MessageConsumer answers) throws JMSException {
            if (isFirst) {
                audit.takeBackAll(asking);
                isFirst = false;
            }
            for (Message message = answers.receiveNoWait(); message != null; message = answers.receiveNoWait()) {
                take(message);
            }
            outgoing.open(sending);
            waiters.all().forEach(outgoing::trySend);
        }

        private void take(@Nullable Message message) throws JMSException {
            if (message == null) {
                return;
            }
            String key = String.valueOf(message.getJMSCorrelationID());
            try {
                RemoteAnswer answer = Json.MAPPER.readValue(Broker.text(message), RemoteAnswer.class);
                waiters.answer(key, message.getStringProperty(Broker.RUN), answer);
            } catch (JacksonException e) {
                LOG.warn(
                        "What came back for {} is no answer of ours and is passed over: {}",
                        key,
                        e.getOriginalMessage());
            }
        }

        private void hear(Message message) {
            try {
                muster.take(Json.MAPPER.readValue(Broker.text(message), Pulse.class));
            } catch (JacksonException | JMSException e) {
                LOG.debug("That was no worker of ours", e);
            }
        }
    }
}
