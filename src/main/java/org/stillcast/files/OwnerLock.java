package org.stillcast.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.stillcast.text.Words;

/**
 * Keeps two programs from working on the same: the daemon owns its folders, and everybody owns the projects that he has
 * in work, by their keys. Ends when it is closed, or with the process.
 */
public final class OwnerLock implements Closeable {
    private static final Words WORDS = Words.of(OwnerLock.class);
    private static final long DAEMON = 0;
    private static final int MOMENTS = 4;
    private static final long MOMENT_MILLIS = 25;
    private static final long PROJECT_MASK = (1L << 40) - 1;

    private final List<LockFile.Held> held = new ArrayList<>();

    private OwnerLock() {}

    /**
     * Makes this process the daemon of some folders, which exist.
     *
     * @param roots that it takes media from, told to those who ask for {@link #daemonOf}
     * @throws OwnedException if one of them has another one; the message says which
     * @throws IOException if that cannot be found out
     */
    public static OwnerLock ofDaemon(List<Path> folders, List<Path> roots) throws IOException {
        OwnerLock lock = new OwnerLock();
        try {
            for (Path folder : distinct(folders)) {
                lock.own(folder, roots);
            }
            return lock;
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    private void own(Path folder, List<Path> roots) throws IOException {
        LockFile.Held ours = orSay(folder, () -> tryDaemon(folder));
        Optional<Owner> owner = Owner.in(ours.file().read());
        if (ours.isRefused()
                || (ours.isImpossible() && owner.filter(Owner::isAlive).isPresent())) {
            String process = owner.map(Owner::inWords).map(" (%s)"::formatted).orElse("");
            throw new OwnedException(WORDS.say("folder-owned", folder, process));
        }
        ours.file().write(new LockingDaemon(Owner.us(), roots).text());
    }

    /** Returns the daemon that owns a folder now; empty if there is none, as far as that can be told. */
    public static Optional<LockingDaemon> daemonOf(Path folder) throws IOException {
        Path file = folder.resolve(LockFile.NAME);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (OwnerLock lock = new OwnerLock()) {
            LockFile.Held tried = lock.tryDaemon(folder);
            Optional<LockingDaemon> daemon = LockingDaemon.in(tried.file().read());
            return tried.isRefused()
                    ? Optional.of(daemon.orElse(LockingDaemon.UNKNOWN))
                    : daemon.filter(
                            found -> tried.isImpossible() && found.owner().isAlive());
        } catch (AccessDeniedException e) {
            return daemonBy(file);
        }
    }

    /** Another user's file, which cannot be locked then: who hands in a manifest need not be who runs the daemon. */
    private static Optional<LockingDaemon> daemonBy(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            return Optional.of(LockingDaemon.UNKNOWN);
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return LockingDaemon.in(text).filter(found -> found.owner().isAlive());
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

    /**
     * Takes on tasks that one at a time does in a folder.
     *
     * @return empty if somebody is about one of them
     * @throws IOException if that cannot be found out
     */
    public static Optional<OwnerLock> ofTasks(Path folder, List<String> tasks) throws IOException {
        OwnerLock lock = new OwnerLock();
        try {
            for (String task : tasks) {
                if (lock.tryLock(folder, number(hash(task))).isRefused()) {
                    lock.close();
                    return Optional.empty();
                }
            }
            return Optional.of(lock);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    private static String hash(String key) {
        return Fingerprint.of(key).substring(0, 16);
    }

    private static long number(String hash) {
        return 1 + (Long.parseUnsignedLong(hash, 16) & PROJECT_MASK);
    }

    private void own(Path folder, String key, String id) throws IOException {
        String hash = hash(key);
        long number = number(hash);
        LockFile.Held ours = orSay(folder, () -> tryLock(folder, number));
        switch (ours.outcome()) {
            case LOCKED -> ours.file().write(number, "%s: %s".formatted(hash, Owner.us()));
            case HELD_BY_US -> throw new OwnedException(WORDS.say("project-ours", id));
            case HELD_BY_ANOTHER ->
                throw new OwnedException(WORDS.say("project-owned", id, process(ours.file(), number, hash)));
            case IMPOSSIBLE -> {
                // only one Stillcast should work there, and that was said
            }
        }
    }

    /** A version before this one wrote no slot; then it is likely the daemon. */
    private static String process(LockFile file, long number, String hash) throws IOException {
        Optional<Owner> daemon = Owner.in(file.read()).filter(Owner::isAlive);
        String slot = file.read(number);
        Optional<Owner> owner = slot.startsWith(hash) ? Owner.in(slot) : daemon;
        return owner.map(found -> daemon.filter(found::equals).isPresent()
                        ? WORDS.say("daemon", found.inWords())
                        : found.inWords())
                .map(" (%s)"::formatted)
                .orElse("");
    }

    /**
     * Tries to lock a daemon's byte. Who only asks for the daemon has it, too, since Java has no other way to ask; but for
     * a moment, and a daemon has it for long.
     */
    private LockFile.Held tryDaemon(Path folder) throws IOException {
        LockFile.Held tried = tryLock(folder, DAEMON);
        for (int moment = 0; moment < MOMENTS && tried.isRefused() && !hasLivingOwner(tried); moment++) {
            try {
                Thread.sleep(MOMENT_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return tried;
            }
            held.remove(tried);
            tried.release();
            tried = tryLock(folder, DAEMON);
        }
        return tried;
    }

    private static boolean hasLivingOwner(LockFile.Held tried) throws IOException {
        return Owner.in(tried.file().read()).filter(Owner::isAlive).isPresent();
    }

    private LockFile.Held tryLock(Path folder, long number) throws IOException {
        LockFile.Held tried = LockFile.tryLock(folder, number);
        held.add(tried);
        return tried;
    }

    /** A try to lock a byte. */
    @FunctionalInterface
    private interface Try {
        LockFile.Held run() throws IOException;
    }

    private static LockFile.Held orSay(Path folder, Try lock) throws IOException {
        try {
            return lock.run();
        } catch (FileSystemException e) {
            throw new IOException(WORDS.say("lock-not-opened", LockFile.NAME, folder, FileTrouble.reason(e)), e);
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
