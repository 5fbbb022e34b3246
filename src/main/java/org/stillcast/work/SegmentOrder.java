package org.stillcast.work;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.stillcast.loudness.LevelRule;
import org.stillcast.project.Clip;
import org.stillcast.project.SampleRate;

/**
 * Render one clip to a short video of its own with lossless sound.
 *
 * @param position index of the clip in the project
 * @param clip what is heard
 * @param rendering what decides the sound, besides the clip itself
 * @param fingerprint of the rendering and of the clip's content
 * @param layout what is done to its channels now; stereo only once it is known that some clip is
 * @param preview loop that its picture is copied from, to be looked at and never shown in a part; empty for none
 * @param target the segment
 * @param temporary what is written before it is renamed to the target
 * @param sketch what the segment's sound is known by later
 * @param sketchTemporary what is written before it is renamed to the sketch
 * @param timeLimit after which its ffmpeg is killed
 * @param level what is wanted of its loudness; empty to leave it as it is, and not to measure it
 * @param strict whether a decoder's complaint makes a bad clip
 */
public record SegmentOrder(
        int position,
        Clip clip,
        Rendering rendering,
        String fingerprint,
        ChannelLayout layout,
        Optional<Path> preview,
        Path target,
        Path temporary,
        Path sketch,
        Path sketchTemporary,
        Duration timeLimit,
        Optional<LevelRule> level,
        boolean strict)
        implements Order {
    /** Makes one of a project that has pictures, leaves clips as loud as they are, and is not strict. */
    public SegmentOrder(
            int position,
            Clip clip,
            Rendering rendering,
            String fingerprint,
            ChannelLayout layout,
            Path preview,
            Path target,
            Path temporary,
            Path sketch,
            Path sketchTemporary,
            Duration timeLimit) {
        this(
                position,
                clip,
                rendering,
                fingerprint,
                layout,
                Optional.of(preview),
                target,
                temporary,
                sketch,
                sketchTemporary,
                timeLimit,
                Optional.empty(),
                false);
    }

    /**
     * What decides the sound of a segment besides its clip, and so its fingerprint. Whether it is stereo that a mono clip was made into
     * is told by the channels of the take.
     *
     * @param recipe name of the way it is done
     * @param ffmpegVersion that does it
     * @param mono whether it has one channel whatever the clip has
     * @param sampleRate of the segment
     */
    public record Rendering(String recipe, String ffmpegVersion, boolean mono, SampleRate sampleRate) {}

    /** Returns the rate of the segment. */
    public SampleRate sampleRate() {
        return rendering.sampleRate();
    }

    /** Returns where the clip's sound belongs if it has to be brought into a better form first: a temporary file. */
    public Path evened() {
        return temporary(".snd");
    }

    /** Returns where the segment belongs as long as it is not as loud as wanted: a temporary file. */
    public Path unlevelled() {
        return temporary(".mov");
    }

    private Path temporary(String extension) {
        String name = temporary.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return temporary.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + extension);
    }

    @Override
    public String nameInLog() {
        return clip.nameInLog(position);
    }

    /** Returns the same order for another sound. */
    SegmentOrder of(Clip sound, ChannelLayout channels) {
        return new SegmentOrder(
                position,
                sound,
                rendering,
                fingerprint,
                channels,
                preview,
                target,
                temporary,
                sketch,
                sketchTemporary,
                timeLimit,
                level,
                strict);
    }
}
