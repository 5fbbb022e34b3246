package org.stillcast.text;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WordGuessTest {
    private static final List<String> KNOWN =
            List.of("version", "id", "image", "clips", "onBadClip", "replace", "stillcast.max-clips");

    @ParameterizedTest
    @CsvSource({
        "imgae, image",
        "Image, image",
        "ID, id",
        "clip, clips",
        "clipss, clips",
        "on_bad_clip, onBadClip",
        "onbadclips, onBadClip",
        "verison, version",
        "stillcast.maxclips, stillcast.max-clips",
        "in, ",
        "'', ",
        "title, ",
        "images2x, ",
        "somethingElse, ",
    })
    void aWordWithFewMistakesIsKnownAgain(String word, String known) {
        assertThat(WordGuess.of(word, KNOWN).orElse(null)).isEqualTo(known);
    }
}
