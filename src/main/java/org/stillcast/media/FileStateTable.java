package org.stillcast.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;

import org.stillcast.packed.Key;

/** What many sources were when they were looked at, by their positions: 24 bytes each. */
public final class FileStateTable {
    private static final int NUMBERS = 3;

    private final BitSet known = new BitSet();
    private final long[] numbers;

    /**
     * @param count of sources
     */
    public FileStateTable(int count) {
        numbers = new long[NUMBERS * count];
    }

    /** Takes note of what a source was. */
    public void put(int position, FileState state) {
        known.set(position);
        numbers[NUMBERS * position] = state.bytes();
        numbers[NUMBERS * position + 1] = state.modified().to(TimeUnit.NANOSECONDS);
        numbers[NUMBERS * position + 2] = Key.of(state.key()).low();
    }

    /** Tells whether a source was looked at. */
    public boolean has(int position) {
        return known.get(position);
    }

    /**
     * Returns if a source that was looked at is still what it was then.
     *
     * @param realPath of the source
     * @throws UnusableFileException if it was written to, or another one has taken its place
     * @throws IOException if it is gone, or cannot be looked at
     */
    public void requireUnchanged(int position, Path realPath) throws UnusableFileException, IOException {
        if (!isSame(position, FileState.of(realPath))) {
            throw FileState.changed();
        }
    }

    private boolean isSame(int position, FileState state) {
        return bytes(position) == state.bytes()
                && numbers[NUMBERS * position + 1] == state.modified().to(TimeUnit.NANOSECONDS)
                && numbers[NUMBERS * position + 2] == Key.of(state.key()).low();
    }

    /** Returns the size of a source that was looked at. */
    public long bytes(int position) {
        return numbers[NUMBERS * position];
    }

    /** Returns what {@link FileState#inShort} is of a source that was looked at. */
    public String inShort(int position) {
        return FileState.inShort(bytes(position), numbers[NUMBERS * position + 1]);
    }
}
