package org.stillcast.reception;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Notices what is taken out of the inbox while it is worked on. Some programs save a file by deleting the one before, so it
 * has to be missing for a while. Not safe for use by several threads.
 */
final class Withdrawals {
    private static final int LOOKS = 3;

    private final Map<Path, Integer> missing = new HashMap<>();

    /** Looks whether manifests in work are there; returns those that are gone for good, each once. */
    List<Path> look(List<Path> inWork) {
        missing.keySet().retainAll(inWork);
        List<Path> gone = new ArrayList<>();
        for (Path manifest : inWork) {
            if (Files.exists(manifest)) {
                missing.remove(manifest);
            } else if (missing.merge(manifest, 1, Integer::sum) == LOOKS) {
                gone.add(manifest);
            }
        }
        return gone;
    }
}
