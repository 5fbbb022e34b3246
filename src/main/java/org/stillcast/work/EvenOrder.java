package org.stillcast.work;

/**
 * Decode a clip whose format changes in its middle to one form.
 *
 * @param segment what is to be rendered from that
 */
public record EvenOrder(SegmentOrder segment) implements Order {
    @Override
    public String nameInLog() {
        return segment.nameInLog();
    }
}
