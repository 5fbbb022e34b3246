package org.stillcast.doubt;

import java.util.List;

import org.stillcast.fault.Fault;

/**
 * Something that is probably a mistake.
 *
 * @param clips positions of those that it is about, the first one that of its place; none if it is about a picture
 * @param place in the manifest, and a sentence
 */
public record Doubt(DoubtKind kind, List<Integer> clips, Fault place) {
    public Doubt {
        clips = List.copyOf(clips);
    }

    @Override
    public String toString() {
        return place.toString();
    }
}
