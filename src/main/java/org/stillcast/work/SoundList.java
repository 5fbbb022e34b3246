package org.stillcast.work;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

import org.stillcast.project.Clip;
import org.stillcast.project.SampleRate;
import org.stillcast.timeline.Sounding;
import org.stillcast.timeline.Stretch;
import org.stillcast.timeline.TakeTable;
import org.stillcast.timeline.Timeline;

/** What is heard in a slice of a timeline, with the names of what it is joined from; each look makes a new record. */
public final class SoundList extends AbstractList<SoundPiece> implements RandomAccess {
    private final List<Stretch> stretches;
    private final List<Clip> clips;
    private final TakeTable takes;
    private final int channels;
    private final SampleRate rate;

    /**
     * @param slice of the project's timeline
     * @param clips of the project
     * @param takes of all clips that sound in the slice
     * @param channels of the part, 1 or 2
     * @param rate of its sound
     */
    public SoundList(Timeline slice, List<Clip> clips, TakeTable takes, int channels, SampleRate rate) {
        this.stretches = slice.stretches();
        this.clips = clips;
        this.takes = takes;
        this.channels = channels;
        this.rate = rate;
    }

    @Override
    public SoundPiece get(int index) {
        Stretch stretch = stretches.get(index);
        int clip = stretch.clip();
        String clipId = clips.get(clip).id();
        return stretch instanceof Sounding sounding
                ? new ClipPiece(
                        clip, clipId, takes.get(clip), sounding.round(), sounding.fromSample(), sounding.samples())
                : new SilencePiece(clip, clipId, stretch.samples(), channels, rate);
    }

    @Override
    public int size() {
        return stretches.size();
    }
}
