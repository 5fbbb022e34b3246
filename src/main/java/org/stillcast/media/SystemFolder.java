package org.stillcast.media;

import java.util.Locale;
import java.util.Set;

/** Folders that systems and servers make for themselves beside people's, without a dot in front. */
public final class SystemFolder {
    private static final Set<String> NAMES =
            Set.of("__macosx", "@eadir", "#recycle", "$recycle.bin", "system volume information", "lost+found");

    private SystemFolder() {}

    /** Tells whether a folder of this name is one, in whatever case. */
    public static boolean is(String name) {
        return NAMES.contains(name.toLowerCase(Locale.ROOT));
    }
}
