package org.stillcast.subtitle;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

/**
 * Finds where a text may be broken, by ICU: its line breaks (UAX #14, strict: kinsoku is obeyed; Thai, Lao, Khmer and Burmese by
 * its dictionaries), and of those only the ones that are no break in a word. Japanese and Korean, which the text's letters tell
 * whatever the language is said to be, are broken between phrases, so that no particle begins a line; other Han characters
 * between the words of ICU's dictionary. Breaks inside a phrase, and then inside a word, are taken only where it is wider than a
 * line, and breaks between any two grapheme clusters where one is wider than two lines. Keeps its iterators, for they load the
 * dictionaries; not safe for use by several threads.
 */
public final class BreakFinder {
    private enum Kind {
        LINE,
        PHRASE,
        WORD,
        CLUSTER
    }

    private record Rules(Kind kind, ULocale language) {}

    private final ULocale language;
    private final Map<Rules, BreakIterator> iterators = new HashMap<>();

    /**
     * Makes one that has loaded nothing yet.
     *
     * @param language BCP 47; empty if it is not known
     */
    public BreakFinder(String language) {
        this.language = ULocale.forLanguageTag(language);
    }

    /**
     * Returns a text with its breaks.
     *
     * @param text clean, not empty
     */
    BrokenText find(String text) {
        TextMeasure measure = new TextMeasure(text);
        BitSet clusters = clusters(text);
        BitSet legal = legal(text);
        BitSet whole = whole(text);
        BitSet breaks = (BitSet) whole.clone();
        BitSet parts = new BitSet();
        if (measure.hasWider(breaks, CharacterMeasure.LINE)) {
            parts = boundaries(Kind.WORD, language, text);
            parts.and(legal);
            measure.refine(breaks, parts, CharacterMeasure.LINE);
            measure.refine(breaks, legal, CharacterMeasure.LINE);
            measure.refine(breaks, clusters, 2 * CharacterMeasure.LINE);
        }
        return new BrokenText(measure, breaks, new BreakRanking(text, whole, parts));
    }

    /** Returns the indices at which a line may begin, and the text's end. */
    public BitSet legal(String text) {
        BitSet legal = boundaries(Kind.LINE, language, text);
        legal.and(clusters(text));
        return legal;
    }

    /** Returns those of them at which a line begins well: no phrase or word is broken. */
    public BitSet whole(String text) {
        BitSet whole = legal(text);
        narrowToPhrases(whole, text);
        return whole;
    }

    /** Returns the indices at which a grapheme cluster begins, what people take for a character, and the text's end. */
    public BitSet clusters(String text) {
        return boundaries(Kind.CLUSTER, language, text);
    }

    private void narrowToPhrases(BitSet breaks, String text) {
        ScriptSample scripts = ScriptSample.of(text);
        if (scripts.hasKana()) {
            breaks.and(boundaries(Kind.PHRASE, ULocale.JAPANESE, text));
        }
        if (scripts.hasHangul()) {
            breaks.and(boundaries(Kind.PHRASE, ULocale.KOREAN, text));
        }
        if (scripts.hasHan() && !scripts.hasKana()) {
            breaks.and(boundaries(Kind.WORD, language, text));
        }
    }

    /** Returns the indices at which something begins, and the text's end; none in front of a blank, which ends what is before it. */
    private BitSet boundaries(Kind kind, ULocale language, String text) {
        BreakIterator iterator = iterators.computeIfAbsent(new Rules(kind, language), BreakFinder::iterator);
        iterator.setText(text);
        BitSet found = new BitSet(text.length() + 1);
        for (int at = iterator.first(); at != BreakIterator.DONE; at = iterator.next()) {
            if (at == text.length() || !Character.isWhitespace(text.charAt(at))) {
                found.set(at);
            }
        }
        return found;
    }

    private static BreakIterator iterator(Rules rules) {
        ULocale.Builder locale = new ULocale.Builder().setLocale(rules.language).clearExtensions();
        return switch (rules.kind) {
            case LINE ->
                BreakIterator.getLineInstance(
                        locale.setUnicodeLocaleKeyword("lb", "strict").build());
            case PHRASE ->
                BreakIterator.getLineInstance(
                        locale.setUnicodeLocaleKeyword("lw", "phrase").build());
            case WORD -> BreakIterator.getWordInstance(locale.build());
            case CLUSTER -> BreakIterator.getCharacterInstance(locale.build());
        };
    }
}
