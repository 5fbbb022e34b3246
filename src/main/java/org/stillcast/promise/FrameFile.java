package org.stillcast.promise;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Set;

/**
 * MP3 and ADTS: frames one after another, each with a small head that says how long it is; nothing says how many there are.
 * Files that were glued together are as good as one.
 */
final class FrameFile {
    private static final int HEAD_BYTES = 7;
    private static final int[] KBPS_1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] KBPS_2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] MP3_HERTZ = {44_100, 48_000, 32_000};
    private static final int[] AAC_HERTZ = {
        96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350
    };

    /** The frame with the index, what an encoder puts in front and behind, and what a decoder needs to begin anew. */
    private static final int FRAMES_AT_A_JOINT = 4;

    /** A file that is something else behind its first frames is not looked through. */
    private static final int MOST_LOST_BYTES = 16 * 1024 * 1024;

    private static final Frame NONE = new Frame(0, 0, 1, 0);

    private static final Set<String> INDEX_NAMES = Set.of("Xing", "Info");
    private static final Set<String> CODERS = Set.of("LAME", "Lavc", "Lavf");

    /** As a fraction of the file: it may be so much longer or shorter than its index says. */
    private static final int TOLERANCE = 50;

    private FrameFile() {}

    private record Frame(int bytes, int samples, int hertz, int channels) {
        boolean isThere() {
            return bytes > HEAD_BYTES;
        }

        double seconds() {
            return (double) samples / hertz;
        }
    }

    static Promise promise(Bytes bytes, long start) throws IOException {
        if (!frame(bytes, start).isThere()) {
            return Promise.NONE;
        }
        double seconds = 0;
        double longest = 0;
        int joints = 1;
        boolean lost = false;
        int lostBytes = 0;
        Frame before = NONE;
        for (long at = start; bytes.from(at) >= HEAD_BYTES && lostBytes < MOST_LOST_BYTES; ) {
            long behindTag = Tags.behind(bytes, at);
            Frame frame = frame(bytes, at);
            if (behindTag > at || !frame.isThere() || frame.bytes() > bytes.from(at)) {
                lost = true;
                lostBytes++;
                at = Math.max(behindTag, at + 1);
                continue;
            }
            joints += lost || (before.isThere() && frame.hertz() != before.hertz()) ? 1 : 0;
            lost = false;
            before = frame;
            longest = Math.max(longest, frame.seconds());
            seconds += frame.seconds();
            at += frame.bytes();
        }
        if (lostBytes == MOST_LOST_BYTES) {
            return Promise.NONE;
        }
        return Promise.NONE.held(seconds).withFrames(joints * FRAMES_AT_A_JOINT * longest);
    }

    static SampleForm form(Bytes bytes, long start) throws IOException {
        Frame frame = frame(bytes, start);
        return frame.isThere() ? SampleForm.of(frame.channels(), frame.hertz()) : SampleForm.UNKNOWN;
    }

    /**
     * Returns how long an MP3 is whose first frame has an index (http://gabriel.mp3-tech.org/mp3infotag.html), without what its
     * coder has put in front and behind; 0 if there is none, or if it is one of another file.
     */
    static double statedSeconds(Bytes bytes, long start) throws IOException {
        Frame frame = frame(bytes, start);
        boolean mpeg1 = (bytes.u8(start + 1) & 8) != 0;
        long index = start + 4 + (mpeg1 ? (frame.channels() == 1 ? 17 : 32) : (frame.channels() == 1 ? 9 : 17));
        long flags = bytes.u32(index + 4, ByteOrder.BIG_ENDIAN);
        if (!frame.isThere() || !INDEX_NAMES.contains(bytes.name(index)) || (flags & 3) != 3) {
            return 0;
        }
        long frames = bytes.u32(index + 8, ByteOrder.BIG_ENDIAN);
        long stated = bytes.u32(index + 12, ByteOrder.BIG_ENDIAN);
        long there = Tags.start(bytes) - start;
        long ends = coderSamples(bytes, index + 16 + ((flags & 4) != 0 ? 100 : 0) + ((flags & 8) != 0 ? 4 : 0));
        boolean ofThisFile = Math.abs(there - stated) <= there / TOLERANCE;
        return ofThisFile ? (double) Math.max(0, frames * frame.samples() - ends) / frame.hertz() : 0;
    }

    /** Returns how many samples a coder has put in front and behind. */
    private static long coderSamples(Bytes bytes, long at) throws IOException {
        long both = bytes.u32(at + 21, ByteOrder.BIG_ENDIAN) >>> 8;
        return CODERS.contains(bytes.name(at)) ? (both >> 12) + (both & 0xFFF) : 0;
    }

    private static Frame frame(Bytes bytes, long at) throws IOException {
        if (bytes.u8(at) != 0xFF) {
            return NONE;
        }
        int second = bytes.u8(at + 1);
        if ((second & 0xF6) == 0xF0) {
            int hertz = bytes.u8(at + 2) >> 2 & 15;
            int size = (bytes.u8(at + 3) & 3) << 11 | bytes.u8(at + 4) << 3 | bytes.u8(at + 5) >> 5;
            int channels = (bytes.u8(at + 2) & 1) << 2 | bytes.u8(at + 3) >> 6;
            return hertz < AAC_HERTZ.length ? new Frame(size, 1024, AAC_HERTZ[hertz], channels) : NONE;
        }
        return (second & 0xE6) == 0xE2 ? mp3(second >> 3 & 3, bytes.u8(at + 2), bytes.u8(at + 3) >> 6) : NONE;
    }

    /**
     * @param version 3 for MPEG-1, 2 for MPEG-2, 0 for the half rates below
     * @param mode 3 for mono
     */
    private static Frame mp3(int version, int third, int mode) {
        int rate = third >> 4;
        int hertz = third >> 2 & 3;
        if (version == 1 || rate == 0 || rate == 15 || hertz == 3) {
            return NONE;
        }
        boolean first = version == 3;
        int perSecond = MP3_HERTZ[hertz] >> (first ? 0 : version == 2 ? 1 : 2);
        int kbps = (first ? KBPS_1 : KBPS_2)[rate];
        int samples = first ? 1152 : 576;
        return new Frame(
                samples / 8 * 1000 * kbps / perSecond + (third >> 1 & 1), samples, perSecond, mode == 3 ? 1 : 2);
    }
}
