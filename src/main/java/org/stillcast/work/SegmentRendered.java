package org.stillcast.work;

import java.io.IOException;

import org.stillcast.files.Checksum;
import org.stillcast.timeline.Take;

/**
 * The segment of a clip is there, and its sketch.
 *
 * @param take what the clip turned out to be
 * @param segment what its file is
 * @param sketch what the file of its sketch is
 */
public record SegmentRendered(SegmentOrder order, Take take, Checksum segment, Checksum sketch) implements Completion {
    @Override
    public void completes(Taker taker) throws IOException {
        taker.take(this);
    }
}
