package org.stillcast.remote;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import org.stillcast.run.LastResort;
import org.stillcast.run.Tools;
import org.stillcast.run.WorkThreads;

/**
 * Takes orders from the broker, has them carried out, and answers. An order is taken and answered in one transaction: if the worker, its
 * machine or its connection ends meanwhile, the broker gives it to another.
 */
public final class Worker {
    /** While they wait for the broker to have their answers, others work. */
    private static final int MORE_THREADS = 1;

    private static final Duration LOOK_FOR_SITE = Duration.ofSeconds(1);

    private final LastResort lastResort;
    private final Hand hand = new Hand();
    private final SiteWatch site;
    private final PulseTeller pulse;
    private final OrderTaker taker;
    private final BrokerLink pulseLink;
    private final List<BrokerLink> jobLinks;
    private final CountDownLatch leaving = new CountDownLatch(1);
    private final CountDownLatch busy;

    /**
     * @param tools what orders are carried out with
     * @param carrier carries them out
     * @param jobs that it does at a time, >= 1
     * @param lastResort is told of errors
     */
    public Worker(Tools tools, Carrier carrier, int jobs, LastResort lastResort) {
        this.lastResort = lastResort;
        Broker broker = Broker.of(tools.settings());
        site = new SiteWatch(tools);
        pulse = new PulseTeller(site, hand, jobs);
        taker = new OrderTaker(
                new SharedFolders(tools.settings()), tools.ffmpegVersion(), carrier, PulseTeller.name(), hand, jobs);
        pulseLink = new BrokerLink(broker, Broker.Intake.AT_ONCE, () -> {}, pulse::tell);
        jobLinks = Stream.generate(() -> new BrokerLink(broker, Broker.Intake.ONE_BY_ONE, () -> {}, this::takeOrders))
                .limit(jobs + MORE_THREADS)
                .toList();
        busy = new CountDownLatch(jobLinks.size());
    }

    /** Begins to work. */
    public void start() {
        new WorkThreads("site", 1, lastResort).execute(site);
        new WorkThreads("pulse", 1, lastResort).execute(pulseLink);
        WorkThreads threads = new WorkThreads("job", jobLinks.size(), lastResort);
        for (BrokerLink link : jobLinks) {
            threads.execute(() -> {
                try {
                    link.run();
                } finally {
                    busy.countDown();
                }
            });
        }
    }

    private void takeOrders(Connection connection, BrokerLink.Up up) throws JMSException, InterruptedException {
        while (isUp(up)) {
            Optional<SiteFile.Site> daemon = site.await(LOOK_FOR_SITE);
            if (daemon.isPresent()
                    && !taker.take(
                            connection,
                            daemon.get(),
                            () -> isUp(up) && site.site().equals(daemon))) {
                site.doubt();
            }
        }
    }

    private boolean isUp(BrokerLink.Up up) {
        return up.isUp() && leaving.getCount() > 0;
    }

    /**
     * Returns when it has ended.
     *
     * @return why, in a sentence; empty if it was asked to
     */
    public Optional<String> awaitEnd() throws InterruptedException {
        return site.awaitEnd();
    }

    /**
     * Takes no more orders, and returns when what is in hand is done, or some time is over.
     *
     * @return whether all is done
     */
    public boolean leave(Duration patience) throws InterruptedException {
        leaving.countDown();
        jobLinks.forEach(BrokerLink::finish);
        return busy.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends; {@link #leave} comes before. */
    public void end() throws InterruptedException {
        pulse.leave();
        jobLinks.forEach(BrokerLink::stop);
        pulseLink.stop();
        site.end();
    }
}
