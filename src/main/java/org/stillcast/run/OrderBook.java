package org.stillcast.run;

import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.files.FileTrouble;
import org.stillcast.process.Ffmpeg;
import org.stillcast.work.Order;

/**
 * The orders of one project that are given and come back, and why no more are given. Safe for use by several threads at
 * once.
 */
final class OrderBook {
    private final Ffmpeg ffmpeg;
    private final Map<Class<? extends Order>, AtomicInteger> unanswered = new ConcurrentHashMap<>();
    private final Runnable whenFailed;
    private volatile @Nullable Exception failure;

    /** Looks into what an order has failed of, before that is said to be the reason. */
    interface Suspicion {
        /**
         * Returns if nothing of ours is damaged.
         *
         * @throws IOException if something is, which is the reason then
         */
        void requireWhole() throws IOException;
    }

    /**
     * @param ffmpeg tells whether the program is stopping
     * @param whenFailed run when something could not be done
     */
    OrderBook(Ffmpeg ffmpeg, Runnable whenFailed) {
        this.ffmpeg = ffmpeg;
        this.whenFailed = whenFailed;
    }

    /** Tells whether there is still a point in giving orders. */
    boolean isOpen() {
        return failure == null && !ffmpeg.isStopping();
    }

    /** Returns orders of a kind, each when it is asked for, until there is no point in it any more. */
    <T extends Order> Iterator<T> give(Class<? extends Order> kind, Stream<T> orders) {
        return orders.takeWhile(order -> isOpen())
                .peek(order -> countOrder(kind))
                .iterator();
    }

    /** Takes note that an order of a kind is given out. */
    void countOrder(Class<? extends Order> kind) {
        unanswered(kind).incrementAndGet();
    }

    private AtomicInteger unanswered(Class<? extends Order> kind) {
        return unanswered.computeIfAbsent(kind, none -> new AtomicInteger());
    }

    /** Takes note that an order of a kind has come back, in whatever way. */
    void countAnswer(Class<? extends Order> kind) {
        unanswered(kind).decrementAndGet();
    }

    /** Takes note that something could not be done; the first reason is kept, and no more orders are given. */
    void fail(Exception reason) {
        if (failure == null) {
            failure = FileTrouble.unwrapped(reason);
        }
        whenFailed.run();
    }

    /** Tells whether nothing has failed so far. */
    boolean isUnblemished() {
        return failure == null;
    }

    /**
     * Returns if all orders so far were carried out.
     *
     * @throws ProjectInterruptedException if the program is stopping
     * @throws InvalidManifestException if something is wrong with what the user gave
     * @throws IOException if the surroundings do not allow to go on
     * @throws ProjectFailedException if trying again would not help
     */
    void requireSuccess(Suspicion suspicion)
            throws ProjectInterruptedException, InvalidManifestException, IOException, ProjectFailedException {
        if (ffmpeg.isStopping()) {
            throw new ProjectInterruptedException();
        }
        Exception reason = failure;
        if (reason instanceof InvalidManifestException invalid) {
            throw invalid;
        }
        if (reason == null) {
            return;
        }
        // New ones: Camel would not let an exception that a route below has given up on be handled here.
        String message = FileTrouble.sentence(reason);
        if (reason instanceof IOException || (reason instanceof FfmpegFailedException failed && failed.isOutside())) {
            throw new IOException(message, reason);
        }
        suspicion.requireWhole();
        throw new ProjectFailedException(message, reason);
    }

    /** Returns if no order of certain kinds is under way. */
    void requireAnswers(Predicate<Class<? extends Order>> kinds) {
        int lost = unanswered.entrySet().stream()
                .filter(entry -> kinds.test(entry.getKey()))
                .mapToInt(entry -> entry.getValue().get())
                .sum();
        if (lost != 0) {
            throw new IllegalStateException(
                    "a fault of Stillcast itself: %d more work orders were given than came back".formatted(lost));
        }
    }
}
