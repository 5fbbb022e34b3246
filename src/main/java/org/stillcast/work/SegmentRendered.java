package org.stillcast.work;

import java.io.IOException;

import org.stillcast.timeline.Take;

/**
 * The segment of a clip is there, and its sketch.
 *
 * @param take what the clip turned out to be
 */
public record SegmentRendered(SegmentOrder order, Take take) implements Completion {
    @Override
    public void completes(Taker taker) throws IOException {
        taker.take(this);
    }
}
