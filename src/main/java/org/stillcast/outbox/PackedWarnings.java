package org.stillcast.outbox;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

import org.stillcast.packed.Remarks;
import org.stillcast.packed.TextList;

/** The warnings of a result that is read, in a few bytes each; each look makes a new record. */
final class PackedWarnings extends AbstractList<WarningEntry> implements RandomAccess {
    private final TextList clips = new TextList();
    private final Remarks messages = new Remarks();
    private final List<WarningEntry.Kind> kinds = new ArrayList<>();

    /** Adds a warning while the result is read. */
    void take(WarningEntry warning) {
        int index = clips.size();
        messages.put(index, warning.message());
        kinds.add(warning.kind());
        clips.add(warning.clip());
    }

    @Override
    public WarningEntry get(int index) {
        String clip = clips.get(index);
        return new WarningEntry(clip, 0, "", "", messages.get(index).orElse(""), kinds.get(index));
    }

    @Override
    public int size() {
        return clips.size();
    }
}
