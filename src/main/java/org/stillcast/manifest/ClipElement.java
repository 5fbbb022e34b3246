package org.stillcast.manifest;

import java.util.Optional;

/**
 * An element of the manifest's {@code clips}, as written.
 *
 * @param pointer JSON pointer of the path in it
 * @param id as given; a pattern has none
 * @param path of a file, or a pattern with {@code *} and {@code ?} in its last element
 * @param isPattern whether it stands for as many clips as files match
 * @param fields what it says besides
 */
public record ClipElement(String pointer, Optional<String> id, String path, boolean isPattern, ClipFields fields) {
    /** One that says nothing besides. */
    public ClipElement(String pointer, Optional<String> id, String path, boolean isPattern) {
        this(pointer, id, path, isPattern, ClipFields.NONE);
    }

    /** Returns the JSON pointer of another field of it. */
    public String pointerOf(String field) {
        return pointer.replaceFirst("/audio$", "") + "/" + field;
    }
}
