package org.stillcast.project;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RubyTextTest {
    @Test
    void aReadingStandsAboveItsWord() {
        RubyText text = RubyText.parse("{毎朝|まいあさ}パンを{食|た}べる");

        assertThat(text.pieces()).containsExactly(piece("毎朝", "まいあさ"), piece("パンを"), piece("食", "た"), piece("べる"));
        assertThat(RubyText.base("{毎朝|まいあさ}パンを{食|た}べる")).isEqualTo("毎朝パンを食べる");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "{a}", "{|b}", "{a|}", "{a|b|c}", "{{a|b", "a|b}", "{a\n|b}", "$1 \\1 {$2}"})
    void bracesThatHoldAnythingElseAreThemselves(String text) {
        assertThat(RubyText.base(text)).isEqualTo(text);
        assertThat(RubyText.parse(text).pieces())
                .isEqualTo(text.isEmpty() ? List.of() : List.of(new RubyText.Piece(text, Optional.empty())));
    }

    private static RubyText.Piece piece(String base) {
        return new RubyText.Piece(base, Optional.empty());
    }

    private static RubyText.Piece piece(String base, String reading) {
        return new RubyText.Piece(base, Optional.of(reading));
    }
}
