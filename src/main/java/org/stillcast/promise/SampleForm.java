package org.stillcast.promise;

/**
 * How the samples of a sound file are counted, as its head says.
 *
 * @param channels 0 if that is not known
 * @param rateHz samples a second, 0 if that is not known
 */
record SampleForm(int channels, int rateHz) {
    static final SampleForm UNKNOWN = new SampleForm(0, 0);

    private static final int MOST_CHANNELS = 64;
    private static final int LOWEST_RATE = 1000;
    private static final int HIGHEST_RATE = 768_000;

    /** Returns a form; what nobody can mean is not known. */
    static SampleForm of(long channels, long rateHz) {
        boolean sane = channels > 0 && channels <= MOST_CHANNELS && rateHz >= LOWEST_RATE && rateHz <= HIGHEST_RATE;
        return sane ? new SampleForm((int) channels, (int) rateHz) : UNKNOWN;
    }
}
