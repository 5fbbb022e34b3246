package org.stillcast.work;

import java.nio.file.Path;

import org.stillcast.loudness.Levelling;
import org.stillcast.timeline.Take;

/**
 * Bring a segment to a loudness.
 *
 * @param segment what is to be there then
 * @param source the segment as it is now
 * @param take what the clip turned out to be, as it is
 * @param levelling what is to be done about it
 */
public record LevelOrder(SegmentOrder segment, Path source, Take take, Levelling levelling) implements Order {
    /** Tells whether the source is of no other use. */
    public boolean isSourceTemporary() {
        return source.equals(segment.unlevelled());
    }

    @Override
    public String nameInLog() {
        return segment.nameInLog();
    }
}
