package org.stillcast.timeline;

/**
 * A picture that is shown for a number of frames.
 *
 * @param still fingerprint of the picture as it is encoded
 * @param frames how many, > 0
 */
public record PictureRun(String still, long frames) {
    public PictureRun {
        if (frames <= 0) {
            throw new IllegalArgumentException("a picture is shown for at least one frame, was " + frames);
        }
    }
}
