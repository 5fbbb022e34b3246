package org.stillcast.loudness;

import java.util.Locale;
import java.util.Optional;

/**
 * What is done to a sound to bring it to a loudness.
 *
 * @param gain in dB, in whole hundredths
 * @param isLimited whether peaks go over the ceiling with it, and a limiter takes them
 * @param expected loudness with it, in LUFS; negative infinity for silence
 * @param missing what it gets less than wanted, since its peaks do not allow more, in LU; 0 where nobody would notice
 */
public record Levelling(double gain, boolean isLimited, double expected, double missing) {
    /**
     * The highest true peak of a levelled segment in dBTP. AAC adds up to 0.8 dB to speech that was limited (80 voices by up to
     * 6 dB, 96 kbit/s), so that a part stays below -0.7; a frame that its noise shaping
     * makes more of is rare.
     */
    public static final double CEILING = -1.5;

    /** What is quieter, in LUFS, is silence or noise that is no use to raise: it is left as it is. */
    public static final double LEAST_LUFS = -50;

    /** What the limiter takes off the highest peak at most, in dB. */
    public static final double MOST_LIMITED = 6;

    /** A gain of less is not worth a call of ffmpeg, in dB. */
    private static final double LEAST_GAIN = 0.2;

    /** Less than this beside the target is not worth a word, in LU. */
    static final double NOT_NOTICED = 0.5;

    private static final int STEPS = 20;
    private static final double CLOSE_ENOUGH = 0.01;

    /** Returns what brings a sound to a loudness: what the limiter takes from it is made up for, as far as it goes. */
    public static Levelling toTarget(LoudnessProfile sound, double targetLufs) {
        Loudness now = sound.loudness();
        if (now.isNothing()) {
            return none(now);
        }
        double most = most(now);
        double gain = Math.min(targetLufs - now.lufs(), most);
        double missing = targetLufs - sound.lufs(gain, CEILING);
        for (int step = 0; step < STEPS && gain < most && missing > CLOSE_ENOUGH; step++) {
            gain = Math.min(gain + missing, most);
            missing = targetLufs - sound.lufs(gain, CEILING);
        }
        Levelling levelling = of(now, gain, missing);
        return levelling.isNeeded() ? levelling.expecting(sound.lufs(levelling.gain(), CEILING)) : levelling;
    }

    /**
     * Returns what a gain that all clips of a project get does to one of them: where its peaks do not allow all of it, it gets
     * less. Nothing is made up for, and what the limiter takes is not reckoned with.
     *
     * @param gain in dB, as of {@link ProjectLoudness#gain}
     */
    public static Levelling byGain(Loudness now, double gain) {
        if (now.isNothing()) {
            return none(now);
        }
        double allowed = Math.min(gain, most(now));
        Levelling levelling = of(now, allowed, gain - allowed);
        return levelling.isNeeded() ? levelling.expecting(now.lufs() + levelling.gain()) : levelling;
    }

    /** Returns a gain of all clips in hundredths of a dB; 0 if it is not worth a call of ffmpeg for each. */
    public static int gainOfAll(double decibels) {
        return Math.abs(decibels) < LEAST_GAIN ? 0 : (int) Math.rint(decibels * 100);
    }

    /** Returns what leaves a sound as it is. */
    static Levelling none(Loudness now) {
        return new Levelling(0, false, now.lufs(), 0);
    }

    private static Levelling of(Loudness now, double gain, double missing) {
        double rounded = Math.rint(gain * 100) / 100;
        double noticed = missing > NOT_NOTICED ? missing : 0;
        boolean isLimited = now.truePeak() + rounded > CEILING;
        if (!isLimited && Math.abs(rounded) < LEAST_GAIN) {
            return new Levelling(0, false, now.lufs(), noticed);
        }
        return new Levelling(rounded, isLimited, now.lufs(), noticed);
    }

    private Levelling expecting(double lufs) {
        return new Levelling(gain, isLimited, lufs, missing);
    }

    private static double most(Loudness now) {
        return CEILING + MOST_LIMITED - now.truePeak();
    }

    /** Tells whether the sound has to be rendered anew. */
    public boolean isNeeded() {
        return gain != 0 || isLimited;
    }

    /**
     * Returns what a result says of a sound that is not as loud as wanted, in words that go on from its clip's name, in English
     * everywhere; empty where nobody would notice.
     *
     * @param wanted in LUFS
     * @param measured with the gain and behind the limiter, in LUFS
     */
    public Optional<String> remark(double wanted, double measured) {
        double less = wanted - measured;
        if (!(Math.abs(less) > NOT_NOTICED)) {
            return Optional.empty();
        }
        String reason = missing > 0
                ? ": its highest peaks would have to be lowered by more than %.0f dB".formatted(MOST_LIMITED)
                : "";
        return Optional.of(String.format(
                        Locale.ROOT,
                        "comes to %.1f LUFS, %.1f LU %s than wanted",
                        measured,
                        Math.abs(less),
                        less > 0 ? "quieter" : "louder")
                + reason);
    }

    /** For the log. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%+.2f dB%s", gain, isLimited ? ", limited" : "");
    }
}
