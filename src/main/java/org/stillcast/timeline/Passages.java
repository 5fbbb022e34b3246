package org.stillcast.timeline;

import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

import org.stillcast.project.Pauses;
import org.stillcast.project.SampleRate;

/**
 * The clips of a project that are heard, in order, each as often as it is: a passage is all that is heard of one clip, with
 * the pauses in between, and the pause behind it comes before the next. Parts are made of whole passages, unless they
 * are cut exactly. Some twelve bytes each. Immutable.
 */
public final class Passages {
    private final IntToLongFunction lengths;
    private final Pauses pauses;
    private final SampleRate rate;
    private final IntPredicate opensChapter;
    private final int[] clips;
    /** For each passage, where it begins; one more for where the last pause would end. */
    private final long[] starts;

    /**
     * Returns those of all clips that there is a take of.
     *
     * @param takes which must not change
     * @param rate of the takes
     * @param opensChapter tells of a clip, by its position, whether a chapter begins with it
     * @throws ArithmeticException if the whole is longer than a long can tell
     */
    public static Passages of(TakeTable takes, Pauses pauses, SampleRate rate, IntPredicate opensChapter) {
        return new Passages(takes.clips(), takes::samples, pauses, rate, opensChapter);
    }

    /**
     * @param heard positions of the clips, ascending
     * @param lengths returns how many samples the clip at a position has
     * @param rate of those
     * @param opensChapter tells of a clip, by its position, whether a chapter begins with it
     * @throws ArithmeticException if the whole is longer than a long can tell
     */
    public Passages(
            IntStream heard, IntToLongFunction lengths, Pauses pauses, SampleRate rate, IntPredicate opensChapter) {
        this.lengths = lengths;
        this.pauses = pauses;
        this.rate = rate;
        this.opensChapter = opensChapter;
        clips = heard.toArray();
        starts = new long[clips.length + 1];
        for (int i = 0; i < clips.length; i++) {
            starts[i + 1] = Math.addExact(Math.addExact(starts[i], samples(i)), pauseBehind(i));
        }
    }

    /** Returns how many there are. */
    public int count() {
        return clips.length;
    }

    /** Returns the position in the project of a passage's clip. */
    public int clip(int passage) {
        return clips[passage];
    }

    /** Returns how long a passage is. */
    public long samples(int passage) {
        return samples(pauses, clips[passage], lengths.applyAsLong(clips[passage]), rate);
    }

    /** Returns how long the passage of a clip is, whose take has so many samples. */
    public static long samples(Pauses pauses, int clip, long samples, SampleRate rate) {
        int rounds = pauses.rounds(clip);
        return rounds == 1
                ? samples
                : Math.addExact(
                        Math.multiplyExact(rounds, samples),
                        Math.multiplyExact(rounds - 1, pauses.samplesBehind(clip, samples, rate)));
    }

    /** Returns how long the pause behind a passage is, where another one follows. */
    public long pauseBehind(int passage) {
        return pauses.samplesBehind(clips[passage], lengths.applyAsLong(clips[passage]), rate);
    }

    /** Tells whether a chapter begins with a passage. */
    public boolean opensChapter(int passage) {
        return opensChapter.test(clips[passage]);
    }

    /** Returns where a passage begins on the timeline of all. */
    public long startOf(int passage) {
        return starts[passage];
    }

    /** Returns where a passage ends on the timeline of all, before the pause behind it. */
    public long endOf(int passage) {
        return starts[passage + 1] - pauseBehind(passage);
    }

    /** Returns how long all is. */
    public long samples() {
        return clips.length == 0 ? 0 : endOf(clips.length - 1);
    }

    /** Returns how many stretches it has at most. */
    public long stretches() {
        long stretches = 0;
        for (int clip : clips) {
            stretches += 2L * pauses.rounds(clip);
        }
        return stretches;
    }

    /** Returns all that is heard. */
    public Timeline timeline() {
        Timeline.Builder builder = new Timeline.Builder();
        for (int i = 0; i < clips.length; i++) {
            addTo(builder, i);
            if (i + 1 < clips.length) {
                addSilence(builder, i);
            }
        }
        return builder.build();
    }

    private void addTo(Timeline.Builder builder, int passage) {
        int clip = clips[passage];
        for (int round = 1; round <= pauses.rounds(clip); round++) {
            if (round > 1) {
                addSilence(builder, passage);
            }
            builder.add(new Sounding(clip, round, 0, lengths.applyAsLong(clip)));
        }
    }

    private void addSilence(Timeline.Builder builder, int passage) {
        long samples = pauseBehind(passage);
        if (samples > 0) {
            builder.add(new Silence(clips[passage], samples));
        }
    }
}
