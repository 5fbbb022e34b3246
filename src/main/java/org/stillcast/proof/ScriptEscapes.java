package org.stillcast.proof;

import java.util.Locale;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/**
 * JSON in an element of HTML: nothing in it may end the element, or begin a comment there. U+2028 and U+2029 end lines in
 * scripts of before 2019.
 */
final class ScriptEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final String MARKUP = "<>&";

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] codes = standardAsciiEscapesForJSON();
        MARKUP.chars().forEach(character -> codes[character] = ESCAPE_STANDARD);
        return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return character == 0x2028 || character == 0x2029
                ? new SerializedString("\\u%04x".formatted(character).toLowerCase(Locale.ROOT))
                : null;
    }
}
