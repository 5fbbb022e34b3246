package org.stillcast.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A daemon, and where it lets media lie, as it has written that into the lock file of its folders. */
public final class LockingDaemon {
    /** One that has not written who it is. */
    static final LockingDaemon UNKNOWN = new LockingDaemon(new Owner(0, ""), Optional.empty());

    private static final String ROOT = "Media root: ";

    private final Owner owner;
    private final Optional<List<Path>> roots;

    private LockingDaemon(Owner owner, Optional<List<Path>> roots) {
        this.owner = owner;
        this.roots = roots;
    }

    LockingDaemon(Owner owner, List<Path> roots) {
        this(owner, Optional.of(List.copyOf(roots)));
    }

    /** Reads what {@link #text} has written; a version before this one wrote no roots. */
    static Optional<LockingDaemon> in(String text) {
        return Owner.in(text).map(owner -> new LockingDaemon(owner, roots(text)));
    }

    private static Optional<List<Path>> roots(String text) {
        try {
            List<Path> roots = text.lines()
                    .filter(line -> line.startsWith(ROOT))
                    .map(line -> Path.of(line.substring(ROOT.length())))
                    .toList();
            return Optional.of(roots).filter(list -> !list.isEmpty());
        } catch (InvalidPathException e) {
            return Optional.empty(); // of a system of another kind
        }
    }

    /** A list of roots that does not fit is left out, as if they were not known. */
    String text() {
        StringBuilder text = new StringBuilder(owner.text());
        roots.orElse(List.of()).forEach(root -> text.append(ROOT).append(root).append(System.lineSeparator()));
        boolean fits = text.toString().getBytes(StandardCharsets.UTF_8).length <= LockFile.FRONT_BYTES;
        return fits ? text.toString() : owner.text();
    }

    Owner owner() {
        return owner;
    }

    /** Returns the folders that it lets media lie in; empty if that is not known here. */
    public Optional<List<Path>> roots() {
        return roots.filter(list -> owner.isHere());
    }

    @Override
    public String toString() {
        return owner.inWords();
    }
}
