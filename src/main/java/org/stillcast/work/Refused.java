package org.stillcast.work;

import java.io.IOException;

/**
 * What the user gave cannot be used.
 *
 * @param order that could not be carried out
 * @param place in the manifest of what is refused, as a JSON pointer
 * @param reason a phrase for people that goes on from what is refused
 */
public record Refused(Order order, String place, String reason) implements Completion {
    /** Returns that a clip is refused. */
    public static Refused clip(SegmentOrder order, String reason) {
        return new Refused(order, order.clip().pointer(), reason);
    }

    /** Returns that a picture is refused. */
    public static Refused picture(StillOrder order, String reason) {
        return new Refused(order, order.place(), reason);
    }

    @Override
    public void completes(Taker taker) throws IOException {
        taker.take(this);
    }
}
