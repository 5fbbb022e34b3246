package org.stillcast.manifest;

/**
 * One thing that is wrong with a project, and where.
 *
 * @param pointer JSON pointer (RFC 6901) into the manifest, {@code /} for the manifest as a whole
 * @param message a phrase that goes on from the place: what is wrong, what was found, what would be right
 */
public record Fault(String pointer, String message) {
    /** The place of a fault that concerns the manifest as a whole. */
    public static final String WHOLE = "/";

    @Override
    public String toString() {
        return pointer + ": " + message;
    }
}
