package org.stillcast.manifest;

import java.util.Optional;

/**
 * An element of the manifest's {@code clips}, as written.
 *
 * @param pointer JSON pointer of the path in it
 * @param id as given; none but a file has one
 * @param path of a file, or a pattern with {@code *} and {@code ?} in its last element
 * @param kind what the path is
 * @param fields what it says besides
 * @param form what it says of a table; empty for anything else
 */
public record ClipElement(
        String pointer, Optional<String> id, String path, Kind kind, ClipFields fields, Optional<TableForm> form) {
    /** What an element stands for. */
    public enum Kind {
        /** One clip. */
        FILE,
        /** As many clips as files match. */
        PATTERN,
        /** What the rows of a table stand for. */
        TABLE
    }

    /** One that says nothing besides. */
    public ClipElement(String pointer, Optional<String> id, String path, Kind kind) {
        this(pointer, id, path, kind, ClipFields.NONE, Optional.empty());
    }

    /** A file that something is said of. */
    ClipElement(String pointer, Optional<String> id, String path, ClipFields fields) {
        this(pointer, id, path, Kind.FILE, fields, Optional.empty());
    }

    /** Returns the same without anything that is written on its picture. */
    public ClipElement withoutSlide() {
        ClipFields bare = new ClipFields(
                fields.image(),
                Optional.empty(),
                fields.gap(),
                fields.repeat(),
                fields.title(),
                fields.text(),
                fields.subtitles());
        return new ClipElement(pointer, id, path, kind, bare, form);
    }

    /** Returns the JSON pointer of another field of it. */
    public String pointerOf(String field) {
        return pointer.substring(0, pointer.lastIndexOf('/') + 1) + field;
    }
}
