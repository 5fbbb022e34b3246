package org.stillcast.work;

import java.nio.file.Path;

import org.stillcast.project.Answer;
import org.stillcast.project.Clip;

/**
 * A clip that could not be rendered as it is, and whose sound is there in a form that can.
 *
 * @param order what was to be rendered in the first place
 * @param sidesAlike whether left and right are the same from start to end: then no mono clip has become stereo by it
 * @param said what ffmpeg had to say about the clip, as it wrote it
 */
public record EvenedClip(SegmentOrder order, boolean sidesAlike, String said) implements Answer {
    /** Returns where its sound is: a temporary file. */
    public Path sound() {
        return order.evened();
    }

    /** Returns the order for that sound. */
    public SegmentOrder rendering() {
        ChannelLayout layout =
                sidesAlike && order.layout() == ChannelLayout.AS_IT_IS ? ChannelLayout.MONO : order.layout();
        return order.of(new Clip(order.clip().id(), sound(), order.clip().pointer()), layout);
    }
}
