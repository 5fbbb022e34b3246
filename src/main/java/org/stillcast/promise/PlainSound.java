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

    private static final double LEAST_SECONDS = 0.1;

    boolean isSizeKnown(Bytes bytes) {
        return size > 0 && bytesPerSecond > 0 && (size < LEAST_PLACEHOLDER || size <= bytes.from(start));
    }

    boolean isCut(Bytes bytes) {
        return size > bytes.from(start);
    }

    double seconds() {
        return size / bytesPerSecond;
    }

    /** Returns the seconds that a stretch up to the end of the file would last; 0 if it is no sound. */
    double secondsFrom(Bytes bytes, long at) throws IOException {
        double seconds = bytes.from(at) / bytesPerSecond;
        return seconds <= LEAST_SECONDS || Tags.isNoSound(bytes, at) ? 0 : seconds;
    }
}
