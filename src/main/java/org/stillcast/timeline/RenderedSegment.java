package org.stillcast.timeline;

import java.util.Optional;

import org.stillcast.project.Answer;

/**
 * A segment that is there.
 *
 * @param position index of its clip in the project
 * @param clipId id of its clip
 * @param fingerprint of all that decided its bytes
 * @param samples exact length, > 0
 * @param channels 1 or 2
 * @param complaint what the decoder said about the clip, if anything
 */
public record RenderedSegment(
        int position, String clipId, String fingerprint, long samples, int channels, Optional<String> complaint)
        implements Answer {

    public RenderedSegment {
        if (samples <= 0) {
            throw new IllegalArgumentException("a segment has at least one sample, was " + samples);
        }
        if (channels != 1 && channels != 2) {
            throw new IllegalArgumentException("a segment has one or two channels, was " + channels);
        }
    }

    /** Returns the same with something that is to be said about its clip. */
    public RenderedSegment withComplaint(String words) {
        return new RenderedSegment(position, clipId, fingerprint, samples, channels, Optional.of(words));
    }

    /** Returns the name of its file in the project's workspace. */
    public String fileName() {
        return fileName(clipId);
    }

    /** Returns the name of the file in the project's workspace that its sound is known by. */
    public String sketchName() {
        return sketchName(fingerprint);
    }

    /** Returns the name of the sketch of what was rendered from something. */
    public static String sketchName(String fingerprint) {
        return "sketch_" + fingerprint;
    }

    /** Returns the name of the segment of a clip in the project's workspace. */
    public static String fileName(String clipId) {
        return "segment_" + clipId + ".mp4";
    }
}
