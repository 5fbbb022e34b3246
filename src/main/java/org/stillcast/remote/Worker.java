package org.stillcast.remote;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.files.HostName;
import org.stillcast.run.LastResort;
import org.stillcast.run.Tools;
import org.stillcast.run.WorkThreads;
import org.stillcast.text.Words;

/**
 * Takes orders from the broker, has them carried out, and answers. An order is taken and answered in one transaction: if the worker, its
 * machine or its connection ends meanwhile, the broker gives it to another.
 */
public final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Words WORDS = Words.of(Worker.class);
    private static final Duration LOOK_FOR_SITE = Duration.ofSeconds(5);

    private final Tools tools;
    private final SiteFile siteFile;
    private final Broker broker;
    private final Carrier carrier;
    private final int jobs;
    private final LastResort lastResort;
    private final String id = UUID.randomUUID().toString();
    private final String name = HostName.ours() + " " + ProcessHandle.current().pid();
    private final Map<String, String> inHand = new ConcurrentHashMap<>();
    private final AtomicLong done = new AtomicLong();
    private final AtomicInteger busy = new AtomicInteger();
    /** Stops taking orders. */
    private final CountDownLatch leaving = new CountDownLatch(1);
    /** Stops saying what goes on. */
    private final CountDownLatch gone = new CountDownLatch(1);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Semaphore turns;

    private volatile String last = "";
    private volatile Optional<String> unfit = Optional.empty();

    /**
     * @param tools what orders are carried out with
     * @param carrier carries them out
     * @param jobs that it does at a time, >= 1
     * @param lastResort is told of errors
     */
    public Worker(Tools tools, Carrier carrier, int jobs, LastResort lastResort) {
        this.tools = tools;
        this.carrier = carrier;
        this.jobs = jobs;
        turns = new Semaphore(jobs, true);
        this.lastResort = lastResort;
        siteFile = new SiteFile(tools.settings());
        broker = Broker.of(tools.settings());
    }

    /** Begins to work. */
    public void start() {
        WorkThreads threads = new WorkThreads("job", jobs, lastResort);
        for (int job = 0; job < jobs; job++) {
            busy.incrementAndGet();
            BrokerLink link = new BrokerLink(broker, Broker.Intake.ONE_BY_ONE, leaving, false, this::takeOrders);
            threads.execute(() -> {
                try {
                    link.run();
                } finally {
                    busy.decrementAndGet();
                }
            });
        }
        new WorkThreads("pulse", 1, lastResort)
                .execute(new BrokerLink(broker, Broker.Intake.AT_ONCE, gone, true, this::tellHowItIs));
    }

    /**
     * Returns when it has ended.
     *
     * @return why, in a sentence; empty if it was asked to
     */
    public Optional<String> awaitEnd() throws InterruptedException {
        ended.await();
        return unfit;
    }

    /**
     * Takes no more orders, and returns when what is in hand is done, or some time is over.
     *
     * @return whether all is done
     */
    public boolean leave(Duration patience) throws InterruptedException {
        leaving.countDown();
        long until = System.nanoTime() + patience.toNanos();
        while (busy.get() > 0 && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return busy.get() == 0;
    }

    /** Ends; {@link #leave} comes before. */
    public void end() {
        leaving.countDown();
        gone.countDown();
        ended.countDown();
    }

    /** Waits for the daemon of these folders. A worker that would make other segments than it reckons with must not work for it. */
    private Optional<SiteFile.Site> site(BrokerLink.Up up) throws InterruptedException {
        String before = "";
        while (up.isUp()) {
            try {
                SiteFile.Site site = siteFile.find();
                if (site.ffmpeg().equals(tools.ffmpegVersion())
                        && site.stillcast().equals(tools.stillcastVersion())) {
                    return Optional.of(site);
                }
                unfit = Optional.of(WORDS.say(
                        "unfit", site.stillcast(), site.ffmpeg(), tools.stillcastVersion(), tools.ffmpegVersion()));
                ended.countDown();
                return Optional.empty();
            } catch (IOException e) {
                String now = String.valueOf(e.getMessage());
                if (!now.equals(before)) {
                    LOG.warn("Waiting for the daemon: {}", now);
                    before = now;
                }
                leaving.await(LOOK_FOR_SITE.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
        return Optional.empty();
    }

    private void takeOrders(Connection connection, BrokerLink.Up up) throws JMSException, InterruptedException {
        Optional<SiteFile.Site> site = site(up);
        if (site.isEmpty()) {
            return;
        }
        new OrderTaker(
                        new SharedFolders(tools.settings()),
                        tools.ffmpegVersion(),
                        carrier,
                        site.get().id(),
                        name,
                        new Hand(),
                        turns,
                        jobs)
                .take(connection, up);
    }

    private final class Hand implements OrderTaker.Hand {
        @Override
        public void take(String key, String order) {
            inHand.put(key, order);
        }

        @Override
        public void putDown(String key, boolean isDone) {
            String order = inHand.remove(key);
            last = order == null ? last : order;
            done.addAndGet(isDone ? 1 : 0);
        }
    }

    private void tellHowItIs(Connection connection, BrokerLink.Up up) throws JMSException, InterruptedException {
        Optional<SiteFile.Site> site = site(up);
        if (site.isEmpty()) {
            return;
        }
        try (Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer out = session.createProducer(Broker.workers(session))) {
            out.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
            out.setTimeToLive(Pulse.INTERVAL.multipliedBy(5).toMillis());
            LOG.info(
                    "Stillcast worker ready, {} at a time, for {}",
                    jobs,
                    tools.settings().temp());
            while (up.isUp()) {
                tell(session, out, site.get().id(), false);
                gone.await(Pulse.INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
            }
            if (gone.getCount() == 0) {
                tell(session, out, site.get().id(), true);
            }
        }
    }

    private void tell(Session session, MessageProducer out, String site, boolean isLeaving) throws JMSException {
        List<Pulse.InHand> orders = new ArrayList<>();
        inHand.forEach((key, order) -> orders.add(new Pulse.InHand(key, order)));
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        Message message =
                Broker.message(session, new Pulse(id, site, name, jobs, orders, done.get(), last, load, isLeaving));
        message.setStringProperty(Broker.SITE, site);
        out.send(message);
    }
}
