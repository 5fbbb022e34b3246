package org.stillcast.loudness;

import java.util.Arrays;

/**
 * The true peak of one channel: the highest level of the curve that its samples stand for, as of ITU-R BS.1770, annex 2,
 * at four times the rate.
 *
 * <p>The curve is looked at where one of the two samples beside it comes to half of the peak so far: of speech that is
 * some hundredth. Not safe for several threads.
 */
final class TruePeak {
    private static final int TIMES = 4;
    private static final int TAPS = 32;
    private static final int BEFORE = TAPS / 2 - 1;
    private static final double KAISER_BETA = 9;
    private static final double[][] CURVES = curves();

    private static final int BLOCK = 4096;

    /** The samples of a block behind the last ones of the one before it. */
    private final short[] line = new short[TAPS + BLOCK];

    private int filled = BEFORE + 1;
    private int highest;
    private double peak;

    /** Takes a stretch of one channel. */
    void add(short[] values, int first, int step, int count) {
        int at = first;
        for (int left = count; left > 0; ) {
            int more = Math.min(left, line.length - filled);
            for (int i = 0; i < more; i++, at += step) {
                line[filled + i] = values[at];
            }
            filled += more;
            left -= more;
            look();
        }
    }

    /** Returns the peak of all, silence being before it and behind; full scale is 1. */
    double end() {
        add(new short[TAPS], 0, 1, TAPS);
        return Math.max(peak, highest) / 32768;
    }

    /** Looks at the curve between all neighbours that have enough samples on both sides. */
    private void look() {
        int end = filled - TAPS + BEFORE + 1;
        for (int i = BEFORE; i < end; i++) {
            int beside = Math.max(Math.abs(line[i]), Math.abs(line[i + 1]));
            highest = Math.max(highest, beside);
            if (2 * beside > Math.max(peak, highest)) {
                for (double[] curve : CURVES) {
                    peak = Math.max(peak, Math.abs(level(curve, i - BEFORE)));
                }
            }
        }
        int done = Math.max(0, end - BEFORE);
        filled -= done;
        System.arraycopy(line, done, line, 0, filled);
    }

    private double level(double[] curve, int start) {
        double sum = 0;
        for (int i = 0; i < TAPS; i++) {
            sum += curve[i] * line[start + i];
        }
        return sum;
    }

    /** Returns the weights of the samples around each of the three points between two of them: a sine cardinal under a Kaiser window. */
    private static double[][] curves() {
        double[][] curves = new double[TIMES - 1][TAPS];
        for (int point = 1; point < TIMES; point++) {
            double[] curve = curves[point - 1];
            for (int i = 0; i < TAPS; i++) {
                double distance = i - BEFORE - (double) point / TIMES;
                double x = 2 * distance / TAPS;
                double window = bessel(KAISER_BETA * Math.sqrt(Math.max(0, 1 - x * x))) / bessel(KAISER_BETA);
                curve[i] = window * Math.sin(Math.PI * distance) / (Math.PI * distance);
            }
            double sum = Arrays.stream(curve).sum();
            Arrays.setAll(curve, i -> curve[i] / sum);
        }
        return curves;
    }

    /** The modified Bessel function of the first kind and order 0. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > sum * 1e-15; k++) {
            term *= (x / (2 * k)) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}
