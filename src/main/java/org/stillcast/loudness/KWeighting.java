package org.stillcast.loudness;

/**
 * The frequency weighting of ITU-R BS.1770 for one channel: a shelf for the head, then a high pass (RLB).
 *
 * <p>The recommendation gives coefficients for 48 kHz only. For any rate they are computed from the analogue prototypes
 * that give those, by the bilinear transform: at 48 kHz they agree with the recommendation to 12 decimals. Not safe for
 * several threads.
 */
final class KWeighting {
    private static final double SHELF_HERTZ = 1681.974450955533;
    private static final double SHELF_DECIBELS = 3.999843853973347;
    private static final double SHELF_Q = 0.7071752369554196;
    private static final double SHELF_MIDDLE = 0.4996667741545416;
    private static final double HIGH_PASS_HERTZ = 38.13547087602444;
    private static final double HIGH_PASS_Q = 0.5003270373238773;

    /** What the states fall below in silence is nothing; numbers near the smallest double take a hundred times as long. */
    private static final double NOTHING = 1e-30;

    private final double shelfB0;
    private final double shelfB1;
    private final double shelfB2;
    private final double shelfA1;
    private final double shelfA2;
    private final double passA1;
    private final double passA2;
    private double shelf1;
    private double shelf2;
    private double pass1;
    private double pass2;

    KWeighting(int rateHz) {
        double k = Math.tan(Math.PI * SHELF_HERTZ / rateHz);
        double high = Math.pow(10, SHELF_DECIBELS / 20);
        double middle = Math.pow(high, SHELF_MIDDLE);
        double a0 = 1 + k / SHELF_Q + k * k;
        shelfB0 = (high + middle * k / SHELF_Q + k * k) / a0;
        shelfB1 = 2 * (k * k - high) / a0;
        shelfB2 = (high - middle * k / SHELF_Q + k * k) / a0;
        shelfA1 = 2 * (k * k - 1) / a0;
        shelfA2 = (1 - k / SHELF_Q + k * k) / a0;
        double p = Math.tan(Math.PI * HIGH_PASS_HERTZ / rateHz);
        double p0 = 1 + p / HIGH_PASS_Q + p * p;
        passA1 = 2 * (p * p - 1) / p0;
        passA2 = (1 - p / HIGH_PASS_Q + p * p) / p0;
    }

    /** Returns the sum of the squares of a stretch of one channel, weighted, full scale being 1. */
    double energy(short[] values, int first, int step, int count) {
        double s1 = shelf1;
        double s2 = shelf2;
        double p1 = pass1;
        double p2 = pass2;
        double sum = 0;
        int at = first;
        for (int i = 0; i < count; i++, at += step) {
            double x = values[at] * (1.0 / 32768);
            double y = shelfB0 * x + s1;
            s1 = shelfB1 * x - shelfA1 * y + s2;
            s2 = shelfB2 * x - shelfA2 * y;
            double z = y + p1;
            p1 = p2 - 2 * y - passA1 * z;
            p2 = y - passA2 * z;
            sum += z * z;
        }
        shelf1 = something(s1);
        shelf2 = something(s2);
        pass1 = something(p1);
        pass2 = something(p2);
        return sum;
    }

    private static double something(double state) {
        return Math.abs(state) < NOTHING ? 0 : state;
    }
}
