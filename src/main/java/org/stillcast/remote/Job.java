package org.stillcast.remote;

import java.io.IOException;

import org.stillcast.work.JoinOrder;
import org.stillcast.work.LevelOrder;
import org.stillcast.work.Order;
import org.stillcast.work.SegmentOrder;

/**
 * An order on its way to a worker.
 *
 * @param queue that it goes to
 * @param project that it is of
 * @param key that its answer is known by
 * @param name for people
 * @param body what is sent
 */
record Job(String queue, String project, String key, String name, Record body) {
    /**
     * Makes one.
     *
     * @throws IOException if what it is about cannot be looked at, or its file not be written
     */
    static Job of(Order order, SharedFolders folders) throws IOException {
        if (order instanceof SegmentOrder segment) {
            return of(order, SegmentMessage.of(segment, folders));
        }
        if (order instanceof LevelOrder level) {
            return of(order, SegmentMessage.of(level, folders));
        }
        if (order instanceof JoinOrder part) {
            PartMessage message = PartMessage.of(part);
            return new Job(Broker.PARTS, message.project(), message.key(), order.nameInLog(), message);
        }
        throw new IllegalArgumentException("no worker is given such an order: " + order.nameInLog());
    }

    private static Job of(Order order, SegmentMessage message) {
        return new Job(Broker.SEGMENTS, message.project(), message.key(), order.nameInLog(), message);
    }
}
