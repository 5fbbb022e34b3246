package org.stillcast.plan;

import java.nio.file.Path;

import org.stillcast.format.Layout;

/**
 * A clip that could not be rendered as it is, and whose sound is there in a form that can.
 *
 * @param order what was to be rendered in the first place
 * @param sidesAlike whether left and right are the same from start to end: then no mono clip has become stereo by it
 * @param said what ffmpeg had to say about the clip, as it wrote it
 */
public record EvenedClip(Segment order, boolean sidesAlike, String said) implements Completion {
    /** Returns where its sound is: a temporary file. */
    public Path sound() {
        return order.evened();
    }

    /** Returns the order for that sound. */
    public Segment rendering() {
        Layout layout = sidesAlike && order.layout() == Layout.AS_IT_IS ? Layout.MONO : order.layout();
        return order.of(new Clip(order.clip().id(), sound(), order.clip().pointer()), layout);
    }
}
