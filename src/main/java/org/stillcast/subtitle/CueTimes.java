package org.stillcast.subtitle;

import java.util.Arrays;

/**
 * Shares a clip's time out to its cues, to the millisecond: by their weight, but to none less than it needs, which is the time
 * that it takes to be read and not less than {@link #LEAST_MILLIS}; the others share what is left, by their weight. Where the
 * clip is too short for the needs of all, weight alone decides.
 */
final class CueTimes {
    /** A shorter cue is hard to catch: five sixths of a second is what subtitling guides ask for, and some a whole one. */
    static final long LEAST_MILLIS = 1_000;

    private CueTimes() {}

    /**
     * Returns where each cue ends; the last one where the clip does. Those that get no whole millisecond end where they begin.
     *
     * @param weights of each cue; their sum is > 0
     * @param needs of each cue, in ms
     * @param millis of the clip, > 0
     */
    static long[] ends(int[] weights, long[] needs, long millis) {
        boolean[] isGivenItsNeed = new boolean[weights.length];
        long shared = millis;
        long sharing = Arrays.stream(weights).asLongStream().sum();
        boolean isLookedThrough = Arrays.stream(needs).sum() > millis;
        while (!isLookedThrough) {
            isLookedThrough = true;
            for (int i = 0; i < weights.length; i++) {
                boolean isTooLittle = Math.multiplyExact(weights[i], shared) < Math.multiplyExact(needs[i], sharing);
                if (!isGivenItsNeed[i] && isTooLittle) {
                    isGivenItsNeed[i] = true;
                    shared -= needs[i];
                    sharing -= weights[i];
                    isLookedThrough = false;
                }
            }
        }
        return sums(weights, needs, isGivenItsNeed, shared, sharing);
    }

    private static long[] sums(int[] weights, long[] needs, boolean[] isGivenItsNeed, long shared, long sharing) {
        long[] ends = new long[weights.length];
        long given = 0;
        long weight = 0;
        for (int i = 0; i < weights.length; i++) {
            given += isGivenItsNeed[i] ? needs[i] : 0;
            weight += isGivenItsNeed[i] ? 0 : weights[i];
            ends[i] = given + (sharing == 0 ? 0 : Math.multiplyExact(shared, weight) / sharing);
        }
        return ends;
    }
}
