package org.stillcast.work;

/** The key frames of a picture are there, under names of their own beside the loops that are to be made of them. */
public record PictureEncoded(StillOrder order) implements NextStep {
    @Override
    public LoopOrder next() {
        return new LoopOrder(order);
    }
}
