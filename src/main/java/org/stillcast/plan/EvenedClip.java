package org.stillcast.plan;

import java.nio.file.Path;

import org.stillcast.format.Layout;

/**
 * An uneven clip whose sound is there in one form, ready to be rendered.
 *
 * @param order what was to be rendered in the first place
 * @param sound a temporary file
 * @param sidesAlike whether left and right are the same from start to end: then no mono clip has become stereo by it
 * @param said what ffmpeg had to say about the clip, as it wrote it
 */
public record EvenedClip(Segment order, Path sound, boolean sidesAlike, String said) implements Completion {
    /** Returns the order for its sound in one form. */
    public Segment rendering() {
        Layout layout = sidesAlike && order.layout() == Layout.AS_IT_IS ? Layout.MONO : order.layout();
        return order.of(new Clip(order.clip().id(), sound, order.clip().pointer()), layout);
    }
}
