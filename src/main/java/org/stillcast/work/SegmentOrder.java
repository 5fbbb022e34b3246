package org.stillcast.work;

import java.nio.file.Path;
import java.time.Duration;

import org.stillcast.project.Clip;
import org.stillcast.project.SampleRate;

/**
 * A work order: one clip, to be rendered to a short video of its own with lossless sound.
 *
 * @param position index of the clip in the project
 * @param clip what is heard
 * @param fingerprint of all that decides the segment's bytes
 * @param still loop that its picture is copied from
 * @param layout what is done to its channels
 * @param sampleRate of its sound
 * @param target the segment
 * @param temporary what is written before it is renamed to the target
 * @param sketch what the segment's sound is known by later
 * @param sketchTemporary what is written before it is renamed to the sketch
 * @param timeLimit after which its ffmpeg is killed
 */
public record SegmentOrder(
        int position,
        Clip clip,
        String fingerprint,
        Path still,
        ChannelLayout layout,
        SampleRate sampleRate,
        Path target,
        Path temporary,
        Path sketch,
        Path sketchTemporary,
        Duration timeLimit) {
    /** Returns where the clip's sound belongs if it has to be brought into a better form first: a temporary file. */
    public Path evened() {
        String name = temporary.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return temporary.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".snd");
    }

    /** Returns the same order for another sound. */
    SegmentOrder of(Clip sound, ChannelLayout channels) {
        return new SegmentOrder(
                position,
                sound,
                fingerprint,
                still,
                channels,
                sampleRate,
                target,
                temporary,
                sketch,
                sketchTemporary,
                timeLimit);
    }
}
