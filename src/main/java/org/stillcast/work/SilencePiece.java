package org.stillcast.work;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.stillcast.project.SampleRate;

/**
 * A silence in a part. It is joined from files of a second, of whole hundredths of it, and of what is left then, so that a few
 * hundred files at most are enough for silences of all lengths.
 *
 * @param clip position of the clip that it belongs to
 * @param clipId id of that
 * @param samples how long it is, > 0
 * @param channels of the part, 1 or 2
 */
public record SilencePiece(int clip, String clipId, long samples, int channels, SampleRate rate) implements SoundPiece {
    private static final String NOTHING = "silence";
    private static final int HUNDRED = 100;

    /** Returns the lengths of the files that a silence is joined from, in order. */
    public static List<Long> lengths(long samples, SampleRate rate) {
        int second = rate.hertz();
        List<Long> lengths = new ArrayList<>(Collections.nCopies(Math.toIntExact(samples / second), (long) second));
        long rest = samples % second;
        long count = rest * HUNDRED / second;
        long hundredths = hundredths(hundredths(count, second) <= rest ? count : count - 1, second);
        if (hundredths > 0) {
            lengths.add(hundredths);
        }
        if (rest > hundredths) {
            lengths.add(rest - hundredths);
        }
        return lengths;
    }

    /** Returns the samples that are nearest to some hundredths of a second, as a gap has them that is a multiple. */
    private static long hundredths(long count, int second) {
        return (2 * count * second + HUNDRED) / (2 * HUNDRED);
    }

    @Override
    public List<SoundFile> files() {
        return lengths(samples, rate).stream()
                .map(length -> new SoundFile(SegmentFiles.silence(length, channels), length))
                .toList();
    }

    @Override
    public Slice slice() {
        return new Slice(NOTHING, 0, samples);
    }
}
