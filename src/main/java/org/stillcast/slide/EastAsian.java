package org.stillcast.slide;

import java.util.Locale;
import java.util.Set;

import com.ibm.icu.lang.UScript;

/** Which language Chinese characters are written in the forms of. */
final class EastAsian {
    private static final Set<String> LANGUAGES = Set.of("ja", "zh", "ko");

    private EastAsian() {}

    /**
     * Returns a project's language, or the one that its text shows where that has no Chinese characters.
     *
     * @param language BCP 47; empty if it is not known
     */
    static String languageOf(String text, String language) {
        return LANGUAGES.contains(Locale.forLanguageTag(language).getLanguage()) ? language : shown(text, language);
    }

    private static String shown(String text, String otherwise) {
        String shown = otherwise;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            switch (UScript.getScript(text.codePointAt(at))) {
                case UScript.HIRAGANA, UScript.KATAKANA -> {
                    return "ja";
                }
                case UScript.HANGUL -> {
                    return "ko";
                }
                case UScript.HAN, UScript.BOPOMOFO -> shown = "zh";
                default -> {}
            }
        }
        return shown;
    }
}
