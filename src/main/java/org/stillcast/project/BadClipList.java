package org.stillcast.project;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

import org.stillcast.packed.Remarks;

/** Bad clips of a project, in a few bytes each, however many there are. Unmodifiable; each look makes a new record. */
public final class BadClipList extends AbstractList<BadClip> implements RandomAccess {
    private final List<Clip> clips;
    private final Remarks reasons;
    private final int[] positions;

    /**
     * @param clips of the project
     * @param reasons why some of them are bad, by their positions
     */
    public BadClipList(List<Clip> clips, Remarks reasons) {
        this.clips = clips;
        this.reasons = reasons.copy();
        positions = reasons.indices().toArray();
    }

    @Override
    public BadClip get(int index) {
        int position = positions[index];
        return new BadClip(position, clips.get(position), reasons.get(position).orElseThrow());
    }

    @Override
    public int size() {
        return positions.length;
    }
}
