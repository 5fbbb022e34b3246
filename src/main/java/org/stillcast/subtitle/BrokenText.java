package org.stillcast.subtitle;

import java.util.BitSet;

/**
 * A text and its breaks, which are counted from 0, the text's beginning, to {@link #last}, its end. A line's beginning and end are
 * breaks. Immutable.
 */
final class BrokenText {
    private final TextMeasure measure;
    private final int[] places;
    private final BreakRank[] ranks;
    private final int[] linesBefore;

    /**
     * @param breaks indices into the text, its end among them
     */
    BrokenText(TextMeasure measure, BitSet breaks, BreakRanking ranking) {
        this.measure = measure;
        this.places = breaks.stream().filter(at -> at > 0).toArray();
        this.ranks = new BreakRank[places.length];
        this.linesBefore = new int[places.length + 1];
        for (int i = 0; i < places.length; i++) {
            ranks[i] = ranking.at(places[i]);
            linesBefore[i + 1] = linesBefore[i] + (measure.endsLine(place(i), places[i]) ? 1 : 0);
        }
    }

    private int place(int at) {
        return at == 0 ? 0 : places[at - 1];
    }

    /** Returns the break at the text's end. */
    int last() {
        return places.length;
    }

    /** Returns the rank of any break but the first. */
    BreakRank rank(int at) {
        return ranks[at - 1];
    }

    /** Tells whether the text has a line's end at a break. */
    boolean isLineEnd(int at) {
        return at > 0 && linesBefore[at] > linesBefore[at - 1];
    }

    /** Tells whether the text has a line's end between two breaks, not counting those. */
    boolean hasLineEnd(int from, int to) {
        return to > from && linesBefore[to - 1] > linesBefore[from];
    }

    /** Returns what a line between two breaks takes of {@link CharacterMeasure#LINE}. */
    int room(int from, int to) {
        return measure.room(place(from), place(to));
    }

    int weight(int from, int to) {
        return measure.weight(place(from), place(to));
    }

    /** Returns how long it takes to read what is between two breaks, in ms. */
    long readingMillis(int from, int to) {
        return (measure.reading(place(from), place(to)) + 8L) / 9;
    }

    /** Returns the line between two breaks, without the blanks at its end. */
    String line(int from, int to) {
        return measure.text().substring(place(from), measure.contentEnd(place(from), place(to)));
    }
}
