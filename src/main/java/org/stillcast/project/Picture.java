package org.stillcast.project;

import java.nio.file.Path;

/**
 * A picture as its file's head describes it; nothing is decoded yet.
 *
 * @param file real path
 * @param kind by content, whatever the name says
 * @param width pixels as stored, > 0
 * @param height pixels as stored, > 0
 * @param orientation EXIF's number for how it was taken, 1 (upright) to 8
 */
public record Picture(Path file, Kind kind, int width, int height, int orientation) {
    /** The formats that are accepted. */
    public enum Kind {
        BMP,
        GIF,
        JPEG,
        PNG,
        TIFF,
        WEBP
    }

    public Picture {
        if (orientation < 1 || orientation > 8) {
            throw new IllegalArgumentException("orientation must be 1 to 8, was " + orientation);
        }
    }
}
