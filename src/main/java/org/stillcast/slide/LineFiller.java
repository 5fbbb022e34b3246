package org.stillcast.slide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Divides stretches of a text among lines, so that none is wider than it may be and all are about equally wide. Widths are in em.
 *
 * @param stretches between places where a line may end; at least one
 */
record LineFiller(List<Stretch> stretches) {
    /** A line ends well rather than late, if it is at least this full. */
    private static final double FULL_ENOUGH = 0.6;

    private static final int HALVINGS = 10;

    /**
     * What is between two places where a line may end.
     *
     * @param start index in the text, inclusive
     * @param end index in the text, exclusive
     * @param advance its width where something follows
     * @param width the same at a line's end, without blanks
     * @param endsWell whether no phrase or word goes on behind it
     */
    record Stretch(int start, int end, double advance, double width, boolean endsWell) {}

    LineFiller {
        stretches = List.copyOf(stretches);
    }

    /** Returns the last stretch of each line; empty if a stretch is wider than a line. */
    Optional<List<Stretch>> ends(double width) {
        Optional<List<Stretch>> full = filled(width);
        if (full.isEmpty() || full.get().size() == 1) {
            return full;
        }
        List<Stretch> best = full.get();
        double tooNarrow = 0;
        double wide = width;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (tooNarrow + wide) / 2;
            Optional<List<Stretch>> tried = filled(middle);
            if (tried.isPresent() && isAsGood(tried.get(), best)) {
                best = tried.get();
                wide = middle;
            } else {
                tooNarrow = middle;
            }
        }
        return Optional.of(best);
    }

    private static boolean isAsGood(List<Stretch> one, List<Stretch> other) {
        return one.size() <= other.size() && badEnds(one) <= badEnds(other);
    }

    private static long badEnds(List<Stretch> ends) {
        return ends.stream().filter(end -> !end.endsWell()).count();
    }

    private Optional<List<Stretch>> filled(double width) {
        List<Stretch> ends = new ArrayList<>();
        int next = 0;
        while (next < stretches.size()) {
            int last = lastOfLine(next, width);
            if (last < next) {
                return Optional.empty();
            }
            ends.add(stretches.get(last));
            next = last + 1;
        }
        return Optional.of(ends);
    }

    private int lastOfLine(int first, double width) {
        int last = first - 1;
        int lastGood = first - 1;
        double advance = 0;
        for (int i = first; i < stretches.size(); i++) {
            Stretch stretch = stretches.get(i);
            if (advance + stretch.width() > width) {
                return lastGood >= first ? lastGood : last;
            }
            last = i;
            boolean isFullEnough = advance + stretch.width() >= FULL_ENOUGH * width;
            lastGood = stretch.endsWell() && isFullEnough ? i : lastGood;
            advance += stretch.advance();
        }
        return last;
    }
}
