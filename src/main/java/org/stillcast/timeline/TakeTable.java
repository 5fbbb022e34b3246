package org.stillcast.timeline;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

import org.stillcast.packed.KeyTable;
import org.stillcast.packed.Remarks;

/**
 * The takes of a project's clips, by the positions of the clips: some 30 bytes each. A clip's fingerprint may be known
 * before its take is. Not safe for use by several threads.
 */
public final class TakeTable {
    private final KeyTable fingerprints;
    private final long[] samples;
    private final byte[] channels;
    private final Remarks complaints;
    private final LevelTable levels;

    /**
     * @param clips how many the project has
     */
    public TakeTable(int clips) {
        fingerprints = new KeyTable();
        samples = new long[clips];
        channels = new byte[clips];
        complaints = new Remarks();
        levels = new LevelTable();
    }

    private TakeTable(TakeTable other) {
        fingerprints = other.fingerprints.copy();
        samples = other.samples.clone();
        channels = other.channels.clone();
        complaints = other.complaints.copy();
        levels = other.levels.copy();
    }

    /** Returns the same, which does not change when this does. */
    public TakeTable copy() {
        return new TakeTable(this);
    }

    /** Tells whether the same clips have the same takes; what was said about them does not count. */
    public boolean isSameAs(TakeTable other) {
        return Arrays.equals(samples, other.samples)
                && clips().allMatch(clip ->
                        channels[clip] == other.channels[clip] && fingerprints.isSame(clip, other.fingerprints));
    }

    /**
     * Takes note of what decides a clip's take.
     *
     * @param fingerprint 32 digits of lower-case hexadecimal
     */
    public void name(int clip, String fingerprint) {
        fingerprints.put(clip, fingerprint);
    }

    /** Returns the fingerprint of what decides a clip's take; empty if nobody has said it. */
    public Optional<String> fingerprint(int clip) {
        return fingerprints.get(clip);
    }

    /** Takes a take whose fingerprint is the one that was named for the clip. */
    public void put(int clip, Take take) {
        samples[clip] = take.samples();
        channels[clip] = (byte) take.channels();
        complaints.remove(clip);
        take.complaint().ifPresent(text -> complaints.put(clip, text));
        levels.put(clip, take.level());
    }

    /** Forgets the take of a clip. */
    public void remove(int clip) {
        samples[clip] = 0;
    }

    /** Tells whether a clip's take is known. */
    public boolean has(int clip) {
        return samples[clip] > 0;
    }

    /** Returns the positions of the clips whose takes are known, ascending. */
    public IntStream clips() {
        return IntStream.range(0, samples.length).filter(this::has);
    }

    /** Returns the length of a take that is known. */
    public long samples(int clip) {
        return samples[clip];
    }

    /** Returns the channels of a take that is known. */
    public int channels(int clip) {
        return channels[clip];
    }

    /** Returns a take that is known. */
    public Take get(int clip) {
        return new Take(
                fingerprints.get(clip).orElseThrow(),
                samples[clip],
                channels[clip],
                complaints.get(clip),
                levels.get(clip));
    }
}
