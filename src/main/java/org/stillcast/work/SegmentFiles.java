package org.stillcast.work;

/** The names of files in a project's folder that orders go by. */
public final class SegmentFiles {
    private SegmentFiles() {}

    /** Returns the name of the segment of a clip: it is there for people to look at, so it is called by the clip's id. */
    public static String segment(String clipId) {
        return "segment_" + clipId + ".mp4";
    }

    /** Returns the name of the sketch of a take, by its fingerprint. */
    public static String sketch(String fingerprint) {
        return "sketch_" + fingerprint;
    }

    /** Returns the name of the full loop of a picture, by its fingerprint. */
    public static String still(String fingerprint) {
        return "still_" + fingerprint + ".mp4";
    }
}
