package org.stillcast.manifest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.stillcast.project.AudioFormat;
import org.stillcast.project.VideoFormat;

/**
 * What a manifest says, with the defaults filled in. Paths are as written: nothing here has been looked up.
 *
 * @param id of the project, if the manifest gives one
 * @param base folder that relative paths start at, if the manifest gives one
 * @param image path of the background picture
 * @param splitEvery longest length of a part; empty for one part
 * @param skipBadClips whether bad clips are left out instead of failing the project
 * @param replace whether a result of another origin may be replaced
 * @param clips at least one
 */
public record Manifest(
        Optional<String> id,
        Optional<String> base,
        String image,
        VideoFormat video,
        AudioFormat audio,
        Optional<Duration> splitEvery,
        boolean skipBadClips,
        boolean replace,
        List<ClipElement> clips) {

    public Manifest {
        clips = ClipElementList.copyOf(clips);
    }
}
