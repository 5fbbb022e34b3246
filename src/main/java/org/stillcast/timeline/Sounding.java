package org.stillcast.timeline;

/**
 * A slice of a clip's take that is heard.
 *
 * @param clip position of the clip in the project
 * @param round which time the clip is heard, from 1
 * @param fromSample where the slice begins in the take, >= 0
 * @param samples how long it is, > 0
 */
public record Sounding(int clip, int round, long fromSample, long samples) implements Stretch {
    public Sounding {
        if (clip < 0 || round < 1 || fromSample < 0 || samples <= 0) {
            throw new IllegalArgumentException(
                    "a slice of a clip has samples, was %d from %d of clip %d".formatted(samples, fromSample, clip));
        }
    }
}
