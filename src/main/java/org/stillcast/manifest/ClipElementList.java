package org.stillcast.manifest;

import java.util.AbstractList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;

import org.stillcast.packed.TextList;

/** The elements of a manifest's {@code clips}, in little more bytes than they have in it; each look makes a new record. */
final class ClipElementList extends AbstractList<ClipElement> implements RandomAccess {
    private final TextList pointers = new TextList();
    private final TextList ids = new TextList();
    private final TextList paths = new TextList();
    private final BitSet patterns = new BitSet();

    /** Returns entries as a list of this kind, which may be the same one. */
    static ClipElementList copyOf(List<ClipElement> entries) {
        if (entries instanceof ClipElementList packed) {
            return packed;
        }
        ClipElementList packed = new ClipElementList();
        entries.forEach(packed::take);
        return packed;
    }

    /** Adds an element while the manifest is read. */
    void take(ClipElement entry) {
        patterns.set(paths.size(), entry.isPattern());
        pointers.add(entry.pointer());
        ids.add(entry.id().orElse(""));
        paths.add(entry.path());
    }

    /** Returns the bytes of all names together, in UTF-8. */
    long nameBytes() {
        return ids.byteCount() + (long) paths.byteCount();
    }

    @Override
    public ClipElement get(int index) {
        return new ClipElement(
                pointers.get(index),
                Optional.of(ids.get(index)).filter(id -> !id.isEmpty()),
                paths.get(index),
                patterns.get(index));
    }

    @Override
    public int size() {
        return paths.size();
    }
}
