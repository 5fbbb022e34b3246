package org.stillcast.project;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Where a project comes from. It is known by that, whatever its manifest says by now.
 *
 * @param manifest name of the manifest's file; empty if it is not known
 * @param base real path of the folder that its relative paths start at
 */
public record Origin(String manifest, String base) {
    /** What results have that a version before 1.1 has written. */
    public static final Origin UNKNOWN = new Origin("", "");

    public Origin(@Nullable String manifest, @Nullable String base) {
        this.manifest = Objects.requireNonNullElse(manifest, "");
        this.base = Objects.requireNonNullElse(base, "");
    }

    /** Tells whether it says anything. */
    public boolean isKnown() {
        return !manifest.isEmpty();
    }
}
