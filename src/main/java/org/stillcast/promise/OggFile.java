package org.stillcast.promise;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Ogg (RFC 3533): the last page of a stream says how many samples there are up to its end. Where several streams follow
 * each other, as the last page of the file mostly tells, all pages are looked at.
 */
final class OggFile {
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final int PAGE_HEAD_BYTES = 27;
    private static final int LARGEST_PAGE_BYTES = 65_307;
    private static final int BEGIN_OF_STREAM = 2;
    private static final long OPUS_RATE = 48_000;
    private static final long LEAST_OPUS_RATE = 8000;

    private OggFile() {}

    static Promise promise(Bytes bytes, boolean thorough) throws IOException {
        long second = end(bytes, 0);
        boolean alone = isPage(bytes, second) && !isBegin(bytes, second);
        long last = lastPage(bytes);
        if (!alone || last < 0 || rate(bytes, 0) <= 0) {
            return Promise.NONE;
        }
        if (thorough || serial(bytes, last) != serial(bytes, 0)) {
            return chained(bytes, second);
        }
        return startsAtZero(bytes, second) ? Promise.stated(seconds(bytes, 0, last)) : Promise.NONE;
    }

    /** Adds the streams up that follow each other; their first one is what a player may stop at. */
    private static Promise chained(Bytes bytes, long second) throws IOException {
        double first = 0;
        double all = 0;
        long start = 0;
        long last = 0;
        long at = 0;
        long number = 0;
        while (isPage(bytes, at)) {
            if (at == 0 || isBegin(bytes, at)) {
                number = number(bytes, at);
            } else if (number(bytes, at) != ++number) {
                return Promise.NONE; // pages were lost: what they had is counted, but cannot be heard
            }
            if (at > 0 && isBegin(bytes, at)) {
                double seconds = seconds(bytes, start, last);
                first = start == 0 ? seconds : first;
                all += seconds;
                start = at;
            }
            last = granule(bytes, at) >= 0 ? at : last;
            at = end(bytes, at);
        }
        all += seconds(bytes, start, last);
        return startsAtZero(bytes, second)
                ? Promise.stated(start == 0 ? all : first).held(all)
                : Promise.NONE;
    }

    private static double seconds(Bytes bytes, long start, long last) throws IOException {
        long samples = granule(bytes, last) - skipped(bytes, start);
        double rate = rate(bytes, start);
        return rate > 0 && samples > 0 ? samples / rate : 0;
    }

    /** Returns the samples a second that a stream's pages count in, as its first packet has it; 0 if it is not known. */
    private static double rate(Bytes bytes, long page) throws IOException {
        long packet = content(bytes, page);
        if (bytes.name(packet + 1).equals("vorb")) {
            return bytes.u32(packet + 12, ORDER);
        }
        if (bytes.name(packet).equals("Opus")) {
            return OPUS_RATE;
        }
        if (bytes.name(packet).equals("Spee")) {
            return bytes.u32(packet + 36, ORDER);
        }
        if (bytes.name(packet + 1).equals("FLAC")) {
            return bytes.s64(packet + 9 + 18, ByteOrder.BIG_ENDIAN) >>> 44;
        }
        return 0;
    }

    static SampleForm form(Bytes bytes) throws IOException {
        long packet = content(bytes, 0);
        if (bytes.name(packet + 1).equals("vorb")) {
            return SampleForm.of(bytes.u8(packet + 11), bytes.u32(packet + 12, ORDER));
        }
        if (bytes.name(packet).equals("Opus")) { // which has the rate of what was coded, or 0
            return SampleForm.of(bytes.u8(packet + 9), Math.max(bytes.u32(packet + 12, ORDER), LEAST_OPUS_RATE));
        }
        if (bytes.name(packet).equals("Spee")) {
            return SampleForm.of(bytes.u32(packet + 48, ORDER), bytes.u32(packet + 36, ORDER));
        }
        return bytes.name(packet + 1).equals("FLAC")
                ? FlacFile.form(bytes, packet + 9 + FlacFile.FORM_OFFSET)
                : SampleForm.UNKNOWN;
    }

    /** Opus counts what a decoder needs to settle, and is not heard. */
    private static long skipped(Bytes bytes, long page) throws IOException {
        long packet = content(bytes, page);
        return bytes.name(packet).equals("Opus") ? bytes.u16(packet + 10, ORDER) : 0;
    }

    /** What was cut out of a broadcast goes on counting from there: its first page has more than its packets can hold. */
    private static boolean startsAtZero(Bytes bytes, long second) throws IOException {
        long page = second;
        for (int count = 0; count < Chunks.MOST && isPage(bytes, page); count++) {
            long granule = granule(bytes, page);
            if (granule > 0) {
                return granule <= mostSamples(bytes, page);
            }
            page = end(bytes, page);
        }
        return false;
    }

    private static long mostSamples(Bytes bytes, long page) throws IOException {
        long packet = content(bytes, 0);
        long most = bytes.name(packet).equals("Opus")
                ? 5760
                : bytes.name(packet + 1).equals("FLAC") ? 65_536 : 8192;
        long packets = 0;
        int segments = bytes.u8(page + 26);
        for (int i = 0; i < segments; i++) {
            packets += bytes.u8(page + PAGE_HEAD_BYTES + i) < 255 ? 1 : 0;
        }
        return (packets + 1) * most;
    }

    private static long lastPage(Bytes bytes) throws IOException {
        long from = Math.max(0, bytes.size() - LARGEST_PAGE_BYTES - Bytes.WINDOW);
        for (long end = bytes.size(); end > from; end -= Bytes.WINDOW - PAGE_HEAD_BYTES) {
            long start = Math.max(0, end - Bytes.WINDOW);
            ByteBuffer stretch = bytes.stretch(start, Bytes.WINDOW);
            for (int i = stretch.limit() - PAGE_HEAD_BYTES; i >= 0; i--) {
                if (stretch.get(i) == 'O' && isPage(bytes, start + i) && granule(bytes, start + i) >= 0) {
                    return start + i;
                }
            }
        }
        return -1;
    }

    private static boolean isPage(Bytes bytes, long at) throws IOException {
        return bytes.from(at) >= PAGE_HEAD_BYTES && bytes.name(at).equals("OggS") && bytes.u8(at + 4) == 0;
    }

    private static boolean isBegin(Bytes bytes, long page) throws IOException {
        return (bytes.u8(page + 5) & BEGIN_OF_STREAM) != 0;
    }

    private static long granule(Bytes bytes, long page) throws IOException {
        return bytes.s64(page + 6, ORDER);
    }

    private static long serial(Bytes bytes, long page) throws IOException {
        return bytes.u32(page + 14, ORDER);
    }

    private static long number(Bytes bytes, long page) throws IOException {
        return bytes.u32(page + 18, ORDER);
    }

    private static long content(Bytes bytes, long page) throws IOException {
        return page + PAGE_HEAD_BYTES + bytes.u8(page + 26);
    }

    private static long end(Bytes bytes, long page) throws IOException {
        long end = content(bytes, page);
        int segments = bytes.u8(page + 26);
        for (int i = 0; i < segments; i++) {
            end += bytes.u8(page + PAGE_HEAD_BYTES + i);
        }
        return end;
    }
}
