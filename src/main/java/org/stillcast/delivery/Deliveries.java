package org.stillcast.delivery;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has others told of projects that have ended. Who works on a project has its message kept first, does what must not be
 * forgotten without it, and has it told then. Safe for use by several threads at once.
 */
public final class Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    /** How long a project waits for those that are told of it. */
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** For messages in hand when the program stops; who takes longer is told again. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Spool spool;
    private final List<Courier> couriers;
    private final Clock clock;
    private final ExecutorService threads;
    /** Messages whose project is not done with, by their ids: while its manifest cannot be moved it ends again and again. */
    private final Map<String, Map<Recipient, Marker>> unsettled = new HashMap<>();

    /**
     * @param receivers who take the messages for each recipient that there is one for; the same one for several gets theirs in
     *     order
     * @param threads one for each receiver; they end when this is stopped
     */
    public Deliveries(Spool spool, Map<Recipient, Receiver> receivers, Clock clock, ExecutorService threads) {
        this.spool = spool;
        this.clock = clock;
        this.threads = threads;
        Map<Receiver, Set<Recipient>> byReceiver = new LinkedHashMap<>();
        receivers.forEach((recipient, receiver) -> byReceiver
                .computeIfAbsent(receiver, any -> EnumSet.noneOf(Recipient.class))
                .add(recipient));
        couriers = byReceiver.entrySet().stream()
                .map(entry -> new Courier(spool, entry.getKey(), entry.getValue(), clock))
                .toList();
    }

    /** Returns the time, for messages. */
    public Instant now() {
        return clock.instant();
    }

    /**
     * Has a message wait on the disk for all who are there to take it; returns when no power cut can take it back. Until it
     * is settled, the same message is kept once.
     *
     * @throws IOException if it cannot be written
     */
    public Kept keep(Delivery message) throws IOException {
        List<Marker> markers = new ArrayList<>();
        for (Recipient recipient : Recipient.values()) {
            Optional<Courier> courier = courierFor(recipient);
            if (recipient.kind() == message.kind()
                    && courier.isPresent()
                    && courier.get().receiver().isThere()) {
                markers.add(marker(recipient, message));
            }
        }
        return new Kept(message.id(), markers);
    }

    /** One that was kept before may be taken by now, and then does not wait again. */
    private Marker marker(Recipient recipient, Delivery message) throws IOException {
        synchronized (unsettled) {
            Map<Recipient, Marker> markers =
                    unsettled.computeIfAbsent(message.id(), any -> new EnumMap<>(Recipient.class));
            Marker marker = markers.get(recipient);
            if (marker == null) {
                marker = spool.add(recipient, message);
                markers.put(recipient, marker);
            }
            return marker;
        }
    }

    /** Takes note that all is done that a message was kept for: if the same is kept again, it is told again. */
    public void settle(Kept message) {
        synchronized (unsettled) {
            unsettled.remove(message.id());
        }
    }

    private Optional<Courier> courierFor(Recipient recipient) {
        return couriers.stream()
                .filter(courier -> courier.recipients().contains(recipient))
                .findFirst();
    }

    /**
     * Has a message told that was kept. Returns when the endpoint has taken it, but does not wait for one that refuses it, nor
     * longer than half a minute.
     */
    public void tell(Kept message) {
        List<Marker> told = message.markers();
        told.forEach(marker -> courierFor(marker.recipient()).ifPresent(courier -> courier.wake(marker)));
        told.stream()
                .filter(marker -> marker.recipient().isAwaited())
                .forEach(marker ->
                        courierFor(marker.recipient()).ifPresent(courier -> courier.awaitTaken(marker, LIMIT)));
    }

    /** Begins to hand over what waits, and goes on with that until it is stopped. */
    public void start() {
        try {
            spool.sweep(clock.instant());
            Set<Recipient> absent = EnumSet.allOf(Recipient.class);
            couriers.forEach(courier -> absent.removeAll(courier.recipients()));
            for (Recipient recipient : absent) {
                sayKept(recipient);
            }
        } catch (IOException e) {
            LOG.warn("What waits to be told in {} cannot be read: {}", spool.folder(), e.toString());
        }
        couriers.forEach(threads::execute);
    }

    /** Who changes his settings should know that others wait. */
    private void sayKept(Recipient recipient) throws IOException {
        long count = spool.count(Set.of(recipient));
        if (count > 0) {
            LOG.warn(
                    "Messages that are kept in {} for stillcast.{}, which is not set: {}",
                    spool.folder(),
                    recipient.word(),
                    count);
        }
    }

    /** Returns when all is told but what was refused, or after half a minute. */
    public void awaitRest() {
        long end = System.nanoTime() + LIMIT.toNanos();
        couriers.forEach(courier -> courier.awaitRest(Duration.ofNanos(Math.max(0, end - System.nanoTime()))));
    }

    /** Hands over nothing more; what waits is on the disk. */
    public void stop() {
        couriers.forEach(Courier::stop);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
