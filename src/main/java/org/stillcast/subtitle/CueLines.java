package org.stillcast.subtitle;

/** The lines of a cue: one if it fits, or two that are of like length and part where it reads well, if possible. */
final class CueLines {
    private static final int OF_AN_EMPTY_LINE = 100;
    private static final int OF_TOO_WIDE = 1_000;

    private CueLines() {}

    /** Returns what is between two breaks, with a \n between two lines. */
    static String of(BrokenText text, int from, int to) {
        boolean isOneLine = !text.hasLineEnd(from, to) && text.room(from, to) <= CharacterMeasure.LINE;
        if (isOneLine || to - from == 1) {
            return text.line(from, to);
        }
        int best = from + 1;
        for (int at = best; at < to; at++) {
            if (text.isLineEnd(at)) {
                best = at;
                break;
            }
            best = cost(text, from, at, to) < cost(text, from, best, to) ? at : best;
        }
        return text.line(from, best) + "\n" + text.line(best, to);
    }

    private static int cost(BrokenText text, int from, int at, int to) {
        int above = text.room(from, at);
        int below = text.room(at, to);
        int tooWide = Math.max(0, above - CharacterMeasure.LINE) + Math.max(0, below - CharacterMeasure.LINE);
        return OF_AN_EMPTY_LINE * Math.abs(above - below) / CharacterMeasure.LINE
                + text.rank(at).lineCost()
                + OF_TOO_WIDE * tooWide;
    }
}
