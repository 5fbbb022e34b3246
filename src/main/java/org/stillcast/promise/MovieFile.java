package org.stillcast.promise;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * MP4, M4A and QuickTime (ISO/IEC 14496-12): the first sound track's own length, or less where an edit list says so. A file
 * in fragments does not say in front how long it is.
 */
final class MovieFile {
    private static final ByteOrder ORDER = ByteOrder.BIG_ENDIAN;

    /** What coders add in front and behind: two frames of AAC with doubled rate, and Apple's delay. */
    private static final double CODER_SECONDS = 0.1;

    private static final int MOST_ENTRIES = 1_000_000;

    private MovieFile() {}

    /** A part of the file: the content of a box, from its first byte to the one behind it. */
    private record Span(long start, long end) {}

    static Promise promise(Bytes bytes) throws IOException {
        double first = 0;
        double all = 0;
        int movies = 0;
        long at = 0;
        for (int count = 0; count < Chunks.MOST && bytes.from(at) >= 8; count++) {
            Span box = content(bytes, at, bytes.size());
            String name = bytes.name(at + 4);
            if (name.equals("moof") || box.end() <= at) {
                break;
            }
            if (name.equals("moov")) {
                double seconds = seconds(bytes, box);
                first = movies == 0 ? seconds : first;
                all += seconds;
                movies++;
            }
            at = box.end();
        }
        Promise promise = Promise.stated(first).withFrames(CODER_SECONDS);
        return movies > 1 && first > 0 ? promise.held(all) : promise;
    }

    private static double seconds(Bytes bytes, Span movie) throws IOException {
        Span head = child(bytes, movie, "mvhd");
        if (head.end() == 0 || child(bytes, movie, "mvex").end() != 0) {
            return 0;
        }
        double movieScale = bytes.u32(head.start() + (bytes.u8(head.start()) == 1 ? 20 : 12), ORDER);
        Span track = soundTrack(bytes, movie);
        return track.end() == 0
                ? 0
                : Math.min(length(bytes, child(bytes, track, "mdia")), edited(bytes, track, movieScale));
    }

    /** Returns the first one; from 0 to 0 if there is none. */
    private static Span soundTrack(Bytes bytes, Span movie) throws IOException {
        for (long at = movie.start(); at + 8 <= movie.end(); ) {
            Span track = content(bytes, at, movie.end());
            if (bytes.name(at + 4).equals("trak")) {
                Span kind = child(bytes, child(bytes, track, "mdia"), "hdlr");
                if (bytes.name(kind.start() + 8).equals("soun")) {
                    return track;
                }
            }
            if (track.end() <= at) {
                break;
            }
            at = track.end();
        }
        return new Span(0, 0);
    }

    static SampleForm form(Bytes bytes) throws IOException {
        Span media = child(bytes, soundTrack(bytes, child(bytes, new Span(0, bytes.size()), "moov")), "mdia");
        Span table = child(bytes, child(bytes, child(bytes, media, "minf"), "stbl"), "stsd");
        if (table.end() == 0) {
            return SampleForm.UNKNOWN;
        }
        Span entry = content(bytes, table.start() + 8, table.end());
        long at = entry.start();
        if (bytes.u16(at + 8, ORDER) == 2) {
            return SampleForm.of(
                    bytes.u32(at + 40, ORDER), Math.round(Double.longBitsToDouble(bytes.s64(at + 32, ORDER))));
        }
        int inCoder = AacConfig.channels(bytes, coderStart(bytes, entry));
        return SampleForm.of(inCoder > 0 ? inCoder : bytes.u16(at + 16, ORDER), bytes.u16(at + 24, ORDER));
    }

    /** Returns where AAC is described, which knows how many channels it has; programs write 2 in front of it, whatever it is. */
    private static long coderStart(Bytes bytes, Span entry) throws IOException {
        boolean quickTime = bytes.u16(entry.start() + 8, ORDER) == 1;
        Span boxes = new Span(entry.start() + (quickTime ? 44 : 28), entry.end());
        Span coder = child(bytes, boxes, "esds");
        return coder.end() == 0
                ? child(bytes, child(bytes, boxes, "wave"), "esds").start()
                : coder.start();
    }

