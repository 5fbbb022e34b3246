package org.stillcast.loudness;

/**
 * What was measured of a sound: its true peak, and for each 100 ms of it, a <i>hop</i>, the K-weighted energy and the
 * highest sample. Immutable.
 */
public final class LoudnessProfile {
    static final int HOPS_PER_SECOND = 10;

    /** Hops in one gating block of 400 ms, of which one begins with each hop. */
    private static final int BLOCK_HOPS = 4;

    private static final double OFFSET = -0.691;
    private static final double ABSOLUTE_GATE = energyOf(-70);
    private static final double RELATIVE_GATE = decibelsToPower(-10);

    /**
     * Active hops are those down to so far below the loudest. Of pieces of 0.5 to 2.9 s, cut out of 195 long clips of speech where a
     * word begins, they tell the loudness of the whole 0.5 to 0.6 LU too high (its spread: 1.9 to 0.9 LU).
     */
    private static final double ACTIVE_RANGE = decibelsToPower(-15);

    private static final double ACTIVE_BIAS = 0.5;

    /**
     * Where the limiter takes a peak down by some decibels, the 100 ms around it lose such a share of them: fitted to 80 voices, of
     * which each was limited by 1 to 6 dB; what it tells was 0.3 LU off at most up to 4 dB, 0.6 LU at 6 dB.
     */
    private static final double LIMITED_SHARE = 0.65;

    private final float[] energies;
    private final float[] peaks;
    private final int wholeHops;
    private final double truePeak;

    /**
     * @param energies mean square of each hop, weighted, summed over the channels
     * @param peaks highest sample of each hop
     * @param wholeHops how many of them are whole; but for the last one, all are
     * @param truePeak of all; full scale is 1
     */
    LoudnessProfile(float[] energies, float[] peaks, int wholeHops, double truePeak) {
        this.energies = energies;
        this.peaks = peaks;
        this.wholeHops = wholeHops;
        this.truePeak = truePeak;
    }

    /** Returns the loudness and the peak of the sound as it is. */
    public Loudness loudness() {
        return new Loudness(lufs(0, Double.POSITIVE_INFINITY), 20 * Math.log10(truePeak));
    }

    /**
     * Returns the loudness that the sound will have with a gain and behind the limiter, in LUFS: to 0.2 LU, as a rule.
     *
     * @param gain in dB
     * @param ceiling of the limiter in dBTP
     */
    double lufs(double gain, double ceiling) {
        Limited limited = new Limited(decibelsToPower(gain), decibelsToPower(ceiling - gain));
        return isShort() ? active(limited) : integrated(limited);
    }

    /** Shorter than 3 s: gating has little to say about it. */
    private boolean isShort() {
        return wholeHops < 3 * HOPS_PER_SECOND;
    }

    /** The integrated loudness of BS.1770-4: the mean of the blocks above -70 LUFS and not 10 LU below their own mean. */
    private double integrated(Limited limited) {
        double above = meanOfBlocks(limited, ABSOLUTE_GATE);
        return lufsOf(meanOfBlocks(limited, Math.max(ABSOLUTE_GATE, above * RELATIVE_GATE)));
    }

    private double meanOfBlocks(Limited limited, double gate) {
        double sum = 0;
        long count = 0;
        double block = 0;
        for (int hop = 0; hop < wholeHops; hop++) {
            block += limited.energy(hop);
            if (hop >= BLOCK_HOPS) {
                block -= limited.energy(hop - BLOCK_HOPS);
            }
            if (hop >= BLOCK_HOPS - 1 && block / BLOCK_HOPS > gate) {
                sum += block / BLOCK_HOPS;
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    /** The mean of the active hops, less what they tell too much. */
    private double active(Limited limited) {
        double loudest = 0;
        for (int hop = 0; hop < energies.length; hop++) {
            loudest = Math.max(loudest, limited.energy(hop));
        }
        double sum = 0;
        int count = 0;
        for (int hop = 0; hop < energies.length; hop++) {
            double energy = limited.energy(hop);
            if (energy > 0 && energy >= loudest * ACTIVE_RANGE) {
                sum += energy;
                count++;
            }
        }
        return count == 0 ? Double.NEGATIVE_INFINITY : lufsOf(sum / count) - ACTIVE_BIAS;
    }

    private static double energyOf(double lufs) {
        return decibelsToPower(lufs - OFFSET);
    }

    private static double lufsOf(double energy) {
        return OFFSET + 10 * Math.log10(energy);
    }

    private static double decibelsToPower(double decibels) {
        return Math.pow(10, decibels / 10);
    }

    /** The hops with a gain, and behind a limiter, as powers. */
    private final class Limited {
        private final double gain;
        private final double highest;

        /**
         * @param highest square of the sample that is just not limited, before the gain
         */
        private Limited(double gain, double highest) {
            this.gain = gain;
            this.highest = highest;
        }

        private double energy(int hop) {
            double energy = energies[hop] * gain;
            double peak = (double) peaks[hop] * peaks[hop];
            return peak <= highest ? energy : energy * Math.pow(highest / peak, LIMITED_SHARE);
        }
    }
}
