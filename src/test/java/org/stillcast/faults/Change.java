package org.stillcast.faults;

import java.util.Map;

/** One thing that was done to a disk. Files and folders have numbers, since their names change. */
sealed interface Change {
    /** Returns what was done, for people. */
    String text();

    /** Returns the file or folder that a sync makes it last of. */
    int number();

    /**
     * Entries of one folder changed, all at once.
     *
     * @param entries what each name stands for from now on; {@link #GONE} for nothing
     */
    record Entries(String text, int number, Map<String, Integer> entries) implements Change {}

    /** Bytes were written to a file. */
    record Data(String text, int number, long at, Content content) implements Change {}

    /** A file was cut off. */
    record Size(String text, int number, long size) implements Change {}

    /** A file or folder was synced. */
    record Sync(String text, int number) implements Change {}

    /** What a name stands for that stands for nothing. */
    int GONE = -1;
}
