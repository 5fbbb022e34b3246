package org.stillcast.work;

import java.nio.file.Path;

import org.stillcast.project.Clip;

/**
 * Render a segment from a clip's sound in a better form.
 *
 * @param segment what was to be rendered in the first place
 * @param layout what is done to the channels of that sound
 * @param said what ffmpeg has said of the clip so far, as it wrote it
 */
public record EvenedOrder(SegmentOrder segment, ChannelLayout layout, String said) implements Order {
    /** Returns where the sound is: a temporary file. */
    public Path sound() {
        return segment.evened();
    }

    /** Returns the order for that sound. */
    public SegmentOrder rendering() {
        return segment.of(new Clip(segment.clip().id(), sound(), segment.clip().pointer()), layout);
    }

    @Override
    public String nameInLog() {
        return segment.nameInLog();
    }
}
