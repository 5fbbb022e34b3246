package org.stillcast.subtitle;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.EastAsianWidth;
import com.ibm.icu.lang.UProperty;

/**
 * What a character takes of a line and of time: that of a wide character, a narrow one, or of none. Wide are those that are so in
 * Unicode's East Asian Width (UAX #11: W and F; an ambiguous one counts as narrow); none take combining marks, format characters,
 * the second and third letter of a Hangul syllable that is written in letters, and what stands behind the first picture of an
 * emoji made of several.
 *
 * @param room 42 narrow or 16 wide characters fill a line of {@link #LINE}
 * @param weight a wide character gets the time of two narrow ones
 * @param reading time that it takes to be read, in 1/9 ms: 20 narrow or 9 wide characters a second
 */
record CharacterMeasure(int room, int weight, int reading) {
    /** Room in a line. */
    static final int LINE = 336;

    private static final CharacterMeasure NONE = new CharacterMeasure(0, 0, 0);
    private static final CharacterMeasure NARROW = new CharacterMeasure(LINE / 42, 1, 450);
    private static final CharacterMeasure WIDE = new CharacterMeasure(LINE / 16, 2, 1000);

    private static final int LAST_ASCII = 0x7E;
    private static final int JOINER = 0x200D;

    /**
     * Returns the measure of a code point.
     *
     * @param before the code point before it; any other if there is none
     */
    static CharacterMeasure of(int character, int before) {
        if (character <= LAST_ASCII) {
            return character < ' ' ? NONE : NARROW;
        }
        if (isNothing(character) || (before == JOINER && isPicture(character))) {
            return NONE;
        }
        return isWide(character) ? WIDE : NARROW;
    }

    /** Tells whether a character takes the room of a Han character. */
    static boolean isWide(int character) {
        int width = UCharacter.getIntPropertyValue(character, UProperty.EAST_ASIAN_WIDTH);
        return width == EastAsianWidth.WIDE || width == EastAsianWidth.FULLWIDTH;
    }

    private static boolean isNothing(int character) {
        return switch (UCharacter.getType(character)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.FORMAT,
                    Character.CONTROL -> true;
            default -> isInnerJamo(character) || UCharacter.hasBinaryProperty(character, UProperty.EMOJI_MODIFIER);
        };
    }

    private static boolean isInnerJamo(int character) {
        return (character >= 0x1160 && character <= 0x11FF) || (character >= 0xD7B0 && character <= 0xD7FF);
    }

    private static boolean isPicture(int character) {
        return UCharacter.hasBinaryProperty(character, UProperty.EXTENDED_PICTOGRAPHIC);
    }
}
