package org.stillcast.timeline;

/**
 * Cuts parts off a timeline that grows, stretch by stretch, where {@link PartPlanner} will cut when all of it is
 * known. Not safe for use by several threads.
 */
public final class PartCutter {
    /** Of the longest part: what is shorter than this at the end is not left alone. */
    private static final int SHORTEST_LAST_FRACTION = 4;

    private final long longestSamples;
    private long inPart;

    /**
     * @param longestSamples what a part may have at most, > 0; a longer stretch becomes a part of its own
     */
    public PartCutter(long longestSamples) {
        this.longestSamples = longestSamples;
    }

    /**
     * Takes the next stretch, and tells whether a part begins with it; with the very first one none does.
     *
     * @param samples of the stretch
     */
    public boolean begins(long samples) {
        boolean begins = inPart > 0 && Math.addExact(inPart, samples) > longestSamples;
        inPart = Math.addExact(begins ? 0 : inPart, samples);
        return begins;
    }

    /** Tells whether nothing that may still come moves the cut before the part that is growing now. */
    public boolean isLastCutFinal() {
        return isLeftAlone(longestSamples, inPart);
    }

    /** Tells whether a last part is long enough not to take from the one before it. */
    static boolean isLeftAlone(long longestSamples, long lastSamples) {
        return lastSamples >= longestSamples / SHORTEST_LAST_FRACTION;
    }
}
