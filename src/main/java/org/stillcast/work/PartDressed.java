package org.stillcast.work;

/** A product is there under its temporary name, and nobody knows yet whether it is right. */
public record PartDressed(DressOrder order) implements NextStep {
    @Override
    public DressCheckOrder next() {
        return new DressCheckOrder(order);
    }
}
