package org.stillcast.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file {@code .stillcast.lock} of a folder. Processes lock single bytes of it, far behind what is written in it: on
 * Windows a locked byte cannot be read. The system takes the locks away when the process ends, however it ends. The file
 * is never deleted.
 *
 * <p>In front stands who owns the folder, and behind that, in slots that projects share by their numbers, who has one in
 * work. All of that is for people: the locks alone decide.
 *
 * <p>Easy to get wrong: on POSIX all of a process's locks on a file go when any of its channels on it is closed. So a
 * process has one channel for each file, which is closed when nobody uses it any more.
 */
final class LockFile {
    static final String NAME = ".stillcast.lock";

    private static final Logger LOG = LoggerFactory.getLogger(LockFile.class);
    private static final long FIRST_LOCKABLE = 1L << 40;
    /** Room for who owns the folder. */
    static final int FRONT_BYTES = 4096;

    private static final int SLOTS = 64;
    private static final int SLOT_BYTES = 128;

    /** By the folder's real path. */
    private static final Map<Path, LockFile> OPEN = new HashMap<>();

    private static boolean warned;

    private final Path folder;
    private final FileChannel channel;
    private final @Nullable Object key;
    private int users;

    /** What a try to lock has come to. */
    enum Try {
        LOCKED,
        HELD_BY_US,
        HELD_BY_ANOTHER,
        /** The file system has no locks. */
        IMPOSSIBLE
    }

    /** A byte that was tried to be locked, on a file that stays open until this is released. */
    record Held(LockFile file, Try outcome, @Nullable FileLock lock) {
        boolean isRefused() {
            return outcome == Try.HELD_BY_US || outcome == Try.HELD_BY_ANOTHER;
        }

        boolean isImpossible() {
            return outcome == Try.IMPOSSIBLE;
        }

        void release() {
            file.release(lock);
        }
    }

    private LockFile(Path folder) throws IOException {
        this.folder = folder;
        Path file = folder.resolve(NAME);
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        key = keyOf(file);
    }

    /**
     * Tries to lock a byte. What is returned has to be released, whatever came of it.
     *
     * @param number of the byte, from 0
     * @throws IOException if there is no such folder, or the file cannot be opened in it
     */
    static Held tryLock(Path folder, long number) throws IOException {
        synchronized (OPEN) {
            LockFile file = open(folder.toRealPath());
            file.users++;
            return file.tryLock(number);
        }
    }

    /** A share that was away for a while may have another file now; then the locks on the old one are worth nothing. */
    private static LockFile open(Path folder) throws IOException {
        LockFile known = OPEN.get(folder);
        if (known != null && Objects.equals(known.key, keyOf(folder.resolve(NAME)))) {
            return known;
        }
        LockFile opened = new LockFile(folder);
        OPEN.put(folder, opened);
        return opened;
    }

    /** Returns what tells one file from another; null on Windows, and for a file that is not there. */
    private static @Nullable Object keyOf(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            return null;
        }
    }

    private Held tryLock(long number) {
        try {
            FileLock lock = channel.tryLock(FIRST_LOCKABLE + number, 1, false);
            return new Held(this, lock == null ? Try.HELD_BY_ANOTHER : Try.LOCKED, lock);
        } catch (OverlappingFileLockException e) {
            return new Held(this, Try.HELD_BY_US, null);
        } catch (IOException e) {
            if (!warned) {
                LOG.warn(
                        "{} is on a file system without locks ({}): see to it that only one Stillcast works there",
                        folder,
                        e.getMessage());
            }
            warned = true;
            return new Held(this, Try.IMPOSSIBLE, null);
        }
    }

    private void release(@Nullable FileLock lock) {
        synchronized (OPEN) {
            users--;
            try {
                if (lock != null) {
                    lock.release();
                }
                if (users == 0) {
                    OPEN.remove(folder, this);
                    channel.close();
                }
            } catch (IOException e) {
                LOG.debug("{} is away; its locks went with it", folder, e);
            }
        }
    }

    /** Writes who owns the folder, in place of who did before. */
    void write(String text) throws IOException {
        write(text, 0, FRONT_BYTES);
    }

    /** Returns what was written last of who owns the folder; he may be long gone. */
    String read() throws IOException {
        return read(0, FRONT_BYTES);
    }

    /**
     * Writes in short who has locked a byte.
     *
     * @param number of the byte
     */
    void write(long number, String text) throws IOException {
        write(text, slot(number), SLOT_BYTES);
    }

    /** Returns what was written last in a byte's slot: of whoever locked this byte or one that shares the slot with it. */
    String read(long number) throws IOException {
        return read(slot(number), SLOT_BYTES);
    }

    private static int slot(long number) {
        return FRONT_BYTES + (int) Long.remainderUnsigned(number, SLOTS) * SLOT_BYTES;
    }

    /** What does not fit is left out; the rest of the room is filled with line ends, so that the file is a text. */
    private void write(String text, long position, int bytes) throws IOException {
        byte[] padded = new byte[bytes];
        Arrays.fill(padded, (byte) '\n');
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(content, 0, padded, 0, Math.min(content.length, bytes));
        ByteBuffer buffer = ByteBuffer.wrap(padded);
        while (buffer.hasRemaining()) {
            channel.write(buffer, position + buffer.position());
        }
    }

    private String read(long position, int bytes) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(bytes);
        while (text.hasRemaining() && channel.read(text, position + text.position()) > 0) {
            // until it is full, or the file is at its end
        }
        return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
    }
}
