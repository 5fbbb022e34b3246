package org.stillcast.manifest;

import org.stillcast.text.Words;

/**
 * Where an element of {@code clips} stands in a manifest.
 *
 * @param index from 0
 * @param line of the text, from 1, that it begins in
 */
record ClipPlace(int index, int line) {
    private static final Words WORDS = Words.of(ClipPlace.class);

    String pointer() {
        return "/clips/" + index;
    }

    /**
     * Returns a fault's phrase with what people count by in front of it.
     *
     * @param field pointer from the clip to what is at fault; empty for the clip itself
     * @param phrase goes on from that
     */
    String inFront(String field, String phrase) {
        return field.isEmpty()
                ? WORDS.say("clip.itself", index + 1, line, phrase)
                : WORDS.say("clip.field", index + 1, line, phrase, field.substring(1));
    }
}
