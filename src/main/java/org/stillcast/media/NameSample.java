package org.stillcast.media;

import java.util.ArrayList;
import java.util.List;

/** How many files there are of a kind, and what the first of them are called. */
public final class NameSample {
    private static final int MOST_KEPT = 3;

    private final List<String> first = new ArrayList<>();
    private int count;

    void add(String name) {
        count++;
        if (first.size() < MOST_KEPT) {
            first.add(name);
        }
    }

    public int count() {
        return count;
    }

    /** Returns the names of the first few, or of all. */
    public List<String> first() {
        return List.copyOf(first);
    }
}
