package org.stillcast.subtitle;

import java.lang.Character.UnicodeScript;

/** Which letters a text has of those that are broken by rules of their own. */
record ScriptSample(boolean hasHan, boolean hasKana, boolean hasHangul) {
    private static final int FIRST_OF_THEM = 0x1100;

    static ScriptSample of(String text) {
        boolean han = false;
        boolean kana = false;
        boolean hangul = false;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int character = text.codePointAt(i);
            if (character >= FIRST_OF_THEM) {
                UnicodeScript script = UnicodeScript.of(character);
                han |= script == UnicodeScript.HAN;
                kana |= script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA;
                hangul |= script == UnicodeScript.HANGUL;
            }
        }
        return new ScriptSample(han, kana, hangul);
    }
}
