package org.stillcast.loudness;

import java.util.Locale;
import java.util.Optional;

import org.stillcast.text.Words;

/**
 * What is done to a sound to bring it to a loudness.
 *
 * @param gain in dB, in whole hundredths
 * @param isLimited whether peaks go over the ceiling with it, and a limiter takes them
 * @param expected loudness with it, in LUFS; negative infinity for silence
 * @param missing what it gets less than wanted, since its peaks do not allow more, in LU; 0 where nobody would notice
 */
public record Levelling(double gain, boolean isLimited, double expected, double missing) {
    private static final Words WORDS = Words.of(Levelling.class);

    /**
     * The highest true peak of a levelled segment in dBTP. AAC adds up to 0.8 dB to speech that was limited (80 voices by up to
     * 6 dB, 96 kbit/s), so that a part stays below -0.7.
     */
    public static final double CEILING = -1.5;

    /** What is quieter, in LUFS, is silence or noise that is no use to raise: it is left as it is. */
    public static final double LEAST_LUFS = -50;

    /** What the limiter takes off the highest peak at most, in dB. */
    public static final double MOST_LIMITED = 6;

    /** A gain of less is not worth a call of ffmpeg, in dB. */
    private static final double LEAST_GAIN = 0.2;

    /** Less than this below the target is not worth a word, in LU. */
    private static final double NOT_NOTICED = 0.5;

    private static final int STEPS = 20;
    private static final double CLOSE_ENOUGH = 0.01;

    /** Returns what brings a sound to a loudness: what the limiter takes from it is made up for, as far as it goes. */
    public static Levelling toTarget(LoudnessProfile sound, double targetLufs) {
        Loudness now = sound.loudness();
        if (now.isNothing()) {
            return untouched(now);
        }
        double most = most(now);
        double gain = Math.min(targetLufs - now.lufs(), most);
        double missing = targetLufs - sound.lufs(gain, CEILING);
        for (int step = 0; step < STEPS && gain < most && missing > CLOSE_ENOUGH; step++) {
            gain = Math.min(gain + missing, most);
            missing = targetLufs - sound.lufs(gain, CEILING);
        }
        return of(sound, now, gain, missing);
    }

    /**
     * Returns what a gain that all clips of a project get does to one of them: where its peaks do not allow all of it, it gets
     * less. Nothing is made up for.
     *
     * @param gain in dB, as of {@link ProjectLoudness#gain}
     */
    public static Levelling byGain(LoudnessProfile sound, double gain) {
        Loudness now = sound.loudness();
        if (now.isNothing()) {
            return untouched(now);
        }
        double allowed = Math.min(gain, most(now));
        return of(sound, now, allowed, gain - allowed);
    }

    private static Levelling of(LoudnessProfile sound, Loudness now, double gain, double missing) {
        double rounded = Math.rint(gain * 100) / 100;
        double noticed = missing > NOT_NOTICED ? missing : 0;
        boolean isLimited = now.truePeak() + rounded > CEILING;
        if (!isLimited && Math.abs(rounded) < LEAST_GAIN) {
            return new Levelling(0, false, now.lufs(), noticed);
        }
        return new Levelling(rounded, isLimited, sound.lufs(rounded, CEILING), noticed);
    }

    private static Levelling untouched(Loudness now) {
        return new Levelling(0, false, now.lufs(), 0);
    }

    private static double most(Loudness now) {
        return CEILING + MOST_LIMITED - now.truePeak();
    }

    /** Tells whether the sound has to be rendered anew. */
    public boolean isNeeded() {
        return gain != 0 || isLimited;
    }

    /** Returns what is to be said of it, in words that go on from the clip's name; empty if it comes to what was wanted. */
    public Optional<String> warning() {
        return missing == 0 ? Optional.empty() : Optional.of(WORDS.say("quieter", missing, MOST_LIMITED));
    }

    /** For the log. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%+.2f dB%s", gain, isLimited ? ", limited" : "");
    }
}
