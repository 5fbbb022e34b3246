package org.stillcast.proof;

import java.util.List;

import org.stillcast.outbox.WarningEntry;

/**
 * What a page shows of a clip besides what a result lists of it.
 *
 * @param text what is heard in it; empty if nobody has written that
 * @param picture number of what is seen with it, from 0
 * @param warnings about it
 */
public record ClipNotes(String text, int picture, List<Warning> warnings) {
    public ClipNotes {
        warnings = List.copyOf(warnings);
    }

    /**
     * Something about a clip.
     *
     * @param message what a person should know, in English
     */
    public record Warning(WarningEntry.Kind kind, String message) {}
}
