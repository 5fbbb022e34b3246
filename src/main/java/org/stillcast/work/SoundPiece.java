package org.stillcast.work;

import org.stillcast.timeline.Take;

/**
 * A slice of a clip's take in a part, with the names of what it is made from in the project's folder.
 *
 * @param clip position of the clip in the project
 * @param clipId id of the clip, which its segment is called by
 * @param take of the clip
 * @param fromSample where the slice begins in the take, >= 0
 * @param samples how long it is, > 0
 */
public record SoundPiece(int clip, String clipId, Take take, long fromSample, long samples) {
    /** Returns the name of the clip's segment. */
    public String segmentFile() {
        return SegmentFiles.segment(clipId);
    }

    /** Returns the name of what the segment's sound is known by. */
    public String sketchFile() {
        return SegmentFiles.sketch(take.fingerprint());
    }

    /** Returns what of it decides how a part sounds. */
    public Slice slice() {
        return new Slice(take.fingerprint(), fromSample, samples);
    }

    /**
     * What of a piece decides how a part sounds.
     *
     * @param take fingerprint of the take
     * @param fromSample where the slice begins in it
     * @param samples how long it is
     */
    public record Slice(String take, long fromSample, long samples) {}
}
