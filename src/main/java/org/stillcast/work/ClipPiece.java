package org.stillcast.work;

import java.util.List;

import org.stillcast.timeline.Take;

/**
 * A slice of a clip's take in a part.
 *
 * @param clip position of the clip in the project
 * @param clipId id of the clip, which its segment is called by
 * @param take of the clip
 * @param round which time the clip is heard, from 1
 * @param fromSample where the slice begins in the take, >= 0
 * @param samples how long it is, > 0
 */
public record ClipPiece(int clip, String clipId, Take take, int round, long fromSample, long samples)
        implements SoundPiece {
    /** Tells whether it is less than all of the take. */
    public boolean isCut() {
        return samples < take.samples();
    }

    /** Returns the name of the clip's segment. */
    public String segmentFile() {
        return SegmentFiles.segment(clipId);
    }

    /** Returns the name of what the segment's sound is known by. */
    public String sketchFile() {
        return SegmentFiles.sketch(take.fingerprint());
    }

    @Override
    public List<SoundFile> files() {
        return List.of(new SoundFile(segmentFile(), take.samples()));
    }

    @Override
    public Slice slice() {
        return new Slice(take.fingerprint(), fromSample, samples);
    }
}
