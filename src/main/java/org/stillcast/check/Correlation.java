package org.stillcast.check;

/**
 * How much of a block of a segment is heard in a part, in one place.
 *
 * @param expectedVariance of the block in the segment: its mean square, without its mean
 * @param actualVariance the same of the stretch of the part
 * @param coefficient Pearson's correlation coefficient, from -1 to 1; 0 if one of them is silent
 */
record Correlation(double expectedVariance, double actualVariance, double coefficient) {
    /**
     * Compares points of a block with those of a part.
     *
     * @param at index in {@code actual} that the block's first point is laid at
     * @param from index of the first point of the block that counts, inclusive
     * @param to exclusive
     */
    static Correlation of(float[] expected, float[] actual, int at, int from, int to) {
        double sumE = 0;
        double sumA = 0;
        double squareE = 0;
        double squareA = 0;
        double product = 0;
        for (int i = from; i < to; i++) {
            float e = expected[i];
            float a = actual[at + i];
            sumE += e;
            sumA += a;
            squareE += e * e;
            squareA += a * a;
            product += e * a;
        }
        int count = to - from;
        double varianceE = Math.max(0, squareE - sumE * sumE / count);
        double varianceA = Math.max(0, squareA - sumA * sumA / count);
        double covariance = product - sumE * sumA / count;
        double both = Math.sqrt(varianceE * varianceA);
        return new Correlation(varianceE / count, varianceA / count, both > 1e-6 * count ? covariance / both : 0);
    }
}
