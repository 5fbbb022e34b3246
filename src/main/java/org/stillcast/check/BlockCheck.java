package org.stillcast.check;

import java.util.Locale;
import java.util.Optional;

import org.stillcast.project.SampleRate;

/**
 * Whether a block of a segment is heard in its place.
 *
 * <p>A coder for low bit rates leaves the upper part of a sound out, and smears what is loud over two of its frames. So a
 * stretch is judged only if enough of it lies in the lower part, and not by what is near one of its ends.
 */
final class BlockCheck {
    /** How far around its place a block is looked for: at least 20 ms. */
    static final int MARGIN_POINTS = 160;

    /** Root mean square, of 16 bits: some 60 dB below the loudest. What is quieter may be lost. */
    private static final double AUDIBLE = 32;

    /** Some 50 dB below the loudest. */
    private static final double DISTURBING = 100;

    private static final double SURELY_THERE = 0.97;
    private static final int PLENTY_KBPS = 48;
    private static final int SCARCE_KBPS = 24;

    /** So much nearer to a perfect correlation has another place to be, to be taken for the right one. */
    private static final double NEARER = 0.4;

    private static final int LEAST_LAG_POINTS = 3;
    private static final double SILENT = 0.1;
    private static final double MUTED = 0.2;
    private static final int FAULTY_CELLS = 3;
    private static final double TOO_LOUD = 4;
    private static final int SMEAR_SAMPLES = 2048;

    private final double pointsPerMillisecond;
    private final boolean scarce;
    private final double leastShare;
    private final double perhapsThere;
    private final int smearPoints;
    private final int smearCells;

    /**
     * @param kbpsPerChannel bit rate of the part
     */
    BlockCheck(SketchResolution resolution, SampleRate rate, int kbpsPerChannel) {
        pointsPerMillisecond = rate.hertz() / 1000.0 / resolution.pointSamples();
        // ffmpeg's coder cuts off at 15 kHz with 48 kbit/s, at 9 kHz with 32, at 3 kHz with 16, at 2 kHz with 10.
        scarce = kbpsPerChannel < SCARCE_KBPS;
        leastShare = kbpsPerChannel >= PLENTY_KBPS ? 0.01 : 0.1;
        perhapsThere = kbpsPerChannel >= PLENTY_KBPS ? 0.6 : 0.35;
        smearPoints = SMEAR_SAMPLES / resolution.pointSamples() + 1;
        smearCells = SMEAR_SAMPLES / resolution.cellSamples() + 1;
    }

    /**
     * Returns what is wrong, in words that go on from the clip.
     *
     * @param actual the part, from the margin before the block to the margin behind it
     * @param first whether the clip starts with the block
     * @param last whether the clip ends with it
     */
    Optional<String> faultIn(SketchBlock block, int channel, float[] actual, boolean first, boolean last) {
        float[] expected = block.points(channel);
        int count = block.count();
        if (scarce) {
            lowPass(expected, count);
            lowPass(actual, count + 2 * MARGIN_POINTS);
        }
        int from = first && count > 3 * smearPoints ? smearPoints : 0;
        int to = last && count > 3 * smearPoints ? count - smearPoints : count;
        Correlation here = Correlation.of(expected, actual, MARGIN_POINTS, from, to);
        if (isClear(here, block.loudness(channel), from, to)) {
            if (here.actualVariance() < SILENT * SILENT * here.expectedVariance()) {
                return Optional.of("is silent where it should sound");
            }
            if (here.coefficient() < SURELY_THERE) {
                Optional<String> elsewhere = elsewhere(expected, actual, here, from, to);
                if (elsewhere.isPresent()) {
                    return elsewhere;
                }
            }
            if (here.coefficient() < perhapsThere) {
                return Optional.of("is not heard in its place");
            }
        }
        return cells(block, channel, actual, first, last);
    }

    /** A low-pass filter, in place: leaves what is below some 1500 Hz. */
    private static void lowPass(float[] points, int count) {
        for (int pass = 0; pass < 2; pass++) {
            float before = 0;
            for (int i = 0; i < count; i++) {
                float here = points[i];
                float behind = i + 1 < count ? points[i + 1] : 0;
                points[i] = (before + 2 * here + behind) / 4;
                before = here;
            }
        }
    }

    private boolean isClear(Correlation here, float[] loudness, int from, int to) {
        double squares = 0;
        int first = from / SketchResolution.POINTS_PER_CELL;
        int end = (to + SketchResolution.POINTS_PER_CELL - 1) / SketchResolution.POINTS_PER_CELL;
        for (int cell = first; cell < end; cell++) {
            squares += loudness[cell] * loudness[cell];
        }
        return here.expectedVariance() > AUDIBLE * AUDIBLE
                && here.expectedVariance() > leastShare * squares / (end - first);
    }

    private Optional<String> elsewhere(float[] expected, float[] actual, Correlation here, int from, int to) {
        double best = here.coefficient();
        int place = MARGIN_POINTS;
        for (int at = 0; at <= 2 * MARGIN_POINTS; at++) {
            double there = Correlation.of(expected, actual, at, from, to).coefficient();
            if (there > best) {
                best = there;
                place = at;
            }
        }
        int lag = place - MARGIN_POINTS;
        if (best < perhapsThere || Math.abs(lag) < LEAST_LAG_POINTS || 1 - best > NEARER * (1 - here.coefficient())) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT, "is %.1f ms %s", Math.abs(lag) / pointsPerMillisecond, lag < 0 ? "early" : "late"));
    }

    private Optional<String> cells(SketchBlock block, int channel, float[] actual, boolean first, boolean last) {
        int muted = 0;
        int tooLoud = 0;
        int start = first ? smearCells : 0;
        int end = last ? block.cells() - smearCells : block.cells();
        for (int cell = start; cell < end; cell++) {
            int from = cell * SketchResolution.POINTS_PER_CELL;
            int to = Math.min(block.count(), from + SketchResolution.POINTS_PER_CELL);
            Correlation here = Correlation.of(block.points(channel), actual, MARGIN_POINTS, from, to);
            if (isClear(here, block.loudness(channel), from, to)) {
                muted = here.actualVariance() < MUTED * MUTED * here.expectedVariance() ? muted + 1 : 0;
            }
            tooLoud = isTooLoud(here, block, channel, cell) ? tooLoud + 1 : 0;
            if (muted == FAULTY_CELLS) {
                return Optional.of("falls silent where it should sound");
            }
            if (tooLoud == FAULTY_CELLS) {
                return Optional.of("sounds where it should be silent");
            }
        }
        return Optional.empty();
    }

    /** Near an end of the block it is not known what is heard around it. */
    private boolean isTooLoud(Correlation here, SketchBlock block, int channel, int cell) {
        if (cell < smearCells || cell >= block.cells() - smearCells) {
            return false;
        }
        double around = TOO_LOUD * loudest(block.loudness(channel), cell - smearCells, cell + smearCells);
        return here.actualVariance() > Math.max(DISTURBING * DISTURBING, around * around);
    }

    private static double loudest(float[] loudness, int first, int last) {
        double loudest = 0;
        for (int cell = first; cell <= last; cell++) {
            loudest = Math.max(loudest, loudness[cell]);
        }
        return loudest;
    }
}
