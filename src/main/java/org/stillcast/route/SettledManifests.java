package org.stillcast.route;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * Lets a manifest through once it is the same at two polls, so that one that is still being copied is left alone. It
 * compares with the poll before and not with the clock: a copy may keep the time stamp of its source.
 *
 * <p>Asked by the file consumer's one thread only.
 */
final class SettledManifests implements GenericFileFilter<Object> {
    private static final int MOST_REMEMBERED = 10_000;

    private final Map<String, State> before = new HashMap<>();

    private record State(long bytes, long modifiedMillis) {}

    @Override
    public boolean accept(GenericFile<Object> file) {
        if (file.isDirectory()
                || file.getFileNameOnly().toLowerCase(Locale.ROOT).endsWith(".schema.json")) {
            return false;
        }
        if (before.size() > MOST_REMEMBERED) {
            before.clear();
        }
        State now = new State(file.getFileLength(), file.getLastModified());
        return now.equals(before.put(file.getAbsoluteFilePath(), now));
    }
}
