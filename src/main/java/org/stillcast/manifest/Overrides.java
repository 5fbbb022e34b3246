package org.stillcast.manifest;

import java.util.Optional;

import org.stillcast.project.FrameSize;

/**
 * What somebody wants otherwise than a manifest says it, for one run.
 *
 * @param every how long parts may be
 * @param size of the video
 * @param image path of the background
 */
public record Overrides(Optional<PartLength> every, Optional<FrameSize> size, Optional<String> image) {
    /** Whatever the manifest says. */
    public static final Overrides NONE = new Overrides(Optional.empty(), Optional.empty(), Optional.empty());

    /** Returns what is to be done. */
    public Manifest appliedTo(Manifest manifest) {
        return new Manifest(
                manifest.id(),
                manifest.base(),
                image.isPresent() ? image : manifest.image(),
                manifest.slides(),
                size.map(manifest.video()::in).orElse(manifest.video()),
                manifest.audio(),
                every.isPresent() ? every.get().longest() : manifest.splitEvery(),
                manifest.splitAt(),
                manifest.skipBadClips(),
                manifest.replace(),
                manifest.priority(),
                manifest.spacing(),
                manifest.loudness(),
                manifest.outputs(),
                manifest.tags(),
                manifest.cover(),
                manifest.clips());
    }
}
