package org.stillcast.outbox;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

import org.stillcast.packed.Remarks;
import org.stillcast.packed.TextList;

/** The warnings of an earlier result, in a few bytes each; each look makes a new record. */
public final class PublishedWarnings extends AbstractList<PublishedResult.Warning> implements RandomAccess {
    private final TextList clips = new TextList();
    private final Remarks messages = new Remarks();

    /** Returns warnings as a list of this kind, which may be the same one. */
    static PublishedWarnings copyOf(List<PublishedResult.Warning> warnings) {
        if (warnings instanceof PublishedWarnings packed) {
            return packed;
        }
        PublishedWarnings packed = new PublishedWarnings();
        warnings.forEach(packed::take);
        return packed;
    }

    /** Adds a warning while the result is read. */
    public void take(PublishedResult.Warning warning) {
        messages.put(clips.size(), warning.message());
        clips.add(warning.clip());
    }

    @Override
    public PublishedResult.Warning get(int index) {
        return new PublishedResult.Warning(clips.get(index), messages.get(index).orElse(""));
    }

    @Override
    public int size() {
        return clips.size();
    }
}
