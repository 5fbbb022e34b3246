package org.stillcast.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The folders that the files of a manifest may lie in. Where they really are is found out when it matters. Not safe for use by
 * several threads.
 */
final class MediaRoots {
    private final List<Path> roots;
    private final List<Optional<Path>> realRoots = new ArrayList<>();

    MediaRoots(List<Path> roots) {
        this.roots = roots.stream().map(Path::toAbsolutePath).toList();
    }

    /**
     * Tells whether a real path lies under a root. One that begins like it needs no look; another one may be a dead share,
     * which files that lie elsewhere should not wait for.
     */
    boolean allow(Path real) {
        if (roots.stream().anyMatch(real::startsWith)) {
            return true;
        }
        for (int i = 0; i < roots.size(); i++) {
            if (i == realRoots.size()) {
                realRoots.add(realPath(roots.get(i)));
            }
            if (realRoots.get(i).filter(real::startsWith).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Returns nothing for a root that is not there now, such as a share that is not mounted. */
    private static Optional<Path> realPath(Path root) {
        try {
            return Optional.of(root.toRealPath());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
