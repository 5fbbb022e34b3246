package org.stillcast.outbox;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.RandomAccess;

import org.stillcast.packed.TextList;

/** The clips of a part that an earlier result lists, in some 60 bytes each; each look makes a new record. */
public final class PublishedClips extends AbstractList<PublishedResult.Clip> implements RandomAccess {
    private final TextList ids = new TextList();
    private final TextList fingerprints = new TextList();
    private long[] samples = new long[4];

    /** Returns clips as a list of this kind, which may be the same one. */
    static PublishedClips copyOf(List<PublishedResult.Clip> clips) {
        if (clips instanceof PublishedClips packed) {
            return packed;
        }
        PublishedClips packed = new PublishedClips();
        clips.forEach(packed::take);
        return packed;
    }

    /** Adds a clip while the result is read. */
    public void take(PublishedResult.Clip clip) {
        if (ids.size() == samples.length) {
            samples = Arrays.copyOf(samples, samples.length + samples.length / 2);
        }
        samples[ids.size()] = clip.samples();
        ids.add(clip.id());
        fingerprints.add(clip.fingerprint());
    }

    /** Returns the fingerprints of all of them, in order. */
    public List<String> fingerprints() {
        return Collections.unmodifiableList(fingerprints);
    }

    @Override
    public PublishedResult.Clip get(int index) {
        return new PublishedResult.Clip(ids.get(index), samples[index], fingerprints.get(index));
    }

    @Override
    public int size() {
        return ids.size();
    }
}
