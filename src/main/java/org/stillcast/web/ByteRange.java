package org.stillcast.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of a file.
 *
 * @param first position of its first byte
 * @param length > 0; 0 if nothing of what was asked for is in the file
 */
record ByteRange(long first, long length) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * Reads a header; empty if it asks for none, or for several, which may be answered with the whole file (RFC 9110).
     *
     * @param size of the file
     */
    static Optional<ByteRange> of(String header, long size) {
        Matcher matcher = ONE.matcher(header.strip());
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (matcher.group(1).isEmpty()) {
            long length = Math.min(size, Long.parseLong(matcher.group(2)));
            return Optional.of(new ByteRange(size - length, length));
        }
        long first = Long.parseLong(matcher.group(1));
        long last = matcher.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(matcher.group(2)));
        boolean isEmpty = first >= size;
        return !isEmpty && last < first
                ? Optional.empty()
                : Optional.of(new ByteRange(first, isEmpty ? 0 : last - first + 1));
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** Returns the header of the answer. */
    String inFileOf(long size) {
        return isEmpty() ? "bytes */" + size : "bytes %d-%d/%d".formatted(first, first + length - 1, size);
    }
}
