package org.stillcast.draft;

import java.util.List;

/**
 * The path of a file from the drafted folder.
 *
 * @param text its elements divided by /
 */
record DraftPath(String text) {
    /** Returns the path of the folder that it is in; empty for the drafted one. */
    String folder() {
        return text.substring(0, Math.max(0, text.lastIndexOf('/')));
    }

    /** Returns the name without its extension. */
    String stem() {
        String name = text.substring(text.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    /** Returns the name of the folder that it is in; empty for the drafted one. */
    String folderName() {
        return folder().substring(folder().lastIndexOf('/') + 1);
    }

    /** Returns the names of the folders on the way to it. */
    List<String> folders() {
        return folder().isEmpty() ? List.of() : List.of(folder().split("/", -1));
    }
}
