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
    private static final int GSM_BLOCK_BYTES = 65;
    private static final int GSM_BLOCK_SAMPLES = 320;

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

    static SampleForm form(Bytes bytes, long start) throws IOException {
        long format = new Chunks(bytes, ORDER).find("fmt ", start + ROOT_BYTES);
        return format < 0 ? SampleForm.UNKNOWN : described(bytes, format + Chunks.HEAD_BYTES);
    }

    /** Returns the form that is described at a place. */
    static SampleForm described(Bytes bytes, long format) throws IOException {
        return SampleForm.of(bytes.u16(format + 2, ORDER), bytes.u32(format + 4, ORDER));
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
            at = toTheEnd ? bytes.size() : chunks.unknown(chunks.behind(here.start(), here.size()));
            sound = next(chunks, at, here);
            if (bytes.from(at) > 0 && sound.isEmpty()) {
                seconds += here.secondsFrom(bytes, at);
            }
        }
        return seconds;
    }

    /** Returns the sound of a glued file or of a second chunk of samples, which players do not come to. */
    private static Optional<PlainSound> next(Chunks chunks, long at, PlainSound before) throws IOException {
        if (chunks.isMoreData(at)) {
            return Optional.of(new PlainSound(at + Chunks.HEAD_BYTES, chunks.size(at), before.bytesPerSecond()));
        }
        return chunks.isRoot(at) ? sound(chunks, at) : Optional.empty();
    }

    /** Returns the sound of a file that begins there; empty if its form is not known. */
    private static Optional<PlainSound> sound(Chunks chunks, long start) throws IOException {
        long first = start + ROOT_BYTES;
        long format = chunks.find("fmt ", first);
        long data = chunks.find("data", first);
        if (format < 0 || data < 0) {
            return Optional.empty();
        }
        long form = format + Chunks.HEAD_BYTES;
        return sound(
                chunks.bytes(), form, form + chunks.size(format), data + Chunks.HEAD_BYTES, size(chunks, first, data));
    }

    /**
     * Returns how many bytes of samples a file has, as its head says.
     *
     * @param first chunk of the file
     * @param data chunk with the samples
     */
    static long size(Chunks chunks, long first, long data) throws IOException {
        long size = chunks.size(data);
        long wide = size == IN_DS64 ? chunks.find("ds64", first) : -1;
        return wide < 0 ? size : chunks.bytes().s64(wide + Chunks.HEAD_BYTES + 8, ORDER);
    }

    /**
     * Returns the sound of a form; empty if its bytes do not tell how long it is.
     *
     * @param format where the form is described
     * @param formatEnd behind that
     */
    static Optional<PlainSound> sound(Bytes bytes, long format, long formatEnd, long data, long size)
            throws IOException {
        int tag = bytes.u16(format, ORDER);
        int kind = tag == EXTENSIBLE ? bytes.u16(format + 24, ORDER) : tag;
        double bytesPerSecond = switch (kind) {
            case 1, 3 -> plain(bytes, format, (bytes.u16(format + 14, ORDER) + 7) / 8);
            case 6, 7 -> plain(bytes, format, 1);
            case 2 -> formatEnd >= format + 20 ? packed(bytes, format, 7, 2) : 0;
            case 0x11 -> formatEnd >= format + 20 ? packed(bytes, format, 4, 1) : 0;
            case 0x31 -> gsm(bytes, format);
            default -> 0;
        };
        return bytesPerSecond > 0 ? Optional.of(new PlainSound(data, size, bytesPerSecond)) : Optional.empty();
    }

    /**
     * Some programs write a wrong size of a block, which no player goes by. Where it is that of a sample in more bytes than
     * its bits need, it may be right; then nothing is known.
     */
    private static double plain(Bytes bytes, long format, int sampleBytes) throws IOException {
        int channels = bytes.u16(format + 2, ORDER);
        int block = bytes.u16(format + 12, ORDER);
        int computed = channels * sampleBytes;
        boolean wider = channels > 0 && block % channels == 0 && block > computed && block <= channels * Double.BYTES;
        return sampleBytes > Double.BYTES || wider ? 0 : (double) bytes.u32(format + 4, ORDER) * computed;
    }

    /**
     * ADPCM: blocks with a head for each channel, then 4 bits a sample. The bytes a second that its form states are rounded
     * or wrong in files of many programs.
     *
     * @param headSamples in the head of a block
     */
    private static double packed(Bytes bytes, long format, int headBytes, int headSamples) throws IOException {
        int channels = bytes.u16(format + 2, ORDER);
        int block = bytes.u16(format + 12, ORDER);
        int samples = bytes.u16(format + 18, ORDER);
        boolean sane = channels > 0
                && block > headBytes * channels
                && samples == (block / channels - headBytes) * 2 + headSamples;
        return sane ? (double) bytes.u32(format + 4, ORDER) * block / samples : 0;
    }

    private static double gsm(Bytes bytes, long format) throws IOException {
        boolean sane = bytes.u16(format + 2, ORDER) == 1 && bytes.u16(format + 12, ORDER) == GSM_BLOCK_BYTES;
        return sane ? (double) bytes.u32(format + 4, ORDER) * GSM_BLOCK_BYTES / GSM_BLOCK_SAMPLES : 0;
    }
}
