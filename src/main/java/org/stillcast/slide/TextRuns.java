package org.stillcast.slide;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import org.stillcast.subtitle.BreakFinder;

/**
 * Divides a text among fonts. Whatever is in one script is written in the first font that has all of it; if there is none, each
 * word of it is, then each cluster of letters and marks, then each character. Spaces, punctuation and digits go with the
 * script before them.
 */
final class TextRuns {
    private static final int IDEOGRAPHIC_SPACE = 0x3000;

    private final List<FontFace> fonts;
    private final BitSet absent;
    private final IntConsumer missing;
    private final String text;
    private final BitSet clusters;
    private final List<FontRun> runs = new ArrayList<>();

    /**
     * @param fonts in the order in which they are looked into; at least one
     * @param absent characters that none of them has, as far as that is known; takes more of them
     * @param missing is told characters that none of them has
     */
    TextRuns(List<FontFace> fonts, BitSet absent, BreakFinder breaks, String text, IntConsumer missing) {
        this.fonts = fonts;
        this.absent = absent;
        this.missing = missing;
        this.text = text;
        clusters = text.isEmpty() ? new BitSet() : breaks.clusters(text);
    }

    List<FontRun> find() {
        int start = 0;
        while (start < text.length()) {
            int end = endOfScript(start);
            divide(start, end);
            start = end;
        }
        return runs;
    }

    private int endOfScript(int start) {
        int script = UScript.COMMON;
        for (int at = start; at < text.length(); at = next(at)) {
            int here = script(at);
            if (here != UScript.COMMON && script != UScript.COMMON && here != script) {
                return at;
            }
            script = here == UScript.COMMON ? script : here;
        }
        return text.length();
    }

    /** Japanese and Korean are written in several scripts, which are one here. */
    private int script(int cluster) {
        int script = UScript.getScript(text.codePointAt(cluster));
        return switch (script) {
            case UScript.INHERITED -> UScript.COMMON;
            case UScript.HIRAGANA, UScript.KATAKANA, UScript.HANGUL, UScript.BOPOMOFO -> UScript.HAN;
            default -> script;
        };
    }

    private int next(int cluster) {
        int next = clusters.nextSetBit(cluster + 1);
        return next < 0 ? text.length() : next;
    }

    private void divide(int start, int end) {
        Optional<FontFace> face = first(start, end);
        if (face.isPresent()) {
            add(start, end, face.get());
            return;
        }
        for (int at = start; at < end; ) {
            int wordEnd = endOfWord(at, end);
            divideWord(at, wordEnd);
            at = wordEnd;
        }
    }

    private int endOfWord(int start, int end) {
        int at = start;
        while (at < end && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return Math.min(end, at + 1);
    }

    private void divideWord(int start, int end) {
        Optional<FontFace> face = first(start, end);
        if (face.isPresent()) {
            add(start, end, face.get());
            return;
        }
        for (int at = start; at < end; at = Math.min(end, next(at))) {
            divideCluster(at, Math.min(end, next(at)));
        }
    }

    private void divideCluster(int start, int end) {
        Optional<FontFace> whole = first(start, end);
        for (int at = start; at < end; ) {
            int character = text.codePointAt(at);
            int next = at + Character.charCount(character);
            Optional<FontFace> face = whole.isPresent() ? whole : first(at, next);
            if (face.isEmpty()) {
                absent.set(character);
                missing.accept(character);
            }
            add(at, next, face.orElse(fonts.get(0)));
            at = next;
        }
    }

    private Optional<FontFace> first(int start, int end) {
        int[] characters = text.substring(start, end)
                .codePoints()
                .filter(TextRuns::needsGlyph)
                .distinct()
                .toArray();
        for (int character : characters) {
            if (absent.get(character)) {
                return Optional.empty();
            }
        }
        return fonts.stream().filter(font -> hasAll(font, characters)).findFirst();
    }

    private static boolean hasAll(FontFace font, int[] characters) {
        for (int character : characters) {
            if (!font.has(character)) {
                return false;
            }
        }
        return true;
    }

    /** Joiners, selectors and marks of direction are not drawn, and blanks are no matter of fonts. */
    private static boolean needsGlyph(int character) {
        boolean isSeen = !UCharacter.isUWhiteSpace(character)
                && !UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                && !Character.isISOControl(character);
        return isSeen || character == IDEOGRAPHIC_SPACE;
    }

    private void add(int start, int end, FontFace face) {
        int last = runs.size() - 1;
        if (last >= 0 && runs.get(last).face().equals(face)) {
            runs.set(last, new FontRun(runs.get(last).start(), end, face));
        } else {
            runs.add(new FontRun(start, end, face));
        }
    }
}
