package org.stillcast.remote;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.retry.BackOff;
import org.stillcast.text.Words;

/**
 * Looks now and then where the orders are that are waited for: one that is neither with the broker nor in a worker's hand is sent
 * again. So nobody waits for ever where a broker has lost its store, or somebody has emptied its queues. Takes back what nobody waits
 * for. Not safe for use by several threads, but for {@link #takeBack}.
 */
final class Audit {
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);
    private static final Words WORDS = Words.of(Audit.class);
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    /** An order may be on its way from one to the other. */
    private static final int MOST_MISSED = 3;

    private static final int MOST_SENT_AGAIN = 3;

    private final Clock clock;
    private final String site;
    private final Waiters waiters;
    private final Outgoing outgoing;
    private final Muster muster;
    private final BackOff complaint = new BackOff(BackOff.Policy.LOG_LINE);
    private final Map<String, Integer> missed = new HashMap<>();
    private final ConcurrentLinkedQueue<String> unwanted = new ConcurrentLinkedQueue<>();
    private Instant next;

    /**
     * @param site whose orders they are
     */
    Audit(Clock clock, String site, Waiters waiters, Outgoing outgoing, Muster muster) {
        this.clock = clock;
        this.site = site;
        this.waiters = waiters;
        this.outgoing = outgoing;
        this.muster = muster;
        next = clock.instant().plus(INTERVAL);
    }

    /** Has orders taken back, with the next look, as far as they are with the broker still. */
    void takeBack(String run) {
        unwanted.add(run);
    }

    /** Takes back whatever is with the broker of an earlier start: what is still wanted will be sent again. */
    void takeBackAll(Session session) throws JMSException {
        takeOut(session, Broker.selector(Broker.SITE, site));
    }

    private static void takeOut(Session session, String selector) throws JMSException {
        for (String queue : Broker.ORDERS) {
            try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue), selector)) {
                while (consumer.receiveNoWait() != null) {}
            }
        }
    }

    /** Looks, if it is time to. */
    void look(Session session) throws JMSException {
        for (String run = unwanted.peek(); run != null; run = unwanted.peek()) {
            takeOut(session, Broker.selector(Broker.RUN, run));
            unwanted.remove();
        }
        Instant now = clock.instant();
        boolean clockWasSetBack = next.isAfter(now.plus(INTERVAL));
        if (now.isBefore(next) && !clockWasSetBack) {
            return;
        }
        next = now.plus(INTERVAL);
        List<Waiters.Waiter> all = waiters.all();
        missed.keySet().retainAll(all.stream().map(waiter -> waiter.job().key()).toList());
        if (!all.isEmpty()) {
            complain(all.size(), now);
            Set<String> known = withBroker(session);
            known.addAll(muster.inHand());
            missed.keySet().removeAll(known);
            all.stream().filter(waiter -> !known.contains(waiter.job().key())).forEach(this::miss);
        }
    }

    private void complain(int orders, Instant now) {
        if (muster.isAnyThere()) {
            complaint.forget();
        } else if (complaint.isOver(now)) {
            complaint.begin(now);
            LOG.warn(
                    "Orders wait ({}), and no worker is there: ./stillcast worker, with the same broker and folders",
                    orders);
        }
    }

    private Set<String> withBroker(Session session) throws JMSException {
        Set<String> keys = new HashSet<>();
        for (String queue : Broker.ORDERS) {
            try (QueueBrowser browser =
                    session.createBrowser(session.createQueue(queue), Broker.selector(Broker.SITE, site))) {
                for (Enumeration<?> orders = browser.getEnumeration(); orders.hasMoreElements(); ) {
                    keys.add(String.valueOf(((Message) orders.nextElement()).getJMSCorrelationID()));
                }
            }
        }
        return keys;
    }

    private void miss(Waiters.Waiter waiter) {
        String name = waiter.job().name();
        if (missed.merge(waiter.job().key(), 1, Integer::sum) < MOST_MISSED) {
            return;
        }
        missed.remove(waiter.job().key());
        if (waiter.sendings() >= MOST_SENT_AGAIN) {
            waiter.answer(new RemoteAnswer.Failed("", true, WORDS.say("lost", name)), false);
            return;
        }
        LOG.warn("{} is neither with the broker nor in a worker's hand; it is sent again", name);
        waiter.renew();
        outgoing.trySend(waiter);
    }
}
