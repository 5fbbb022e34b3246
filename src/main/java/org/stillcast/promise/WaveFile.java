package org.stillcast.promise;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/** WAV, RF64 and Wave64: chunks, of which one has the form of the samples and one the samples. */
final class WaveFile {
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final int ROOT_BYTES = 12;
    private static final long IN_DS64 = 0xFFFF_FFFFL;
    private static final int EXTENSIBLE = 0xFFFE;

    private WaveFile() {}

    static Promise promise(Bytes bytes, long start) throws IOException {
        if (bytes.name(start).equals("riff")) {
            return Wave64File.promise(bytes);
        }
        Chunks chunks = new Chunks(bytes, ORDER);
        Optional<PlainSound> first = sound(chunks, start);
        if (first.isEmpty() || !first.get().isSizeKnown(bytes)) {
            return Promise.NONE;
        }
        Promise promise = Promise.stated(first.get().seconds());
        return first.get().isCut(bytes) ? promise : promise.held(held(chunks, start, first.get()));
    }

    /** Adds what follows: files that were glued to the first one, and samples that the head does not count. */
    private static double held(Chunks chunks, long start, PlainSound first) throws IOException {
        Bytes bytes = chunks.bytes();
        double seconds = 0;
        Optional<PlainSound> sound = Optional.of(first);
        long at = start;
        for (int count = 0; count < Chunks.MOST && sound.isPresent(); count++) {
            PlainSound here = sound.get();
            boolean toTheEnd = !here.isSizeKnown(bytes) || here.isCut(bytes);
            seconds += toTheEnd ? bytes.from(here.start()) / here.bytesPerSecond() : here.seconds();
            at = toTheEnd ? bytes.size() : chunks.unknown(chunks.next(here.start() - Chunks.HEAD_BYTES));
            sound = chunks.isRoot(at) ? sound(chunks, at) : Optional.empty();
            if (bytes.from(at) > 0 && sound.isEmpty()) {
                seconds += here.secondsFrom(bytes, at);
            }
        }
        return seconds;
    }

    /** Returns the sound of a file that begins there; empty if its form is not known. */
    private static Optional<PlainSound> sound(Chunks chunks, long start) throws IOException {
        long first = start + ROOT_BYTES;
        long format = chunks.find("fmt ", first);
        long data = chunks.find("data", first);
        if (format < 0 || data < 0) {
            return Optional.empty();
        }
        long size = chunks.size(data);
        long wide = size == IN_DS64 ? chunks.find("ds64", first) : -1;
        if (wide >= 0) {
            size = chunks.bytes().s64(wide + Chunks.HEAD_BYTES + 8, ORDER);
        }
        return sound(chunks.bytes(), format + Chunks.HEAD_BYTES, data + Chunks.HEAD_BYTES, size);
    }

    /**
     * Returns the sound of a form; empty if its bytes do not tell how long it is.
     *
     * @param format where the form is described
     */
    static Optional<PlainSound> sound(Bytes bytes, long format, long data, long size) throws IOException {
        int tag = bytes.u16(format, ORDER);
        int kind = tag == EXTENSIBLE ? bytes.u16(format + 24, ORDER) : tag;
        double bytesPerSecond = switch (kind) {
            case 1, 3, 6, 7 -> (double) bytes.u32(format + 4, ORDER) * bytes.u16(format + 12, ORDER);
            case 2, 0x11, 0x31 -> bytes.u32(format + 8, ORDER);
            default -> 0;
        };
        return bytesPerSecond > 0 ? Optional.of(new PlainSound(data, size, bytesPerSecond)) : Optional.empty();
    }
}
