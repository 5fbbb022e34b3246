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
        long end = at + HEAD_BYTES + size(at);
        boolean odd = (end - at) % 2 != 0;
        boolean filled = odd && (NAMES.contains(bytes.name(end + 1)) || !NAMES.contains(bytes.name(end)));
        return filled ? end + 1 : end;
    }

    /** Tells whether there may be a chunk: its name is of visible characters, and it ends where the file does or before. */
    boolean isChunk(long at) throws IOException {
        String name = bytes.name(at);
        return name.chars().allMatch(letter -> letter >= ' ' && letter < 0x7F)
                && !name.isBlank()
                && at + HEAD_BYTES + size(at) <= bytes.size() + 1;
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

    /** Returns where bytes begin that are neither chunks nor tags; where the file ends, if there are none. */
    long unknown(long first) throws IOException {
        long at = first;
        for (int count = 0; count < MOST && bytes.from(at) >= HEAD_BYTES; count++) {
            long behindTag = Tags.behind(bytes, at);
            if (behindTag == at && (isRoot(at) || !isChunk(at))) {
                return at;
            }
            at = behindTag == at ? next(at) : behindTag;
        }
        return bytes.size();
    }

    /** Tells whether a whole file of the kind begins there. */
    boolean isRoot(long at) throws IOException {
        return Set.of("RIFF", "RF64", "BW64", "FORM").contains(bytes.name(at));
    }
}
