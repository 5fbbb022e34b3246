package org.stillcast.remote;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.stillcast.run.ProjectInterruptedException;

/** Who waits for the answer to which order, and the answers that nobody waits for. Safe for use by several threads at once. */
final class Waiters {
    /** A daemon that was killed waited for less. */
    private static final int MOST_LATE = 2_000;

    private final Map<String, Waiter> waiting = new HashMap<>();
    private final Map<String, String> runs = new HashMap<>();
    private final Set<String> givenUp = new HashSet<>();
    private boolean closed;
    private long given;
    private final Map<String, RemoteAnswer> late = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RemoteAnswer> eldest) {
            return size() > MOST_LATE;
        }
    };

    /**
     * An answer that was heard.
     *
     * @param answer empty if none is waited for any more
     * @param isLate whether it is to another sending of the same order, before which its files may have been others
     */
    record Heard(Optional<RemoteAnswer> answer, boolean isLate) {}

    /** One who waits for the answer to an order. */
    static final class Waiter {
        private final Job job;
        private final String run;
        private final long number;
        private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
        private final AtomicInteger sendings = new AtomicInteger();
        private volatile boolean interrupted;

        private Waiter(Job job, String run, long number) {
            this.job = job;
            this.run = run;
            this.number = number;
        }

        Job job() {
            return job;
        }

        String run() {
            return run;
        }

        /** Returns how often it was found lost, or doubted, and is sent anew; of each time the broker takes one message. */
        int sendings() {
            return sendings.get();
        }

        /** Returns what the message has for itself that is sent now; the broker takes no second one that has the same. */
        String mark() {
            return "%s-%d-%d".formatted(run, number, sendings.get());
        }

        /** Has it sent once more. */
        void renew() {
            sendings.incrementAndGet();
        }

        /** Tells whether nobody waits any more. */
        boolean isInterrupted() {
            return interrupted;
        }

        /** Tells whether an answer is there. */
        boolean hasHeard() {
            return !heard.isEmpty();
        }

        /** Has it answered. */
        void answer(RemoteAnswer answer, boolean isLate) {
            heard.add(new Heard(Optional.of(answer), isLate));
        }

        private void interrupt() {
            interrupted = true;
            heard.add(new Heard(Optional.empty(), false));
        }

        /**
         * Returns the next answer.
         *
         * @throws ProjectInterruptedException if it is not wanted any more
         */
        Heard await() throws ProjectInterruptedException {
            try {
                Heard next = heard.take();
                if (interrupted) {
                    throw new ProjectInterruptedException();
                }
                return next;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ProjectInterruptedException();
            }
        }
    }

    /**
     * Begins to wait.
     *
     * @throws IllegalStateException if somebody waits for the same
     */
    synchronized Waiter begin(Job job) {
        String run =
                runs.computeIfAbsent(job.project(), first -> UUID.randomUUID().toString());
        Waiter waiter = new Waiter(job, run, given++);
        if (waiting.putIfAbsent(job.key(), waiter) != null) {
            throw new IllegalStateException("a fault of Stillcast itself: given twice at a time: " + job.name());
        }
        @Nullable RemoteAnswer answer = late.remove(job.key());
        if (answer != null) {
            waiter.answer(answer, true);
        }
        if (closed || givenUp.contains(job.project())) {
            waiter.interrupt();
        }
        return waiter;
    }

    /** Ends to wait. */
    synchronized void end(Waiter waiter) {
        waiting.remove(waiter.job.key(), waiter);
    }

    /**
     * Hands an answer to who waits for it; one that nobody waits for is kept if it may be of use.
     *
     * @param run that the order belonged to
     */
    synchronized void answer(String key, @Nullable String run, RemoteAnswer answer) {
        Waiter waiter = waiting.get(key);
        if (waiter != null) {
            waiter.answer(answer, !waiter.run.equals(run));
        } else if (answer.isWorthKeeping()) {
            late.put(key, answer);
        }
    }

    /** Returns all who wait. */
    synchronized List<Waiter> all() {
        return new ArrayList<>(waiting.values());
    }

    /** Has nobody wait any more for what is of a project, until {@link #forget}. */
    synchronized void interrupt(String project) {
        givenUp.add(project);
        waiting.values().stream()
                .filter(waiter -> waiter.job.project().equals(project))
                .forEach(Waiter::interrupt);
    }

    /** Takes a project for one that may be begun anew; returns what the orders have in common that were sent for it. */
    synchronized Optional<String> forget(String project) {
        givenUp.remove(project);
        return Optional.ofNullable(runs.remove(project));
    }

    /** Has nobody wait any more. */
    synchronized void close() {
        closed = true;
        waiting.values().forEach(Waiter::interrupt);
    }
}
