package org.stillcast.manifest;

import org.stillcast.text.Words;

/**
 * Where an element of {@code clips} stands in a manifest.
 *
 * @param index from 0
 * @param line of the text, from 1, that it begins in
 */
record ClipPlace(int index, int line) implements ElementPlace {
    private static final Words WORDS = Words.of(ClipPlace.class);

    @Override
    public String pointer() {
        return "/clips/" + index;
    }

    @Override
    public String inFront(String field, String phrase) {
        return field.isEmpty()
                ? WORDS.say("clip.itself", index + 1, line, phrase)
                : WORDS.say("clip.field", index + 1, line, phrase, field.substring(1));
    }
}
