package org.stillcast.promise;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Set;

/**
 * The chunks of a file in the manner of IFF: a name of four letters, a length, and that many bytes, with one more where
 * that is odd. Not all programs write that one.
 *
 * @param order of the bytes in a number
 */
record Chunks(Bytes bytes, ByteOrder order) {
    static final int HEAD_BYTES = 8;
    static final int MOST = 1000;

    /** What whole files of the kind begin with. */
    static final Set<String> ROOTS = Set.of("RIFF", "RF64", "BW64", "FORM");

    /** What follows a chunk without its filling byte is known by its name. */
    private static final Set<String> NAMES = Set.of(
            "fmt ", "data", "LIST", "fact", "bext", "cue ", "smpl", "inst", "iXML", "axml", "id3 ", "ID3 ", "JUNK",
            "junk", "PAD ", "PEAK", "cart", "chna", "acid", "_PMX", "umid", "COMM", "SSND", "MARK", "NAME", "AUTH",
            "ANNO", "(c) ");

    long size(long at) throws IOException {
        return bytes.u32(at + 4, order);
    }

    /** Returns where the next chunk begins; behind the end of the file, if there is none. */
    long next(long at) throws IOException {
        return behind(at + HEAD_BYTES, size(at));
    }

    /**
     * Returns what follows the content of a chunk.
     *
     * @param size of the content, where its head need not tell it
     */
    long behind(long content, long size) throws IOException {
        long end = content + size;
        boolean odd = size % 2 != 0;
        boolean filled = odd && (isKnown(end + 1) || !isKnown(end));
        return filled ? end + 1 : end;
    }

    private boolean isKnown(long at) throws IOException {
        return NAMES.contains(bytes.name(at)) || isRoot(at);
    }

    /**
     * Tells whether there may be a chunk: its name is a known one, or of visible characters and it ends where the file does
     * or before, or it ends exactly where the file does or a known one begins.
     */
    private boolean isChunk(long at) throws IOException {
        String name = bytes.name(at);
        long end = at + HEAD_BYTES + size(at);
        boolean visible = name.chars().allMatch(letter -> letter >= ' ' && letter < 0x7F) && !name.isBlank();
        boolean fits = end <= bytes.size() + 1;
        boolean joins = end > at + HEAD_BYTES && (end >= bytes.size() || isKnown(end) || isKnown(end + 1));
        return NAMES.contains(name) || (fits && (visible || joins));
    }

    /** Tells whether a further chunk of samples is there, and not only its name. */
    boolean isMoreData(long at) throws IOException {
        return bytes.name(at).equals("data") && size(at) > 0 && at + HEAD_BYTES + size(at) <= bytes.size();
    }

    /** Returns the first chunk of a name, counted from one of its like; -1 if there is none. */
    long find(String name, long first) throws IOException {
        long at = first;
        for (int count = 0; count < MOST && bytes.from(at) >= HEAD_BYTES; count++) {
            if (bytes.name(at).equals(name)) {
                return at;
            }
            at = next(at);
        }
        return -1;
    }

    /**
     * Returns where bytes begin that are neither chunks nor tags nor zeros, or where more samples do; where the file ends,
     * if there are none.
     */
    long unknown(long first) throws IOException {
        long at = first;
        for (int count = 0; count < MOST && bytes.from(at) >= HEAD_BYTES; count++) {
            long behind = Tags.behind(bytes, at);
            if (behind == at && (isRoot(at) || isMoreData(at))) {
                return at;
            }
            if (behind == at) {
                behind = isChunk(at) ? next(at) : bytes.behindZeros(at);
            }
            if (behind == at) {
                return at;
            }
            at = behind;
        }
        return bytes.size();
    }

    /** Tells whether a whole file of the kind begins there. */
    boolean isRoot(long at) throws IOException {
        return ROOTS.contains(bytes.name(at));
    }
}
