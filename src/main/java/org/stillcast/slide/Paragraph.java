package org.stillcast.slide;

import java.awt.font.TextLayout;
import java.awt.font.TextMeasurer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import org.stillcast.project.RubyText;

/** A line as it was typed, which may become several when it is drawn; measured once for all sizes of letters, in em. */
final class Paragraph {
    /** Height of the letters that all is measured in, in pixels. */
    static final float UNIT = 100;

    private static final float READING = 0.5f;

    /** From a line to the letters of readings above it; Chinese characters are as high as this less a little. */
    private static final float READING_RISE = 0.96f;

    /** From line to line, in em, whatever the font. */
    static final double LEAST_STEP = 1.3;

    private final String text;
    private final TextMeasurer measurer;
    /** By where they end. */
    private final NavigableMap<Integer, Box> boxes = new TreeMap<>();

    private final boolean isRightToLeft;
    private final boolean hasReadings;
    private final double ascent;
    private final double descent;
    private final BitSet goodEnds;
    private final BitSet clusters;
    private final List<LineFiller.Stretch> words;
    private final Map<LineFiller.Stretch, List<LineFiller.Stretch>> divided = new HashMap<>();

    /** A part of the text that is not broken if it has a reading. */
    private record Box(int start, int end, Optional<TextLayout> reading) {}

    Paragraph(String written, Lettering lettering) throws IOException {
        text = fill(written.isEmpty() ? " " : written, lettering);
        hasReadings = boxes.values().stream().anyMatch(box -> box.reading().isPresent());
        measurer = new TextMeasurer(lettering.attributed(text, UNIT), lettering.context());
        TextLayout whole = measurer.getLayout(0, text.length());
        isRightToLeft = !whole.isLeftToRight();
        descent = (whole.getDescent() + whole.getLeading()) / UNIT;
        ascent = Math.max(Math.max(whole.getAscent() / UNIT, LEAST_STEP - descent), hasReadings ? top() : 0);
        goodEnds = lettering.breaks().whole(text);
        clusters = outsideReadings(lettering.breaks().clusters(text));
        words = between(outsideReadings(lettering.breaks().legal(text)), 0, text.length());
    }

    /** Returns the text without readings. */
    private String fill(String written, Lettering lettering) throws IOException {
        StringBuilder all = new StringBuilder();
        for (RubyText.Piece piece : RubyText.parse(written).pieces()) {
            int start = all.length();
            int end = all.append(piece.base()).length();
            Optional<TextLayout> reading = piece.reading().isPresent()
                    ? Optional.of(lettering.layout(piece.reading().get(), UNIT * READING))
                    : Optional.empty();
            boxes.put(end, new Box(start, end, reading));
        }
        return all.toString();
    }

    private static float top() {
        return READING_RISE + READING;
    }

    /** Returns the distance from a line's upper edge to its letters' foot. */
    double ascent() {
        return ascent;
    }

    /** Returns the distance from a line's upper edge to that of the next. */
    double step() {
        return ascent + descent;
    }

    /**
     * Returns the stretches that it can be divided into.
     *
     * @param widest what is wider than this, and no word with a reading, may be divided within words
     */
    LineFiller stretches(double widest) {
        List<LineFiller.Stretch> stretches = new ArrayList<>();
        for (LineFiller.Stretch word : words) {
            if (word.width() > widest) {
                stretches.addAll(divided.computeIfAbsent(word, wide -> between(clusters, wide.start(), wide.end())));
            } else {
                stretches.add(word);
            }
        }
        return new LineFiller(stretches);
    }

    private List<LineFiller.Stretch> between(BitSet ends, int start, int end) {
        List<LineFiller.Stretch> stretches = new ArrayList<>();
        for (int at = start; at < end; ) {
            int next = ends.nextSetBit(at + 1);
            next = next < 0 ? end : Math.min(next, end);
            boolean endsWell = goodEnds.get(next) || next == text.length();
            stretches.add(new LineFiller.Stretch(at, next, advance(at, next), width(at, next), endsWell));
            at = next;
        }
        return stretches;
    }

    private BitSet outsideReadings(BitSet breaks) {
        for (Box box : boxes.values()) {
            if (box.reading().isPresent()) {
                breaks.clear(box.start() + 1, box.end());
            }
        }
        return breaks;
    }

    /** Returns those that have something of a stretch. */
    private List<Box> boxes(int start, int end) {
        return boxes.tailMap(start, false).values().stream()
                .takeWhile(box -> box.start() < end)
                .toList();
    }

    private double width(int start, int end) {
        return advance(start, contentEnd(start, end));
    }

    private int contentEnd(int start, int end) {
        int last = end;
        while (last > start && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        return last;
    }

    private double advance(int start, int end) {
        double advance = 0;
        for (Box box : boxes(start, end)) {
            int from = Math.max(start, box.start());
            int to = Math.min(end, box.end());
            if (from < to) {
                double base = measurer.getAdvanceBetween(from, to) / UNIT;
                advance +=
                        Math.max(base, box.reading().map(TextLayout::getAdvance).orElse(0f) / UNIT);
            }
        }
        return advance;
    }

    /**
     * Returns a line of it, in letters of {@link #UNIT}.
     *
     * @param start index in the text, inclusive
     * @param end index in the text, exclusive
     */
    SlideLine line(int start, int end) {
        SlideLine line = new SlideLine(UNIT * READING_RISE);
        int contentEnd = contentEnd(start, end);
        if (start < contentEnd && !hasReadings) {
            line.add(measurer.getLayout(start, contentEnd), Optional.empty());
            return line;
        }
        List<Box> inOrder = new ArrayList<>(boxes(start, contentEnd));
        if (isRightToLeft) {
            Collections.reverse(inOrder);
        }
        for (Box box : inOrder) {
            int from = Math.max(start, box.start());
            int to = Math.min(contentEnd, box.end());
            if (from < to) {
                line.add(measurer.getLayout(from, to), box.reading());
            }
        }
        return line;
    }
}
