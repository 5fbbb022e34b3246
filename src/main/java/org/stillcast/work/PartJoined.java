package org.stillcast.work;

/** A part is there under its temporary name, and nobody knows yet whether it is right. */
public record PartJoined(JoinOrder order) implements NextStep {
    @Override
    public CheckOrder next() {
        return new CheckOrder(order);
    }
}
