package org.stillcast.loudness;

/**
 * The loudness of a project: the mean energy of its clips, each counted by its length, but for those that are nothing.
 * Not safe for several threads.
 */
public final class ProjectLoudness {
    private double energy;
    private double length;

    /**
     * Counts a clip.
     *
     * @param samples its length
     */
    public void add(Loudness clip, long samples) {
        if (!clip.isNothing()) {
            energy += Math.pow(10, clip.lufs() / 10) * samples;
            length += samples;
        }
    }

    /** Returns the gain that all clips get, in dB; 0 if all of them are nothing. */
    public double gain(double targetLufs) {
        return length == 0 ? 0 : targetLufs - 10 * Math.log10(energy / length);
    }
}
