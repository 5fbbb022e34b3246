package org.stillcast.draft;

import java.util.List;
import java.util.Optional;

/**
 * What a manifest for a folder is going to say of a clip. Each path starts at the folder.
 *
 * @param audio path of the sound
 * @param title of the chapter that it opens
 * @param text what is said in it
 * @param image path of the picture that is seen while it plays, if that is not the background
 * @param subtitles path of a file of them
 * @param remarks sentences about what of it could not be taken
 */
public record ClipDraft(
        String audio,
        Optional<String> title,
        Optional<String> text,
        Optional<String> image,
        Optional<String> subtitles,
        List<String> remarks) {
    public ClipDraft {
        remarks = List.copyOf(remarks);
    }

    /** Returns one of a sound that nothing more is known of. */
    static ClipDraft of(String audio) {
        return new ClipDraft(audio, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /** Tells whether there is nothing to be said but the sound. */
    boolean isPlain() {
        return title.isEmpty() && text.isEmpty() && image.isEmpty() && subtitles.isEmpty();
    }
}
