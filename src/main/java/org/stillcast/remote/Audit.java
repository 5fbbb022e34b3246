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

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.retry.BackOff;
import org.stillcast.text.Words;

/**
 * Looks now and then where the orders are that are waited for: one that is neither with the broker nor in a worker's hand is sent
 * again. So nobody waits for ever where a broker has lost its store, or somebody has emptied its queues. Not safe for use by several
 * threads.
 */
final class Audit {
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);
    private static final Words WORDS = Words.of(Audit.class);
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    /** An order may be on its way from one to the other. */
    private static final int MOST_MISSED = 3;

    private static final int MOST_SENT_AGAIN = 3;

    private final Clock clock;
    private final Waiters waiters;
    private final Outgoing outgoing;
    private final Muster muster;
    private final BackOff complaint = new BackOff(BackOff.Policy.LOG_LINE);
    private final Map<String, Missing> missing = new HashMap<>();
    private Instant next;

    Audit(Clock clock, Waiters waiters, Outgoing outgoing, Muster muster) {
        this.clock = clock;
        this.waiters = waiters;
        this.outgoing = outgoing;
        this.muster = muster;
        next = clock.instant().plus(INTERVAL);
    }

    /**
     * How an order is missed.
     *
     * @param looks in a row at which it was nowhere
     * @param sent how often it was sent again
     */
    private record Missing(int looks, int sent) {}

    /** Looks, if it is time to. */
    void look(Session session, String site) throws JMSException {
        outgoing.takeBack();
        Instant now = clock.instant();
        boolean clockWasSetBack = next.isAfter(now.plus(INTERVAL));
        if (now.isBefore(next) && !clockWasSetBack) {
            return;
        }
        next = now.plus(INTERVAL);
        List<Waiters.Waiter> all = waiters.all();
        if (all.isEmpty()) {
            missing.clear();
            return;
        }
        complain(all.size(), now);
        Set<String> known = outgoing.with(session, open -> withBroker(open, site));
        known.addAll(muster.inHand());
        missing.keySet()
                .retainAll(all.stream().map(waiter -> waiter.job().key()).toList());
        all.stream().filter(waiter -> !known.contains(waiter.job().key())).forEach(waiter -> miss(waiter, site));
        known.forEach(key -> missing.computeIfPresent(key, (same, before) -> new Missing(0, before.sent())));
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

    private static Set<String> withBroker(Session session, String site) throws JMSException {
        Set<String> keys = new HashSet<>();
        for (String queue : List.of(Broker.SEGMENTS, Broker.PARTS)) {
            try (QueueBrowser browser =
                    session.createBrowser(session.createQueue(queue), Broker.selector(Broker.SITE, site))) {
                for (Enumeration<?> orders = browser.getEnumeration(); orders.hasMoreElements(); ) {
                    keys.add(String.valueOf(((Message) orders.nextElement()).getJMSCorrelationID()));
                }
            }
        }
        return keys;
    }

    private void miss(Waiters.Waiter waiter, String site) {
        Missing before = missing.getOrDefault(waiter.job().key(), new Missing(0, 0));
        Missing now = new Missing(before.looks() + 1, before.sent());
        if (now.looks() >= MOST_MISSED) {
            if (now.sent() >= MOST_SENT_AGAIN) {
                waiter.end(new RemoteAnswer.Failed(
                        "", true, WORDS.say("lost", waiter.job().name())));
                return;
            }
            LOG.warn(
                    "{} is neither with the broker nor in a worker's hand; it is sent again",
                    waiter.job().name());
            if (outgoing.trySend(waiter.message(site))) {
                now = new Missing(0, now.sent() + 1);
            }
        }
        missing.put(waiter.job().key(), now);
    }
}
