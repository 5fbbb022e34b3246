package org.stillcast.text;

import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;

/**
 * Language tags of BCP 47, and the codes of three letters that stand for them in MP4 and ID3. Known are the languages of ISO
 * 639-1 and 639-2 and those of 639-3 that Java has an English name for.
 */
public final class Language {
    private static final Words WORDS = Words.of(Language.class);

    /** The code for no language, or one that is not known. */
    public static final String UNDETERMINED = "und";

    private static final int MOST_SHOWN = 80;

    /** Montenegrin, in ISO 639-2 since 2017; Java 17 has no name for it. */
    private static final String MONTENEGRIN = "cnr";

    private Language() {}

    /** Returns what is wrong with a tag, in words for a fault; empty if nothing is. */
    public static Optional<String> faultIn(String tag) {
        Optional<Locale> locale = locale(tag);
        if (tag.isEmpty() || locale.isEmpty()) {
            return Optional.of(WORDS.say("language", Visible.shortened(tag, MOST_SHOWN)));
        }
        String language = locale.get().getLanguage();
        boolean undetermined =
                language.isEmpty() && tag.toLowerCase(Locale.ROOT).startsWith(UNDETERMINED);
        if (undetermined || isKnown(language)) {
            return Optional.empty();
        }
        return Optional.of(WORDS.say("language.unknown", tag.replaceFirst("-.*", "")));
    }

    /**
     * Returns the code of ISO 639-2/T for a tag's language, or that of ISO 639-3 where there is no other: {@code zho} for
     * {@code zh-Hans}; {@link #UNDETERMINED} for what has none.
     */
    public static String iso639(String tag) {
        String language = locale(tag).map(Locale::getLanguage).orElse("");
        if (!isKnown(language)) {
            return UNDETERMINED;
        }
        try {
            return terminological(new Locale(language)).getISO3Language();
        } catch (MissingResourceException e) {
            return UNDETERMINED;
        }
    }

    private static Optional<Locale> locale(String tag) {
        try {
            return Optional.of(new Locale.Builder().setLanguageTag(tag).build());
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    private static boolean isKnown(String language) {
        return !language.isEmpty()
                && (language.equals(MONTENEGRIN)
                        || isTerminological(language)
                        || !name(new Locale(language)).equals(language));
    }

    /** Tells whether it is the code of three letters of a language that has one of two, and so another name in Java. */
    private static boolean isTerminological(String language) {
        return Arrays.stream(Locale.getISOLanguages())
                .anyMatch(two -> new Locale(two).getISO3Language().equals(language));
    }

    /** ISO 639-2 has two codes for some twenty languages: {@code ger} and {@code deu}; Java knows the first by name only. */
    private static Locale terminological(Locale language) {
        return Arrays.stream(Locale.getISOLanguages())
                .map(Locale::new)
                .filter(two -> name(two).equals(name(language)))
                .findFirst()
                .orElse(language);
    }

    private static String name(Locale language) {
        return language.getDisplayLanguage(Locale.ENGLISH);
    }
}
