package org.stillcast.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;

import org.stillcast.text.Words;

/**
 * What a source was when it was looked at. Taken before it is used and compared after, it tells whether what was used is
 * what had been allowed: a name may lead somewhere else by then, through a link that has been put into its place or
 * into that of one of its folders.
 *
 * @param file real path: no element of it is a link
 * @param bytes its size
 * @param modified when it was last written to
 * @param key which file it is on its store; empty where the system has no such thing
 */
public record FileState(Path file, long bytes, FileTime modified, String key) {
    private static final Words WORDS = Words.of(FileState.class);
    private static final long NANOS_PER_MILLISECOND = 1_000_000;

    /**
     * Returns what a file is now. Nothing is opened, so this never waits, as opening a pipe would.
     *
     * @param realPath as it was found when it was allowed
     * @throws UnusableFileException if another file, or something that is no file, has taken its place
     * @throws IOException if it is gone, or cannot be looked at
     */
    public static FileState of(Path realPath) throws UnusableFileException, IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(realPath, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isSymbolicLink() || !realPath.toRealPath().equals(realPath)) {
            throw new UnusableFileException(WORDS.say("file.linked"));
        }
        if (!attributes.isRegularFile()) {
            throw new UnusableFileException(
                    attributes.isDirectory() ? WORDS.say("file.now-folder") : WORDS.say("file.now-device"));
        }
        String key = attributes.fileKey() == null ? "" : String.valueOf(attributes.fileKey());
        return new FileState(realPath, attributes.size(), attributes.lastModifiedTime(), key);
    }

    /**
     * Returns if the file is still what it was.
     *
     * @throws UnusableFileException if it was written to, or another one has taken its place
     * @throws IOException if it is gone, or cannot be looked at
     */
    public void requireUnchanged() throws UnusableFileException, IOException {
        if (!of(file).equals(this)) {
            throw changed();
        }
    }

    static UnusableFileException changed() {
        return new UnusableFileException(WORDS.say("file.changed"));
    }

    /** Returns size and time in a few characters, as the journal has them for a project that is published. */
    public String inShort() {
        return inShort(bytes, modified.to(TimeUnit.NANOSECONDS));
    }

    static String inShort(long bytes, long modifiedNanos) {
        return bytes + "@" + Math.floorDiv(modifiedNanos, NANOS_PER_MILLISECOND);
    }
}
