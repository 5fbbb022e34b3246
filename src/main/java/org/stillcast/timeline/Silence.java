package org.stillcast.timeline;

/**
 * Nothing is heard for a while.
 *
 * @param samples how long, > 0
 */
public record Silence(long samples) implements Stretch {
    public Silence {
        if (samples <= 0) {
            throw new IllegalArgumentException("a silence has samples, was " + samples);
        }
    }
}
