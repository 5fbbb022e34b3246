package org.stillcast.work;

/** The names of files in a project's folder that orders go by. */
public final class SegmentFiles {
    /** The name of the frames that say "as before", in full size. */
    public static final String SKIP_FRAMES = "skip_frames.mp4";

    /** The same in the size of the segments. */
    public static final String PREVIEW_SKIP_FRAMES = "preview_" + SKIP_FRAMES;

    private SegmentFiles() {}

    /** Returns the name of the segment of a clip: it is there for people to look at, so it is called by the clip's id. */
    public static String segment(String clipId) {
        return "segment_" + clipId + ".mp4";
    }

    /** Returns the name of the segment that a worker has made of a clip, until it is accepted. */
    public static String doneSegment(String clipId, String orderKey) {
        return "done_%s_%s.mp4".formatted(clipId, orderKey);
    }

    /** Returns the name of the sketch of that. */
    public static String doneSketch(String orderKey) {
        return "done_" + orderKey;
    }

    /** Returns the name of the sketch of a take, by its fingerprint. */
    public static String sketch(String fingerprint) {
        return "sketch_" + fingerprint;
    }

    /** Returns the name of a silence, by its length and its channels. */
    public static String silence(long samples, int channels) {
        return "silence_%d_%d.mp4".formatted(samples, channels);
    }

    /** Returns the name of the full loop of a picture, by its fingerprint. */
    public static String still(String fingerprint) {
        return "still_" + fingerprint + ".mp4";
    }
}
