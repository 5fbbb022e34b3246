package org.stillcast.run;

import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.PartProven;

/**
 * The parts of a project that can be joined now: at first those that no later clip can change, while clips are
 * rendered; when all parts are planned, what is left of them. Whoever asks for the next one waits until there is one.
 *
 * <p>Safe for use by several threads at once; no file is looked at while its monitor is held.
 */
final class JoinableParts {
    private final EarlierParts earlier;
    private final OrderBook orders;
    private final int atATime;
    private final Map<String, JoinOrder> inHand = new HashMap<>();
    private final Map<String, PartFile> made = new HashMap<>();
    private final Map<String, PartFile> found = new HashMap<>();
    private Optional<PartsAhead> ahead;
    private @Nullable PartPhase planned;
    private @Nullable ProductPhase products;
    private boolean complete;
    private int openTurns;

    /** Knows which parts are there from before. */
    @FunctionalInterface
    interface EarlierParts {
        /**
         * Returns where a part is if it is finished already.
         *
         * @throws IOException if a file that may be it cannot be read
         */
        Optional<PartFile> find(JoinOrder part) throws IOException;
    }

    /**
     * @param ahead parts that can be joined before all are planned; empty if none is to be
     * @param earlier asked for each of those
     * @param orders has all that are given out, and knows whether there is still a point in it
     * @param atATime most turns that are given out and not over, >= 1
     */
    JoinableParts(Optional<PartsAhead> ahead, EarlierParts earlier, OrderBook orders, int atATime) {
        this.ahead = ahead;
        this.earlier = earlier;
        this.orders = orders;
        this.atATime = atATime;
    }

    /** Looks whether there are more, since a clip was rendered. */
    synchronized void look() {
        if (planned == null) {
            ahead.ifPresent(PartsAhead::look);
        }
        notifyAll();
    }

    /** Looks whether there is still a point in waiting. */
    synchronized void wake() {
        notifyAll();
    }

    /** Takes the plan of all parts as it is now; what was joined ahead and is in it need not be joined again. */
    synchronized void plan(PartPhase parts, ProductPhase theirProducts) {
        parts.adopt(found, made);
        planned = parts;
        products = theirProducts;
    }

    /**
     * Takes note that the plan stays as it is, and that all is there that is needed for it.
     *
     * @param told of the numbers of the parts that were begun before that, ascending; nothing comes back meanwhile
     */
    synchronized void completePlan(Consumer<List<Integer>> told) {
        PartPhase plan = plan();
        told.accept(plan.numbers(part -> made.containsKey(part) || inHand.containsKey(part)));
        complete = true;
        made.clear();
        found.clear();
        ahead = Optional.empty();
        notifyAll();
    }

    /** Tells whether all parts are planned. */
    synchronized boolean isPlanned() {
        return planned != null;
    }

    /**
     * Returns the plan of all parts.
     *
     * @throws IllegalStateException if there is none yet
     */
    synchronized PartPhase plan() {
        return Optional.ofNullable(planned).orElseThrow(() -> new IllegalStateException("parts are not planned yet"));
    }

    /**
     * Returns what the planned parts are published as.
     *
     * @throws IllegalStateException if none are planned yet
     */
    synchronized ProductPhase products() {
        return Optional.ofNullable(products).orElseThrow(() -> new IllegalStateException("parts are not planned yet"));
    }

    /**
     * Returns turns for as long as there may be a part for one. To know whether there is one more nobody has to wait:
     * Camel's splitter asks for that before it goes on with the one that it has.
     */
    Iterator<PartTurn> turns() {
        return new Turns();
    }

    private final class Turns implements Iterator<PartTurn> {
        private @Nullable Iterator<JoinOrder> rest;
        private boolean promised;

        /**
         * What was promised is kept, even if all are given out since: Camel 4.17 would not wait for those under way.
         */
        @Override
        public boolean hasNext() {
            synchronized (JoinableParts.this) {
                promised |= mayGiveMore();
                return promised;
            }
        }

