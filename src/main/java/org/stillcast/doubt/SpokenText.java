package org.stillcast.doubt;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much there is to say in a text, in letters of its script: a number takes several words, and where a sentence ends within it, there is
 * a pause.
 *
 * @param script that most of it is written in; kana for Japanese
 * @param letters about
 */
record SpokenText(UnicodeScript script, double letters) {
    private static final double DIGIT = 4;
    private static final double PAUSE = 3;
    private static final double COMMA = 1.5;

    /** A Han character is as long as so many letters, a syllable of Hangul or kana half of that. */
    private static final double HAN = 3;

    private static final double SYLLABLE = 2;
    private static final String ENDS = ".!?。！？;；:：…\n";
    private static final String COMMAS = ",，、،";

    static SpokenText of(String text) {
        String stripped = text.strip();
        Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
        double letters = 0;
        boolean inWord = false;
        for (int i = 0; i < stripped.length(); i = stripped.offsetByCodePoints(i, 1)) {
            int character = stripped.codePointAt(i);
            if (Character.isLetter(character)) {
                UnicodeScript script = UnicodeScript.of(character);
                counts.merge(script, 1, Integer::sum);
                letters += weight(script);
                inWord = true;
            } else if (Character.isDigit(character)) {
                letters += DIGIT;
                inWord = true;
            } else if (inWord && i < stripped.length() - 1) {
                boolean ends = ENDS.indexOf(character) >= 0;
                letters += ends ? PAUSE : COMMAS.indexOf(character) >= 0 ? COMMA : 0;
                inWord = !ends;
            }
        }
        return new SpokenText(script(counts), letters);
    }

    private static double weight(UnicodeScript script) {
        return switch (script) {
            case HAN -> HAN;
            case HIRAGANA, KATAKANA, HANGUL -> SYLLABLE;
            default -> 1;
        };
    }

    private static UnicodeScript script(Map<UnicodeScript, Integer> counts) {
        if (counts.containsKey(UnicodeScript.HIRAGANA)) {
            return UnicodeScript.HIRAGANA;
        }
        UnicodeScript most = UnicodeScript.COMMON;
        int count = 0;
        for (Map.Entry<UnicodeScript, Integer> each : counts.entrySet()) {
            if (each.getValue() > count) {
                most = each.getKey();
                count = each.getValue();
            }
        }
        return most;
    }
}
