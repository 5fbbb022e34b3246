package org.stillcast.outbox;

import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

import org.stillcast.packed.TextList;

/**
 * The clips of a part in a result that is read, in some 60 bytes each; each look makes a new record. Starts are counted
 * from the lengths; a clip's file is left out.
 */
final class PackedClips extends AbstractList<ClipEntry> implements RandomAccess {
    private final TextList ids = new TextList();
    private final TextList fingerprints = new TextList();
    /** For each clip, the samples of it and of all before it. */
    private long[] ends = new long[4];

    /** Adds a clip while the result is read. */
    void take(ClipEntry clip) {
        int index = ids.size();
        if (index == ends.length) {
            ends = Arrays.copyOf(ends, index + index / 2);
        }
        ends[index] = start(index) + clip.samples();
        ids.add(clip.id());
        fingerprints.add(clip.fingerprint());
    }

    private long start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    @Override
    public ClipEntry get(int index) {
        String id = ids.get(index);
        long start = start(index);
        return new ClipEntry(id, "", BigDecimal.ZERO, start, ends[index] - start, fingerprints.get(index));
    }

    @Override
    public int size() {
        return ids.size();
    }
}
