package org.stillcast.work;

import org.stillcast.loudness.Levelling;
import org.stillcast.timeline.Take;

/**
 * The segment of a clip is there under a temporary name, and it is known by now what brings it to the loudness that is wanted.
 *
 * @param order what was to be rendered
 * @param take what the clip turned out to be, as it is
 * @param levelling what is to be done about it
 */
public record MeasuredClip(SegmentOrder order, Take take, Levelling levelling) implements NextStep {
    @Override
    public LevelOrder next() {
        return new LevelOrder(order, order.unlevelled(), take, levelling);
    }
}
