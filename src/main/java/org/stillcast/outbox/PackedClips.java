package org.stillcast.outbox;

import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;
import java.util.function.ToIntFunction;

import org.jspecify.annotations.Nullable;
import org.stillcast.packed.TextList;
import org.stillcast.timeline.LevelTable;
import org.stillcast.timeline.TakeLevel;

/**
 * The clips of a part in a result that is read, in some 60 bytes each; each look makes a new record. A clip's file is left
 * out.
 */
final class PackedClips extends AbstractList<ClipEntry> implements RandomAccess {
    private static final short UNKNOWN = Short.MIN_VALUE;

    private final TextList ids = new TextList();
    private final TextList fingerprints = new TextList();
    private long[] starts = new long[4];
    private long[] lengths = new long[4];
    private final LevelTable levels = new LevelTable();
    /** Tenths of a decibel; {@link #UNKNOWN} where nothing is listed, and behind its end. */
    private short[] rms = new short[0];

    /** Of those that are heard more than once; 0 for the others, as far as it goes. */
    private int[] rounds = new int[0];
    /** Of those that are cut, where that begins and the length of the clip; 0 for the others, as far as it goes. */
    private long[] froms = new long[0];

    private long[] wholes = new long[0];

    /** Adds a clip while the result is read. */
    void take(ClipEntry clip) {
        int index = ids.size();
        if (index == starts.length) {
            starts = Arrays.copyOf(starts, index + index / 2);
            lengths = Arrays.copyOf(lengths, index + index / 2);
        }
        starts[index] = clip.startSamples();
        lengths[index] = clip.samples();
        ids.add(clip.id());
        fingerprints.add(clip.fingerprint());
        levels.put(index, clip.level());
        clip.rmsTenths().ifPresent(tenths -> takeRms(index, tenths));
        if (clip.round() != null) {
            rounds = Arrays.copyOf(rounds, Math.max(rounds.length, starts.length));
            rounds[index] = clip.round();
        }
        if (clip.clipSamples() != null) {
            froms = Arrays.copyOf(froms, Math.max(froms.length, starts.length));
            wholes = Arrays.copyOf(wholes, froms.length);
            froms[index] = clip.fromSamples() == null ? 0 : clip.fromSamples();
            wholes[index] = clip.clipSamples();
        }
    }

    private void takeRms(int index, int tenths) {
        int known = rms.length;
        if (index >= known) {
            rms = Arrays.copyOf(rms, starts.length);
            Arrays.fill(rms, known, rms.length, UNKNOWN);
        }
        rms[index] = (short) tenths;
    }

    private @Nullable BigDecimal rms(int index) {
        return index < rms.length && rms[index] != UNKNOWN ? ClipEntry.ofTenths(rms[index]) : null;
    }

    @Override
    public ClipEntry get(int index) {
        boolean isCut = index < wholes.length && wholes[index] > 0;
        return new ClipEntry(
                ids.get(index),
                "",
                BigDecimal.ZERO,
                starts[index],
                lengths[index],
                index < rounds.length && rounds[index] > 0 ? rounds[index] : null,
                isCut ? froms[index] : null,
                isCut ? wholes[index] : null,
                fingerprints.get(index),
                hundredths(index, TakeLevel::lufs),
                hundredths(index, TakeLevel::truePeak),
                hundredths(index, TakeLevel::gain),
                rms(index));
    }

    private @Nullable BigDecimal hundredths(int index, ToIntFunction<TakeLevel> number) {
        return levels.get(index)
                .map(level -> ClipEntry.ofHundredths(number.applyAsInt(level)))
                .orElse(null);
    }

    @Override
    public int size() {
        return ids.size();
    }
}
