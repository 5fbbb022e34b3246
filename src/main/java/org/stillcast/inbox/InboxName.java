package org.stillcast.inbox;

import java.util.Locale;
import java.util.regex.Pattern;

import org.stillcast.files.InTransit;

/** What the name of a file tells of what it is in the inbox, or in a folder there. */
public enum InboxName {
    /** A manifest: {@code .json}, or {@code .jsonc} for one with comments. */
    MANIFEST,
    /** A manifest, it seems, whose ending keeps it from being taken. */
    MISNAMED,
    /** What another program has made of a manifest that was changed in two places. */
    CONFLICT,
    /** Nothing that anybody would take for a manifest, or not yet. */
    OTHER;

    /** The name of a manifest that makes a project of the folder that it lies in. */
    public static final String IN_FOLDER = "manifest.json";

    private static final Pattern JSON = Pattern.compile(".+[.]jsonc?");
    private static final Pattern NEARLY_JSON = Pattern.compile(".+[.](jsonc?[.]txt|json5)");

    /** Of Syncthing, of older ownCloud and Nextcloud, and of Dropbox and Nextcloud: names that nobody gives by hand. */
    private static final Pattern COPY = Pattern.compile(
            ".*([.]sync-conflict-\\d{8}-\\d{6}|_conflict-\\d{8}-\\d{6}|\\(.*(conflicted copy|case conflict|冲突副本|冲突的副本).*\\)).*");

    /** Returns what a file of some name is. */
    public static InboxName of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean isJson = JSON.matcher(lower).matches();
        if (InTransit.is(name) || (!isJson && !NEARLY_JSON.matcher(lower).matches())) {
            return OTHER;
        }
        String stem = lower.replaceFirst("[.](jsonc?|json5|jsonc?[.]txt)$", "");
        if (stem.endsWith(".schema")) {
            return OTHER;
        }
        if (COPY.matcher(lower).matches()) {
            return CONFLICT;
        }
        return isJson ? MANIFEST : MISNAMED;
    }

    /** Returns a manifest's name without its ending; Windows hides the last one of a text, and so people give it another. */
    public static String stem(String name) {
        return name.replaceFirst("(?i)[.]jsonc?([.]txt)?$", "");
    }
}
