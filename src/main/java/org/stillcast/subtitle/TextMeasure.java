package org.stillcast.subtitle;

import java.util.BitSet;

/** What stretches of a text take of a line and of time; asked by indices into the text. Of blanks at a stretch's end only time. */
final class TextMeasure {
    private final String text;
    private final int[] room;
    private final int[] weight;
    private final int[] reading;

    TextMeasure(String text) {
        this.text = text;
        this.room = new int[text.length() + 1];
        this.weight = new int[text.length() + 1];
        this.reading = new int[text.length() + 1];
        int before = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            CharacterMeasure measure = CharacterMeasure.of(character, before);
            for (int end = i + Character.charCount(character); i < end; i++) {
                boolean isFirst = end - i == Character.charCount(character);
                room[i + 1] = room[i] + (isFirst ? measure.room() : 0);
                weight[i + 1] = weight[i] + (isFirst ? measure.weight() : 0);
                reading[i + 1] = reading[i] + (isFirst ? measure.reading() : 0);
            }
            before = character;
        }
    }

    String text() {
        return text;
    }

    /** Returns where a stretch ends without the blanks at its end. */
    int contentEnd(int from, int to) {
        int end = to;
        while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** Tells whether a line's end is among the blanks at a stretch's end. */
    boolean endsLine(int from, int to) {
        for (int i = contentEnd(from, to); i < to; i++) {
            if (text.charAt(i) == '\n') {
                return true;
            }
        }
        return false;
    }

    /** Returns the room of a stretch without the blanks at its end. */
    int room(int from, int to) {
        return room[contentEnd(from, to)] - room[from];
    }

    int weight(int from, int to) {
        return weight[to] - weight[from];
    }

    /** Returns how long it takes to read a stretch, in 1/9 ms. */
    int reading(int from, int to) {
        return reading[to] - reading[from];
    }

    /** Tells whether something between two breaks is wider than a certain room. */
    boolean hasWider(BitSet breaks, int most) {
        int from = 0;
        for (int to = breaks.nextSetBit(1); to > 0; to = breaks.nextSetBit(to + 1)) {
            if (room(from, to) > most) {
                return true;
            }
            from = to;
        }
        return false;
    }

    /**
     * Adds finer breaks to a text's breaks, where what is between two of them is wider than a certain room.
     *
     * @param breaks with the text's end
     */
    void refine(BitSet breaks, BitSet finer, int most) {
        int from = 0;
        for (int to = breaks.nextSetBit(1); to > 0; to = breaks.nextSetBit(to + 1)) {
            if (room(from, to) > most) {
                for (int at = finer.nextSetBit(from + 1); at > 0 && at < to; at = finer.nextSetBit(at + 1)) {
                    breaks.set(at);
                }
            }
            from = to;
        }
    }
}
