package org.stillcast.timeline;

/**
 * Nothing is heard for a while.
 *
 * @param clip position of the clip whose picture is seen meanwhile: the one before it, or the first of a part
 * @param samples how long, > 0
 */
public record Silence(int clip, long samples) implements Stretch {
    public Silence {
        if (clip < 0 || samples <= 0) {
            throw new IllegalArgumentException(
                    "a silence has samples and a clip, was %d at clip %d".formatted(samples, clip));
        }
    }
}
