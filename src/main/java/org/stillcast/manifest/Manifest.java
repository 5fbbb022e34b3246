package org.stillcast.manifest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.stillcast.project.AudioFormat;
import org.stillcast.project.LoudnessRule;
import org.stillcast.project.Outputs;
import org.stillcast.project.SlideRule;
import org.stillcast.project.Spacing;
import org.stillcast.project.SplitAt;
import org.stillcast.project.Tags;
import org.stillcast.project.VideoFormat;

/**
 * What a manifest says, with the defaults filled in. Paths are as written: nothing here has been looked up.
 *
 * @param id of the project, if the manifest gives one
 * @param base folder that relative paths start at, if the manifest gives one
 * @param image path of the background picture; each clip has its own if there is none
 * @param slides what is written on the pictures besides what clips ask for
 * @param splitEvery longest length of a part; empty for no limit
 * @param splitAt where a part may end
 * @param skipBadClips whether bad clips are left out instead of failing the project
 * @param replace whether a result of another origin may be replaced
 * @param priority among those that wait; the largest is begun first
 * @param spacing what is silent around the clips
 * @param loudness that is wanted; empty to leave clips as loud as they are
 * @param outputs what is made of it
 * @param tags what people should see of it
 * @param cover path of the picture that stands for it
 * @param clips at least one
 */
public record Manifest(
        Optional<String> id,
        Optional<String> base,
        Optional<String> image,
        SlideRule slides,
        VideoFormat video,
        AudioFormat audio,
        Optional<Duration> splitEvery,
        SplitAt splitAt,
        boolean skipBadClips,
        boolean replace,
        int priority,
        Spacing spacing,
        Optional<LoudnessRule> loudness,
        Outputs outputs,
        Tags tags,
        Optional<String> cover,
        List<ClipElement> clips) {

    public Manifest {
        clips = ClipElementList.copyOf(clips);
    }
}
