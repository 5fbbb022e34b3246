package org.stillcast.reception;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which manifest a project belongs to until that has ended: the first one that was let through. */
final class Turns {
    private final Map<String, Path> firsts = new HashMap<>();

    /**
     * Takes note that a manifest is let through.
     *
     * @param projectKey what the ids of its project have in common; empty if that is not known
     */
    void take(Path manifest, Optional<String> projectKey) {
        projectKey.ifPresent(key -> firsts.putIfAbsent(key, manifest));
    }

    /** Returns the manifest that a project belongs to, if that is another one. */
    Optional<Path> before(Path manifest, Optional<String> projectKey) {
        return projectKey.map(firsts::get).filter(first -> !first.equals(manifest));
    }

    /** Takes note that some have ended, or are gone, or others now. */
    void leave(Collection<Path> manifests) {
        firsts.values().removeAll(manifests);
    }
}
