package org.stillcast.work;

/**
 * A clip's format changes in its middle, as where two files were glued together: rate, channels or form of the samples.
 *
 * @param order what was to be rendered
 */
public record UnevenClip(SegmentOrder order) implements NextStep {
    @Override
    public EvenOrder next() {
        return new EvenOrder(order);
    }
}
