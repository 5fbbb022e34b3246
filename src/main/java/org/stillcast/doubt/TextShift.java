package org.stillcast.doubt;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Texts in a row that belong to the clips behind, or in front of, theirs.
 *
 * @param first position of the first clip with such a text
 * @param last position of the last one
 * @param by 1 if texts belong to the next clips, -1 if to the previous ones
 */
record TextShift(int first, int last, int by) {
    private static final int LEAST_TEXTS = 4;
    private static final double LEAST_GAIN = 40;

    /** One misfit counts no more than this. */
    private static final double MOST_COST = 25;

    /** What each text of the row has to gain at least on average: else rows of nothing in particular would be found. */
    private static final double DEMANDED = 1.5;

    static Optional<TextShift> in(TextFits fits) {
        Search forward = new Search(fits, 1);
        Search back = new Search(fits, -1);
        Search better = forward.best >= back.best ? forward : back;
        boolean isFound = better.best >= LEAST_GAIN && better.texts() >= LEAST_TEXTS;
        return isFound ? Optional.of(new TextShift(better.bestFirst, better.bestLast, better.by)) : Optional.empty();
    }

    /** The row with the greatest gain (Kadane). */
    private static final class Search {
        private final TextFits fits;
        private final int by;
        private double best;
        private int bestFirst;
        private int bestLast;

        Search(TextFits fits, int by) {
            this.fits = fits;
            this.by = by;
            double gain = 0;
            int first = 0;
            for (int clip = 0; clip < fits.size(); clip++) {
                gain += gain(clip);
                if (gain <= 0) {
                    gain = 0;
                    first = clip + 1;
                } else if (gain > best) {
                    best = gain;
                    bestFirst = first;
                    bestLast = clip;
                }
            }
        }

        private double gain(int clip) {
            return fits.canTell(clip, clip) && fits.canTell(clip, clip + by)
                    ? fits.cost(clip, clip, MOST_COST) - fits.cost(clip, clip + by, MOST_COST) - DEMANDED
                    : 0;
        }

        /** Returns how many texts of the row gain something. */
        long texts() {
            return IntStream.rangeClosed(bestFirst, bestLast)
                    .filter(clip -> gain(clip) > 0)
                    .count();
        }
    }
}
