package org.stillcast.project;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

import org.stillcast.packed.PathList;
import org.stillcast.packed.TextList;

/** The clips of a project, in a few dozen bytes each. Unmodifiable; each look makes a new record. */
public final class ClipList extends AbstractList<Clip> implements RandomAccess {
    private final TextList ids;
    private final PathList audio;
    private final TextList pointers;

    /** Takes clips one by one. */
    public static final class Builder {
        private final TextList ids = new TextList();
        private final PathList audio = new PathList();
        private final TextList pointers = new TextList();

        public void add(Clip clip) {
            ids.add(clip.id());
            audio.add(clip.audio());
            pointers.add(clip.pointer());
        }

        /** Returns the bytes of all names so far together, in UTF-8. */
        public long nameBytes() {
            return ids.byteCount() + audio.byteCount();
        }

        /** Returns the clips so far; nothing may be added after that. */
        public ClipList build() {
            return new ClipList(this);
        }
    }

    private ClipList(Builder builder) {
        ids = builder.ids;
        audio = builder.audio;
        pointers = builder.pointers;
    }

    /** Returns clips as a list of this kind, which may be the same one. */
    static ClipList copyOf(List<Clip> clips) {
        if (clips instanceof ClipList packed) {
            return packed;
        }
        Builder builder = new Builder();
        clips.forEach(builder::add);
        return builder.build();
    }

    @Override
    public Clip get(int index) {
        return new Clip(ids.get(index), audio.get(index), pointers.get(index));
    }

    @Override
    public int size() {
        return ids.size();
    }
}
