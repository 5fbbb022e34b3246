package org.stillcast.manifest;

import java.util.Optional;

import org.stillcast.project.SlideText;

/**
 * What an element of the manifest's {@code clips} says of a clip besides its sound, as written.
 *
 * @param image path of the picture that is seen with it
 * @param slide what is written on that
 * @param gap pause behind it, as {@link org.stillcast.project.Gap} reads it
 * @param repeat how often it is heard, > 0
 * @param title of the chapter that it opens
 * @param text what is heard in it
 * @param subtitles path of a file with the same, and when
 */
public record ClipFields(
        Optional<String> image,
        Optional<SlideText> slide,
        Optional<String> gap,
        int repeat,
        Optional<String> title,
        Optional<String> text,
        Optional<String> subtitles) {
    /** Nothing. */
    public static final ClipFields NONE = new ClipFields(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            1,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
}
