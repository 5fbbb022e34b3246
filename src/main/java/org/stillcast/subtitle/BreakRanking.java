package org.stillcast.subtitle;

import java.util.BitSet;
import java.util.Locale;
import java.util.Set;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.LineBreak;
import com.ibm.icu.lang.UProperty;

/**
 * Says how good a break is by what stands before it and behind it. A sentence ends with a sign that Unicode calls STerm, unless a
 * small letter follows; a full stop ends none either behind a single letter, a number of one or two digits (a date's day in German)
 * or an abbreviation that stands before a name. Unicode's sentence breaks (UAX #29) know none of that, and the exceptions that
 * ICU 79 has for them ({@code ss=standard}) go by the last letters of a word: in German "Oktober." ends no sentence for them.
 */
final class BreakRanking {
    private static final Set<String> BEFORE_NAMES = Set.of(
            "mr", "mrs", "ms", "dr", "prof", "st", "mme", "mlle", "hr", "fr", "nr", "sra", "bzw", "ca", "vgl", "evtl",
            "vs");
    private static final int MOST_DIGITS_OF_A_DAY = 2;
    private static final String FULL_STOPS = ".\u2024\uFF0E";
    private static final String CLAUSE_ENDS = "…—–";
    private static final int ZERO_WIDTH_SPACE = 0x200B;

    private final String text;
    private final BitSet whole;
    private final BitSet parts;

    /**
     * @param whole breaks that are in no word and no phrase
     * @param parts breaks that are in no word
     */
    BreakRanking(String text, BitSet whole, BitSet parts) {
        this.text = text;
        this.whole = whole;
        this.parts = parts;
    }

    /** Returns the rank of a break at an index into the text. */
    BreakRank at(int at) {
        int end = at;
        int lineEnds = 0;
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
            lineEnds += text.charAt(end) == '\n' ? 1 : 0;
        }
        if (lineEnds > 1 || at == text.length()) {
            return BreakRank.PARAGRAPH;
        }
        BreakRank byMeaning = byMeaning(end, at);
        return lineEnds == 1 && byMeaning != BreakRank.SENTENCE ? BreakRank.LINE : byMeaning;
    }

    private BreakRank byMeaning(int end, int at) {
        int last = lastOfContent(end);
        int character = text.codePointBefore(last);
        boolean isSmallBehind = isSmallLetterBehind(at);
        if (UCharacter.hasBinaryProperty(character, UProperty.S_TERM)) {
            boolean isFullStop = FULL_STOPS.indexOf(character) >= 0;
            if (isFullStop && isAbbreviation(last - 1)) {
                return BreakRank.WORD_PART;
            }
            if (isFullStop && isSmallBehind) {
                return byBlank(end, at);
            }
            return isSmallBehind ? BreakRank.CLAUSE : BreakRank.SENTENCE;
        }
        boolean isClause = CLAUSE_ENDS.indexOf(character) >= 0
                || UCharacter.hasBinaryProperty(character, UProperty.TERMINAL_PUNCTUATION);
        return isClause ? BreakRank.CLAUSE : byBlank(end, at);
    }

    /** Returns the end of a text without quotation marks and closing brackets; its own end if nothing else is in it. */
    private int lastOfContent(int end) {
        int last = end;
        while (last > 1 && isQuoteOrBracket(text.codePointBefore(last))) {
            last -= Character.charCount(text.codePointBefore(last));
        }
        return last == 0 ? end : last;
    }

    private boolean isSmallLetterBehind(int at) {
        int first = at;
        while (first < text.length() && isQuoteOrBracket(text.codePointAt(first))) {
            first += Character.charCount(text.codePointAt(first));
        }
        return first < text.length() && Character.isLowerCase(text.codePointAt(first));
    }

    private static boolean isQuoteOrBracket(int character) {
        return switch (Character.getType(character)) {
            case Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION -> true;
            default -> character == '"' || character == '\'';
        };
    }

    private boolean isAbbreviation(int stop) {
        int start = stop;
        while (start > 0 && Character.isLetterOrDigit(text.codePointBefore(start))) {
            start -= Character.charCount(text.codePointBefore(start));
        }
        String word = text.substring(start, stop);
        int letters = word.codePointCount(0, word.length());
        boolean isNumber = letters > 0 && word.codePoints().allMatch(Character::isDigit);
        return letters == 1
                || (isNumber && letters <= MOST_DIGITS_OF_A_DAY)
                || BEFORE_NAMES.contains(word.toLowerCase(Locale.ROOT));
    }

    private BreakRank byBlank(int end, int at) {
        int character = text.codePointBefore(end);
        boolean hasNoBlanks =
                UCharacter.getIntPropertyValue(character, UProperty.LINE_BREAK) == LineBreak.COMPLEX_CONTEXT;
        if (end < at) {
            return hasNoBlanks ? BreakRank.CLAUSE : BreakRank.WORD;
        }
        if (!whole.get(at)) {
            return parts.get(at) ? BreakRank.WORD_PART : BreakRank.INSIDE;
        }
        boolean isWord = hasNoBlanks
                || character == ZERO_WIDTH_SPACE
                || CharacterMeasure.isWide(character)
                || CharacterMeasure.isWide(text.codePointAt(at));
        return isWord ? BreakRank.WORD : BreakRank.WORD_PART;
    }
}
