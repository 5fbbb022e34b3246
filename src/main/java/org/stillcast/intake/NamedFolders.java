package org.stillcast.intake;

import java.util.HashSet;
import java.util.Set;

/**
 * Names of the folders of the inbox that manifests have files in, kept when these are done, for as long as the program
 * runs. Anybody may name what he likes, so there is an end to it.
 *
 * <p>Safe for use by several threads at once.
 */
public final class NamedFolders {
    /** More than anybody has in an inbox. */
    public static final int MOST = 10_000;

    /** No file system that is known has longer ones. */
    private static final int LONGEST_NAME = 255;

    private final Set<String> names = new HashSet<>();

    public synchronized void add(String name) {
        if (names.size() < MOST && name.length() <= LONGEST_NAME) {
            names.add(name);
        }
    }

    public synchronized boolean has(String name) {
        return names.contains(name);
    }
}
