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
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;
import org.stillcast.run.ProjectInterruptedException;

/** Who waits for the answer to which order, and the answers that nobody waits for. Safe for use by several threads at once. */
final class Waiters {
    /** A daemon that was killed waited for less. */
    private static final int MOST_LATE = 2_000;

    private final Map<String, Waiter> waiting = new HashMap<>();
    private final Map<String, String> runs = new HashMap<>();
    private final Set<String> givenUp = new HashSet<>();
    private final Map<String, RemoteAnswer> late = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RemoteAnswer> eldest) {
            return size() > MOST_LATE;
        }
    };

    /** One who waits; the same order that is given twice at a time is waited for together. */
    static final class Waiter {
        private final Job job;
        private final String run;
        private final CompletableFuture<RemoteAnswer> answer = new CompletableFuture<>();
        private int waiting = 1;

        private Waiter(Job job, String run) {
            this.job = job;
            this.run = run;
        }

        Job job() {
            return job;
        }

        /** Returns what is sent for it. */
        Outgoing.Letter message(String site) {
            return new Outgoing.Letter(job, site, run);
        }

        boolean isOver() {
            return answer.isDone();
        }

        /** Has it wait no more. */
        void end(RemoteAnswer with) {
            answer.complete(with);
        }

        private void interrupt() {
            answer.cancel(false);
        }

        /**
         * Returns the answer.
         *
         * @throws ProjectInterruptedException if it is not wanted any more
         */
        RemoteAnswer await() throws ProjectInterruptedException {
            try {
                return answer.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ProjectInterruptedException();
            } catch (CancellationException | ExecutionException e) {
                throw new ProjectInterruptedException();
            }
        }
    }

    /** Begins to wait. */
    synchronized Waiter begin(Job job) {
        Waiter other = waiting.get(job.key());
        if (other != null) {
            other.waiting++;
            return other;
        }
        String run =
                runs.computeIfAbsent(job.project(), first -> UUID.randomUUID().toString());
        Waiter waiter = new Waiter(job, run);
        waiting.put(job.key(), waiter);
        if (givenUp.contains(job.project())) {
            waiter.interrupt();
        }
        return waiter;
    }

    /** Ends to wait. */
    synchronized void end(Waiter waiter) {
        waiter.waiting--;
        if (waiter.waiting == 0) {
            waiting.remove(waiter.job.key(), waiter);
        }
    }

    /** Hands an answer to who waits for it; one that nobody waits for is kept if it may be of use. */
    synchronized void answer(String key, RemoteAnswer answer) {
        Waiter waiter = waiting.get(key);
        if (waiter != null) {
            waiter.end(answer);
        } else if (answer.isWorthKeeping()) {
            late.put(key, answer);
        }
    }

    /** Takes the answer to an order that came when nobody waited for it. */
    synchronized Optional<RemoteAnswer> late(String key) {
        @Nullable RemoteAnswer answer = late.remove(key);
        return Optional.ofNullable(answer);
    }

    /** Returns all who wait. */
    synchronized List<Waiter> all() {
        return new ArrayList<>(waiting.values());
    }

    /**
     * Has nobody wait any more for what is of a project, until {@link #forget}; returns what the orders that were sent for it have in
     * common.
     */
    synchronized Optional<String> interrupt(String project) {
        givenUp.add(project);
        waiting.values().stream()
                .filter(waiter -> waiter.job.project().equals(project))
                .forEach(Waiter::interrupt);
        return Optional.ofNullable(runs.remove(project));
    }

    /** Takes a project for one that may be begun anew. */
    synchronized void forget(String project) {
        givenUp.remove(project);
        runs.remove(project);
    }

    /** Has nobody wait any more. */
    synchronized void interruptAll() {
        waiting.values().forEach(Waiter::interrupt);
    }
}
