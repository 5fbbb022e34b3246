package org.stillcast.project;

import java.util.EnumSet;
import java.util.Set;

/**
 * What is made of a project.
 *
 * @param video whether parts are videos
 * @param fullVideo whether there is a video of all parts in one, besides
 * @param sound forms that parts are published in as sound alone
 * @param subtitles forms that texts are published in
 * @param chapters whether titles become chapters
 * @param proof whether there is a page that the parts are checked on
 */
public record Outputs(
        boolean video,
        boolean fullVideo,
        Set<SoundForm> sound,
        Set<SubtitleForm> subtitles,
        boolean chapters,
        boolean proof) {
    /** Videos, what follows from the texts of clips, and the page that they are checked on. */
    public static final Outputs USUAL =
            new Outputs(true, false, Set.of(), EnumSet.of(SubtitleForm.SRT, SubtitleForm.VTT), true, true);

    public Outputs {
        sound = Set.copyOf(sound);
        subtitles = Set.copyOf(subtitles);
        if (!video && sound.isEmpty()) {
            throw new IllegalArgumentException("a project is heard or seen");
        }
    }
}