        private boolean mayGiveMore() {
            return orders.isOpen() && (!complete || rest().hasNext());
        }

        /** Waits until fewer turns are out than may be at a time, if there is something left for one. */
        @Override
        public PartTurn next() {
            synchronized (JoinableParts.this) {
                try {
                    while (mayGiveMore() && openTurns + inHand.size() >= atATime) {
                        JoinableParts.this.wait();
                    }
                } catch (InterruptedException e) {
                    throw interrupted(e);
                }
                promised = false;
                openTurns++;
                return this::await;
            }
        }

        private Optional<JoinOrder> await() {
            try {
                Optional<JoinOrder> order = take();
                while (order.isPresent() && isThere(order.get())) {
                    order = take();
                }
                order.ifPresent(given -> orders.countOrder(JoinOrder.class));
                return order;
            } finally {
                closeTurn();
            }
        }

        private Optional<JoinOrder> take() {
            synchronized (JoinableParts.this) {
                try {
                    Optional<JoinOrder> order = now();
                    while (order.isEmpty() && !complete && orders.isOpen()) {
                        JoinableParts.this.wait();
                        order = now();
                    }
                    order.ifPresent(taken -> inHand.put(taken.fingerprint(), taken));
                    return order;
                } catch (InterruptedException e) {
                    throw interrupted(e);
                }
            }
        }

        private Optional<JoinOrder> now() {
            if (!orders.isOpen()) {
                return Optional.empty();
            }
            if (complete) {
                return rest().hasNext() ? Optional.of(rest().next()) : Optional.empty();
            }
            return planned == null ? ahead.flatMap(PartsAhead::next) : Optional.empty();
        }

        private Iterator<JoinOrder> rest() {
            if (rest == null) {
                rest = plan().orders()
                        .filter(order -> !inHand.containsKey(order.fingerprint()))
                        .iterator();
            }
            return rest;
        }
    }

    /** What it was for is in hand now, or it was for nothing. */
    private synchronized void closeTurn() {
        openTurns--;
        notifyAll();
    }

    /** What is in the plan was looked for when it was made. */
    private boolean isThere(JoinOrder part) {
        if (part.count() > 0) {
            return false;
        }
        try {
            Optional<PartFile> file = earlier.find(part);
            file.ifPresent(there -> keep(part, there));
            return file.isPresent();
        } catch (IOException e) {
            returned(part);
            orders.fail(e);
            return true;
        }
    }

    private synchronized void keep(JoinOrder part, PartFile file) {
        returned(part);
        if (planned == null) {
            found.put(part.fingerprint(), file);
        } else {
            planned.adopt(Map.of(part.fingerprint(), file), Map.of());
        }
    }

    /** Returns when nothing that was given out is in hand: what it is joined from can be replaced then. */
    synchronized void awaitReturn() {
        try {
            while (orders.isOpen() && !inHand.isEmpty()) {
                wait();
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting for parts", e);
    }

    /** Returns those that are being joined, or could not be. */
    synchronized Stream<JoinOrder> inHand() {
        return List.copyOf(inHand.values()).stream();
    }

    /**
     * Takes a part that has just been joined and proven.
     *
     * @return how many parts are finished now; empty as long as the plan of them is not complete
     */
    synchronized Optional<Integer> take(PartProven part, PartFile file) {
        JoinOrder order = part.order();
        returned(order);
        if (!complete) {
            made.put(order.fingerprint(), file);
        }
        if (planned == null) {
            return Optional.empty();
        }
        int finished = planned.complete(order.fingerprint(), file);
        return complete ? Optional.of(finished) : Optional.empty();
    }

    /** Takes note that a part came back, in whatever way. */
    synchronized void returned(JoinOrder part) {
        inHand.remove(part.fingerprint());
        notifyAll();
    }
}
