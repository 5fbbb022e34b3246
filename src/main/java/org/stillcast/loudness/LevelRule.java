package org.stillcast.loudness;

import java.util.OptionalDouble;

/** What is wanted of a sound's loudness. The numbers are whole hundredths, since they become part of names. */
public sealed interface LevelRule {
    /** Returns what brings a sound to that. */
    Levelling levelling(LoudnessProfile sound);

    /** Returns the loudness that a sound has then, if its peaks allow it, in LUFS; empty if nothing is wanted of it. */
    OptionalDouble wanted(Loudness sound);

    /** It stays as it is, and is measured. */
    record OnlyMeasured() implements LevelRule {
        @Override
        public Levelling levelling(LoudnessProfile sound) {
            return Levelling.none(sound.loudness());
        }

        @Override
        public OptionalDouble wanted(Loudness sound) {
            return OptionalDouble.empty();
        }
    }

    /**
     * It comes to a loudness.
     *
     * @param lufs in hundredths of a LUFS
     */
    record ToTarget(int lufs) implements LevelRule {
        @Override
        public Levelling levelling(LoudnessProfile sound) {
            return Levelling.toTarget(sound, lufs / 100.0);
        }

        @Override
        public OptionalDouble wanted(Loudness sound) {
            return sound.isNothing() ? OptionalDouble.empty() : OptionalDouble.of(lufs / 100.0);
        }
    }

    /**
     * It gets a gain, as all clips of its project.
     *
     * @param gain in hundredths of a dB
     */
    record ByGain(int gain) implements LevelRule {
        @Override
        public Levelling levelling(LoudnessProfile sound) {
            return levelling(sound.loudness());
        }

        /** The same of a sound of which no more is known than this. */
        public Levelling levelling(Loudness sound) {
            return Levelling.byGain(sound.rounded(), gain / 100.0);
        }

        @Override
        public OptionalDouble wanted(Loudness sound) {
            return sound.isNothing() ? OptionalDouble.empty() : OptionalDouble.of(sound.lufs() + gain / 100.0);
        }
    }
}
