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
    static final int MARGIN_GRAINS = 160;

    /** Root mean square, of 16 bits: some 60 dB below the loudest. What is quieter may be lost. */
    private static final double AUDIBLE = 32;

    /** Some 50 dB below the loudest. */
    private static final double DISTURBING = 100;

    private static final double SURELY_THERE = 0.97;
    private static final int PLENTY_KBPS = 48;
    private static final int SCARCE_KBPS = 24;

    /** So much nearer to a perfect correlation has another place to be, to be taken for the right one. */
    private static final double NEARER = 0.4;

    private static final int LEAST_LAG_GRAINS = 3;
    private static final double SILENT = 0.1;
    private static final double MUTED = 0.2;
    private static final int FAULTY_CELLS = 3;
    private static final double TOO_LOUD = 4;
    private static final int SMEAR_SAMPLES = 2048;

    private final double grainsPerMillisecond;
    private final boolean scarce;
    private final double leastShare;
    private final double perhapsThere;
    private final int smearGrains;
    private final int smearCells;

    /**
     * @param kbpsPerChannel bit rate of the part
     */
    BlockCheck(SketchResolution grain, SampleRate rate, int kbpsPerChannel) {
        grainsPerMillisecond = rate.hertz() / 1000.0 / grain.samples();
        // ffmpeg's coder cuts off at 15 kHz with 48 kbit/s, at 9 kHz with 32, at 3 kHz with 16, at 2 kHz with 10.
        scarce = kbpsPerChannel < SCARCE_KBPS;
        leastShare = kbpsPerChannel >= PLENTY_KBPS ? 0.01 : 0.1;
        perhapsThere = kbpsPerChannel >= PLENTY_KBPS ? 0.6 : 0.35;
        smearGrains = SMEAR_SAMPLES / grain.samples() + 1;
        smearCells = SMEAR_SAMPLES / grain.cellSamples() + 1;
    }

    /**
     * Returns what is wrong, in words that go on from the clip.
     *
     * @param heard the part, from the margin before the block to the margin behind it
     * @param first whether the clip starts with the block
     * @param last whether the clip ends with it
     */
    Optional<String> faultIn(SketchBlock block, int channel, float[] heard, boolean first, boolean last) {
        float[] drawn = block.grains(channel);
        int count = block.count();
        if (scarce) {
            soften(drawn, count);
            soften(heard, count + 2 * MARGIN_GRAINS);
        }
        int from = first && count > 3 * smearGrains ? smearGrains : 0;
        int to = last && count > 3 * smearGrains ? count - smearGrains : count;
        Correlation here = Correlation.of(drawn, heard, MARGIN_GRAINS, from, to);
        if (isClear(here, block.loudness(channel), from, to)) {
            if (here.part() < SILENT * SILENT * here.segment()) {
                return Optional.of("is silent where it should sound");
            }
            if (here.correlation() < SURELY_THERE) {
                Optional<String> elsewhere = elsewhere(drawn, heard, here, from, to);
                if (elsewhere.isPresent()) {
                    return elsewhere;
                }
            }
            if (here.correlation() < perhapsThere) {
                return Optional.of("is not heard in its place");
            }
        }
        return cells(block, channel, heard, first, last);
    }

    /** Leaves what is below some 1500 Hz; in place. */
    private static void soften(float[] grains, int count) {
        for (int pass = 0; pass < 2; pass++) {
            float before = 0;
            for (int i = 0; i < count; i++) {
                float here = grains[i];
                float behind = i + 1 < count ? grains[i + 1] : 0;
                grains[i] = (before + 2 * here + behind) / 4;
                before = here;
            }
        }
    }

    private boolean isClear(Correlation here, float[] loudness, int from, int to) {
        double squares = 0;
        int first = from / SketchResolution.PER_CELL;
        int end = (to + SketchResolution.PER_CELL - 1) / SketchResolution.PER_CELL;
        for (int cell = first; cell < end; cell++) {
            squares += loudness[cell] * loudness[cell];
        }
        return here.segment() > AUDIBLE * AUDIBLE && here.segment() > leastShare * squares / (end - first);
    }

    private Optional<String> elsewhere(float[] drawn, float[] heard, Correlation here, int from, int to) {
        double best = here.correlation();
        int place = MARGIN_GRAINS;
        for (int at = 0; at <= 2 * MARGIN_GRAINS; at++) {
            double there = Correlation.of(drawn, heard, at, from, to).correlation();
            if (there > best) {
                best = there;
                place = at;
            }
        }
        int lag = place - MARGIN_GRAINS;
        if (best < perhapsThere || Math.abs(lag) < LEAST_LAG_GRAINS || 1 - best > NEARER * (1 - here.correlation())) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT, "is %.1f ms %s", Math.abs(lag) / grainsPerMillisecond, lag < 0 ? "early" : "late"));
    }

    private Optional<String> cells(SketchBlock block, int channel, float[] heard, boolean first, boolean last) {
        int muted = 0;
        int tooLoud = 0;
        int start = first ? smearCells : 0;
        int end = last ? block.cells() - smearCells : block.cells();
        for (int cell = start; cell < end; cell++) {
            int from = cell * SketchResolution.PER_CELL;
            int to = Math.min(block.count(), from + SketchResolution.PER_CELL);
            Correlation here = Correlation.of(block.grains(channel), heard, MARGIN_GRAINS, from, to);
            if (isClear(here, block.loudness(channel), from, to)) {
                muted = here.part() < MUTED * MUTED * here.segment() ? muted + 1 : 0;
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
        return here.part() > Math.max(DISTURBING * DISTURBING, around * around);
    }

    private static double loudest(float[] loudness, int first, int last) {
        double loudest = 0;
        for (int cell = first; cell <= last; cell++) {
            loudest = Math.max(loudest, loudness[cell]);
        }
        return loudest;
    }
}
