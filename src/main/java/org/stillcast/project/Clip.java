package org.stillcast.project;

import java.nio.file.Path;

import org.stillcast.text.Visible;
import org.stillcast.text.Words;

/**
 * One clip of a project, looked up.
 *
 * @param id unique in the project, also ignoring case
 * @param audio real path, under an allowed root when it was looked up
 * @param pointer its place in the manifest, for people
 */
public record Clip(String id, Path audio, String pointer) {
    private static final Words WORDS = Words.of(Clip.class);
    private static final Words ENGLISH = Words.english(Clip.class);

    /**
     * Returns what people call it where its place in the manifest is said besides.
     *
     * @param position index of the clip in the project; people count from 1
     */
    public String name(int position) {
        return WORDS.say("clip", position + 1, file());
    }

    /** Returns what people call it, with its place in the manifest. */
    public String placedName(int position) {
        return WORDS.say("clip.placed", position + 1, file(), pointer);
    }

    /** Returns the same for the log. */
    public String nameInLog(int position) {
        return ENGLISH.say("clip.placed", position + 1, file(), pointer);
    }

    /** A name may hold what would begin a new line. */
    private String file() {
        return Visible.of(audio.getFileName().toString());
    }
}
