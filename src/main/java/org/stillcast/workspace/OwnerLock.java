package org.stillcast.workspace;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps two programs from working on the same: the daemon owns its folders, and everybody owns the projects that he has
 * in work, by their keys. Ends when it is closed, or with the process.
 */
public final class OwnerLock implements Closeable {
    private static final long DAEMON = 0;
    private static final long PROJECT_MASK = (1L << 40) - 1;

    private final List<LockFile.Held> held = new ArrayList<>();

    private OwnerLock() {}

    /**
     * Makes this process the daemon of some folders, which exist.
     *
     * @throws OwnedException if one of them has another one; the message says which
     * @throws IOException if that cannot be found out
     */
    public static OwnerLock ofDaemon(List<Path> folders) throws IOException {
        OwnerLock lock = new OwnerLock();
        try {
            for (Path folder : distinct(folders)) {
                lock.own(folder);
            }
            return lock;
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    private void own(Path folder) throws IOException {
        LockFile.Held ours = tryLock(folder, DAEMON);
        Optional<Owner> owner = ours.file().read();
        if (ours.isRefused()
                || (ours.isImpossible() && owner.filter(Owner::isAlive).isPresent())) {
            throw new OwnedException("%s is in use by another Stillcast%s; it has to be stopped first"
                    .formatted(folder, owner.map(" (%s)"::formatted).orElse("")));
        }
        ours.file().write(Owner.us());
    }

    /**
     * Takes a project into work.
     *
     * @param folders that it is worked on in, which exist
     * @param key what its id and others that mean the same have in common
     * @param id for people
     * @throws OwnedException if it is in work already
     * @throws IOException if that cannot be found out
     */
    public static OwnerLock ofProject(List<Path> folders, String key, String id) throws IOException {
        OwnerLock lock = new OwnerLock();
        try {
            for (Path folder : distinct(folders)) {
                lock.own(folder, key, id);
            }
            return lock;
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    private void own(Path folder, String key, String id) throws IOException {
        long hash = Long.parseUnsignedLong(Fingerprint.of(key).substring(0, 16), 16);
        LockFile.Held ours = tryLock(folder, 1 + (hash & PROJECT_MASK));
        if (ours.isRefused()) {
            String daemon = ours.file()
                    .read()
                    .filter(Owner::isAlive)
                    .map(" (the daemon: %s)"::formatted)
                    .orElse("");
            throw new OwnedException("project %s is being worked on by another Stillcast%s".formatted(id, daemon));
        }
    }

    private LockFile.Held tryLock(Path folder, long number) throws IOException {
        try {
            LockFile.Held ours = LockFile.tryLock(folder, number);
            held.add(ours);
            return ours;
        } catch (FileSystemException e) {
            throw new IOException(
                    "%s cannot be opened in %s (%s)".formatted(LockFile.NAME, folder, FolderProbe.reasonOf(e)), e);
        }
    }

    private static Set<Path> distinct(List<Path> folders) throws IOException {
        Set<Path> distinct = new LinkedHashSet<>();
        for (Path folder : folders) {
            distinct.add(folder.toRealPath());
        }
        return distinct;
    }

    /** Gives back what is owned; more than once does no harm. */
    @Override
    public void close() {
        held.forEach(LockFile.Held::release);
        held.clear();
    }
}
