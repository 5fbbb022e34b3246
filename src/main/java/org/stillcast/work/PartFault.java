package org.stillcast.work;

import java.util.Optional;

/**
 * Something that is wrong with a part.
 *
 * @param clipId id of the clip where it is; empty if it is about the part as a whole
 * @param text words that go on from the clip, or a sentence about the part
 */
public record PartFault(Optional<String> clipId, String text) {
    /** Returns one that lies in a clip. */
    public static PartFault in(String clipId, String text) {
        return new PartFault(Optional.of(clipId), text);
    }

    /** Returns one of the part as a whole. */
    public static PartFault ofPart(String sentence) {
        return new PartFault(Optional.empty(), sentence);
    }

    @Override
    public String toString() {
        return clipId.map(id -> "clip \"%s\" %s".formatted(id, text)).orElse(text);
    }
}
