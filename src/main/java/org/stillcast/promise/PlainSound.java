package org.stillcast.promise;

import java.io.IOException;

/**
 * Sound of a constant number of bytes a second in a file.
 *
 * @param start its first byte
 * @param size bytes, as the head says
 * @param bytesPerSecond > 0, else nothing is known
 */
record PlainSound(long start, long size, double bytesPerSecond) {
    /**
     * Who writes to a pipe does not know the length, and puts something large in its place. None is smaller than 2 000 000 000,
     * and some are a few dozen bytes smaller than the largest number of 31 bits.
     */
    private static final long LEAST_PLACEHOLDER = 1_999_000_000L;

    /** Nor does anybody mean so many times of what is there. */
    private static final int MOST_TIMES = 100;

    private static final double LEAST_SECONDS = 0.1;

    boolean isSizeKnown(Bytes bytes) {
        long there = bytes.from(start);
        boolean meant =
                size < LEAST_PLACEHOLDER && size / MOST_TIMES <= there && seconds() <= Promise.MOST_STATED_SECONDS;
        return size > 0 && bytesPerSecond > 0 && (meant || size <= there);
    }

    boolean isCut(Bytes bytes) {
        return size > bytes.from(start);
    }

    double seconds() {
        return size / bytesPerSecond;
    }

    /** Returns the seconds that a stretch up to the end of the file would last; 0 if it is no sound, as far as can be seen. */
    double secondsFrom(Bytes bytes, long at) throws IOException {
        long end = Tags.start(bytes);
        double seconds = (end - at) / bytesPerSecond;
        boolean root = Chunks.ROOTS.contains(bytes.name(at));
        return seconds <= LEAST_SECONDS || (!root && Tags.isNoSound(bytes, at, end)) ? 0 : seconds;
    }
}