    private static double length(Bytes bytes, Span media) throws IOException {
        Span mdhd = child(bytes, media, "mdhd");
        if (mdhd.end() == 0) {
            return 0;
        }
        boolean wide = bytes.u8(mdhd.start()) == 1;
        double scale = bytes.u32(mdhd.start() + (wide ? 20 : 12), ORDER);
        double length = wide ? bytes.s64(mdhd.start() + 24, ORDER) : bytes.u32(mdhd.start() + 16, ORDER);
        boolean unknown = length >= 0xFFFF_FFFFL || length < 0 || scale == 0;
        return unknown ? 0 : Math.min(length, withoutGaps(bytes, media)) / scale;
    }

    /** Returns the length of all samples, each as long as most are: where one is longer, there is a gap behind it. */
    private static double withoutGaps(Bytes bytes, Span media) throws IOException {
        Span table = child(bytes, child(bytes, child(bytes, media, "minf"), "stbl"), "stts");
        long entries = Math.min(bytes.u32(table.start() + 4, ORDER), (table.end() - table.start() - 8) / 8);
        if (table.end() == 0 || entries > MOST_ENTRIES) {
            return 0;
        }
        Map<Long, Long> counts = new HashMap<>();
        long samples = 0;
        for (long at = table.start() + 8; entries > 0; at += 8, entries--) {
            long count = bytes.u32(at, ORDER);
            samples += count;
            counts.merge(bytes.u32(at + 4, ORDER), count, Long::sum);
        }
        return counts.isEmpty()
                ? 0
                : (double) samples
                        * Collections.max(counts.entrySet(), Map.Entry.comparingByValue())
                                .getKey();
    }

    /** Returns the length of what the edit list lets through, infinite if there is none. */
    private static double edited(Bytes bytes, Span track, double movieScale) throws IOException {
        Span list = child(bytes, child(bytes, track, "edts"), "elst");
        if (list.end() == 0 || movieScale == 0) {
            return Double.POSITIVE_INFINITY;
        }
        boolean wide = bytes.u8(list.start()) == 1;
        int entryBytes = wide ? 20 : 12;
        long entries = Math.min(bytes.u32(list.start() + 4, ORDER), Chunks.MOST);
        double ticks = 0;
        for (long at = list.start() + 8; at + entryBytes <= list.end() && entries > 0; at += entryBytes, entries--) {
            boolean empty = wide ? bytes.s64(at + 8, ORDER) == -1 : bytes.u32(at + 4, ORDER) == 0xFFFF_FFFFL;
            double length = wide ? bytes.s64(at, ORDER) : bytes.u32(at, ORDER);
            ticks += empty ? 0 : length;
        }
        return ticks == 0 ? Double.POSITIVE_INFINITY : ticks / movieScale;
    }

    /** Returns the content of the first box of a name in another one; from 0 to 0 if there is none. */
    private static Span child(Bytes bytes, Span parent, String name) throws IOException {
        for (long at = parent.start(); at + 8 <= parent.end(); ) {
            Span box = content(bytes, at, parent.end());
            if (bytes.name(at + 4).equals(name)) {
                return box;
            }
            if (box.end() <= at) {
                break;
            }
            at = box.end();
        }
        return new Span(0, 0);
    }

    private static Span content(Bytes bytes, long at, long end) throws IOException {
        long size = bytes.u32(at, ORDER);
        long head = 8;
        if (size == 1) {
            size = bytes.s64(at + 8, ORDER);
            head = 16;
        } else if (size == 0) {
            size = end - at;
        }
        boolean sane = size >= head && size <= end - at;
        return new Span(at + head, sane ? at + size : size < head ? at : end);
    }
}
