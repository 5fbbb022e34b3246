package org.stillcast.work;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

import org.stillcast.project.Clip;
import org.stillcast.timeline.Sounding;
import org.stillcast.timeline.Stretch;
import org.stillcast.timeline.TakeTable;
import org.stillcast.timeline.Timeline;

/** What is heard in a slice of a timeline, with the names of what it is joined from; each look makes a new record. */
public final class SoundList extends AbstractList<SoundPiece> implements RandomAccess {
    private final List<Stretch> stretches;
    private final List<Clip> clips;
    private final TakeTable takes;

    /**
     * @param slice of the project's timeline
     * @param clips of the project
     * @param takes of all clips that sound in the slice
     */
    public SoundList(Timeline slice, List<Clip> clips, TakeTable takes) {
        this.stretches = slice.stretches();
        this.clips = clips;
        this.takes = takes;
    }

    @Override
    public SoundPiece get(int index) {
        if (stretches.get(index) instanceof Sounding sounding) {
            int clip = sounding.clip();
            if (sounding.samples() != takes.samples(clip)) {
                throw new IllegalStateException("there is no way yet to join a slice of a clip");
            }
            return new SoundPiece(
                    clip, clips.get(clip).id(), takes.get(clip), sounding.fromSample(), sounding.samples());
        }
        throw new IllegalStateException("no manifest can ask for a silence yet, so there is no way to join one");
    }

    @Override
    public int size() {
        return stretches.size();
    }
}
