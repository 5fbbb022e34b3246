package org.stillcast.check;

/**
 * How much of a block of a segment is heard in a part, in one place.
 *
 * @param segment loudness of the block in the segment: mean square, without its mean
 * @param part the same in the part
 * @param correlation from -1 to 1; 0 if one of them is silent
 */
record Correlation(double segment, double part, double correlation) {
    /**
     * Compares.
     *
     * @param at index in {@code part} that the block's first grain is laid at
     */
    static Correlation of(float[] segment, float[] part, int at, int from, int to) {
        double sumS = 0;
        double sumP = 0;
        double squareS = 0;
        double squareP = 0;
        double product = 0;
        for (int i = from; i < to; i++) {
            float s = segment[i];
            float p = part[at + i];
            sumS += s;
            sumP += p;
            squareS += s * s;
            squareP += p * p;
            product += s * p;
        }
        int count = to - from;
        double varianceS = Math.max(0, squareS - sumS * sumS / count);
        double varianceP = Math.max(0, squareP - sumP * sumP / count);
        double covariance = product - sumS * sumP / count;
        double both = Math.sqrt(varianceS * varianceP);
        return new Correlation(varianceS / count, varianceP / count, both > 1e-6 * count ? covariance / both : 0);
    }
}
