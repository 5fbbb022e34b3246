package org.stillcast.doubt;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Two texts that fit each other's clips.
 *
 * @param gain how much better, in squares of spreads
 */
record TextSwap(int first, int second, double gain) {
    private static final double MOST_COST = 100;
    private static final double LEAST_GAIN = 22;

    /** What is swapped does not fit by so much at least, as a natural logarithm and in spreads; and what is mended fits by less. */
    private static final double LEAST_MISFIT = 0.25;

    private static final double SPREADS = 2.5;

    /** Neighbours, and those of the same language where two of them take turns. */
    private static final int MOST_DISTANCE = 2;

    /** So few misfits are compared with each other wherever they are. */
    private static final int FEW = 30;

    /**
     * Returns the swaps, the clearest first, each text in one of them at most.
     *
     * @param others clips that are not looked at
     */
    static List<TextSwap> in(TextFits fits, BitSet others) {
        int[] misfits = fits.clips()
                .filter(clip -> !others.get(clip) && !isFit(fits, clip, clip))
                .toArray();
        List<TextSwap> swaps = new ArrayList<>();
        for (int i = 0; i < misfits.length; i++) {
            for (int j = i + 1; j < misfits.length; j++) {
                if (misfits[j] - misfits[i] > MOST_DISTANCE && misfits.length > FEW) {
                    break;
                }
                addIfSwapped(fits, misfits[i], misfits[j], swaps);
            }
        }
        swaps.sort(Comparator.comparingDouble(TextSwap::gain).reversed());
        BitSet taken = new BitSet();
        swaps.removeIf(swap -> !swap.takes(taken));
        return swaps;
    }

    private boolean takes(BitSet taken) {
        boolean isFree = !taken.get(first) && !taken.get(second);
        if (isFree) {
            taken.set(first);
            taken.set(second);
        }
        return isFree;
    }

    private static void addIfSwapped(TextFits fits, int a, int b, List<TextSwap> swaps) {
        boolean areOpposite = fits.misfit(a, a) > 0 != fits.misfit(b, b) > 0;
        if (areOpposite && isFit(fits, a, b) && isFit(fits, b, a)) {
            double gain = fits.cost(a, a, MOST_COST)
                    + fits.cost(b, b, MOST_COST)
                    - fits.cost(a, b, MOST_COST)
                    - fits.cost(b, a, MOST_COST);
            if (gain >= LEAST_GAIN) {
                swaps.add(new TextSwap(a, b, gain));
            }
        }
    }

    private static boolean isFit(TextFits fits, int text, int clip) {
        return Math.abs(fits.misfit(text, clip)) < Math.max(LEAST_MISFIT, SPREADS * fits.spread(text));
    }
}
