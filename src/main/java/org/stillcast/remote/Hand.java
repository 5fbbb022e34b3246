package org.stillcast.remote;

import java.util.ArrayList;
import java.util.List;

/** What a worker has in hand. Safe for use by several threads at once. */
final class Hand {
    private final List<Held> orders = new ArrayList<>();
    private long done;
    private String last = "";

    /** An order that is in hand; the same one may be so twice. */
    static final class Held {
        private final String key;
        private String name = "";

        private Held(String key) {
            this.key = key;
        }
    }

    /** Takes an order of which no more is known yet than its key. */
    synchronized Held take(String key) {
        Held order = new Held(key);
        orders.add(order);
        return order;
    }

    /** Says what people call an order that is in hand. */
    synchronized void name(Held order, String name) {
        order.name = name;
    }

    /** Takes note that an order was carried out. */
    synchronized void countDone() {
        done++;
    }

    /** Puts an order down. */
    synchronized void putDown(Held order) {
        orders.remove(order);
        last = order.name.isEmpty() ? last : order.name;
    }

    /** Returns what is said of it. */
    synchronized Pulse pulse(String id, String name, int jobs, double load, boolean isLeaving) {
        List<Pulse.InHand> inHand = orders.stream()
                .map(order -> new Pulse.InHand(order.key, order.name))
                .toList();
        return new Pulse(id, name, jobs, inHand, done, last, load, isLeaving);
    }
}
