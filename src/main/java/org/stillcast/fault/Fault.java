package org.stillcast.fault;

import org.stillcast.text.Visible;

/**
 * One thing that is wrong with a project, and where. Both texts can be shown on a terminal: what strangers have put into
 * a name or a field and what is no visible character, such as an escape code, a line break, a lone surrogate or a mark
 * that turns the direction of writing, is U+FFFD in them.
 *
 * @param pointer JSON pointer (RFC 6901) into the manifest, empty for the manifest as a whole
 * @param message a phrase that goes on from the place: what is wrong, what was found, what would be right
 */
public record Fault(String pointer, String message) {
    /** The place of a fault that concerns the manifest as a whole. */
    public static final String WHOLE = "";

    public Fault {
        pointer = Visible.of(pointer);
        message = Visible.of(message);
    }

    @Override
    public String toString() {
        return pointer.isEmpty() ? message : pointer + ": " + message;
    }
}
