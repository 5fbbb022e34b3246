package org.stillcast.text;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The sentences of one package, in the language that this machine shows things in ({@link Locale.Category#DISPLAY}), in
 * English where there is no such translation. Each is a pattern as of {@link java.util.Formatter}. Immutable.
 */
public final class Words {
    private static final String ONE = ".one";

    private final ResourceBundle sentences;

    private Words(ResourceBundle sentences) {
        this.sentences = sentences;
    }

    /**
     * Returns the sentences of a class's package.
     *
     * @throws java.util.MissingResourceException if it has none
     */
    public static Words of(Class<?> speaker) {
        return of(speaker, Locale.getDefault(Locale.Category.DISPLAY));
    }

    /** Returns the sentences of a class's package in English, for the log. */
    public static Words english(Class<?> speaker) {
        return of(speaker, Locale.ROOT);
    }

    /** Returns what a class may have said in another program, which speaks another language perhaps. */
    public static Stream<Words> inEachLanguage(Class<?> speaker) {
        return Stream.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE).map(language -> of(speaker, language));
    }

    static Words of(Class<?> speaker, Locale language) {
        return new Words(bundle(speaker, "words", language));
    }

    /**
     * Returns other sentences of a class's package, for who says them by himself.
     *
     * @param name of the file
     * @throws java.util.MissingResourceException if there is none
     */
    public static ResourceBundle bundle(Class<?> speaker, String name) {
        return bundle(speaker, name, Locale.getDefault(Locale.Category.DISPLAY));
    }

    private static ResourceBundle bundle(Class<?> speaker, String name, Locale language) {
        Control englishElse = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
        return ResourceBundle.getBundle(speaker.getPackageName() + "." + name, language, englishElse);
    }

    /**
     * Returns a sentence.
     *
     * @param key of it
     * @param values for its places
     * @throws java.util.MissingResourceException if there is none
     */
    public String say(String key, @Nullable Object... values) {
        return String.format(Locale.ROOT, sentences.getString(key), values);
    }

    /**
     * Returns a phrase with a number of things: the sentence {@code key.one} for one, where there is such a one.
     *
     * @param key of the sentence for any number of them
     * @param count stands for its only place
     */
    public String count(String key, long count) {
        boolean isOne = count == 1 && sentences.containsKey(key + ONE);
        return say(isOne ? key + ONE : key, count);
    }
}
