package org.stillcast.remote;

import java.time.Duration;
import java.util.List;

/**
 * What a worker says of itself now and then.
 *
 * @param id of the worker, another one each time it is started
 * @param name for people
 * @param jobs that it does at a time
 * @param inHand what it is about
 * @param done orders that it has carried out since it was started
 * @param last what it was about before; empty for nothing
 * @param load of its machine: processes that run or want to, a mean of the last minute; negative if that cannot be told
 * @param leaving whether it takes nothing more
 */
record Pulse(
        String id, String name, int jobs, List<InHand> inHand, long done, String last, double load, boolean leaving) {
    Pulse {
        inHand = List.copyOf(inHand);
    }

    /** From one to the next. */
    static final Duration INTERVAL = Duration.ofSeconds(3);

    /**
     * An order that a worker is about.
     *
     * @param key of it
     * @param name what people call it
     */
    record InHand(String key, String name) {}
}
