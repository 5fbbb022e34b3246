package org.stillcast.remote;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import org.stillcast.files.HostName;

/** Tells the daemon now and then that a worker is there, and what it does. */
final class PulseTeller {
    private final SiteWatch site;
    private final Hand hand;
    private final int jobs;
    private final String id = UUID.randomUUID().toString();
    private final CountDownLatch leaving = new CountDownLatch(1);
    private final CountDownLatch told = new CountDownLatch(1);

    PulseTeller(SiteWatch site, Hand hand, int jobs) {
        this.site = site;
        this.hand = hand;
        this.jobs = jobs;
    }

    /** Returns what people call this worker. */
    static String name() {
        return HostName.ours() + " " + ProcessHandle.current().pid();
    }

    /** Tells it for as long as the connection is up. */
    void tell(Connection connection, BrokerLink.Up up) throws JMSException, InterruptedException {
        try (Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer out = session.createProducer(Broker.workers(session))) {
            out.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
            boolean isLeaving = false;
            while (up.isUp() && !isLeaving) {
                isLeaving = leaving.getCount() == 0;
                tell(session, out, isLeaving);
                leaving.await(Pulse.INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
            }
            if (isLeaving) {
                told.countDown();
            }
        }
    }

    private void tell(Session session, MessageProducer out, boolean isLeaving) throws JMSException {
        Optional<SiteFile.Site> daemon = site.site();
        if (daemon.isPresent()) {
            double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
            Message message = Broker.message(session, hand.pulse(id, name(), jobs, load, isLeaving));
            message.setStringProperty(Broker.SITE, daemon.get().key());
            out.send(message);
        }
    }

    /** Says that the worker leaves, if that can be done in a moment. */
    void leave() throws InterruptedException {
        leaving.countDown();
        told.await(1, TimeUnit.SECONDS);
    }
}
