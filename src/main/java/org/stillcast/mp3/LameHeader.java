package org.stillcast.mp3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.stillcast.files.MalformedFileException;

/**
 * The first frame of an MP3 file of ours, which has no sound but says exactly how much there is
 * (http://gabriel.mp3-tech.org/mp3infotag.html). ffmpeg signs it by its own name instead of LAME's.
 *
 * @param sampleRateHz of the sound
 * @param channels 1 or 2
 * @param frames of sound, this one not counted
 * @param delaySamples that the coder has put in front
 * @param paddingSamples that the coder has put behind
 */
public record LameHeader(int sampleRateHz, int channels, long frames, int delaySamples, int paddingSamples) {
    private static final int TAG_HEAD_BYTES = 10;
    private static final int READ_BYTES = 4 + 32 + 8 + 4 + 4 + 100 + 4 + 25;
    private static final int[] HERTZ = {44_100, 48_000, 32_000};
    private static final Set<String> NAMES = Set.of("Xing", "Info");
    private static final Set<String> CODERS = Set.of("LAME", "Lavc", "Lavf");

    private static final int MPEG_1 = 3;
    private static final int NO_VERSION = 1;
    private static final int LAYER_3 = 1;
    private static final int MONO = 3;

    /** Which of the header's fields are there: number of frames, number of bytes, a table of 100 places, quality. */
    private static final int ALL_FIELDS = 15;

    /**
     * Part of the padding is a decoder's own delay, 529 samples; ffmpeg lets no more than a frame be cut off besides. So
     * the last frame always has this many samples that are played.
     */
    private static final int LEAST_OF_LAST_FRAME = 47;

    /** Returns how many samples a player plays. */
    public long samples() {
        return frames * samplesPerFrame() - delaySamples - paddingSamples;
    }

    /**
     * Tells whether a sound of so many samples becomes this file. ffmpeg 4.4.1 and 5.1 make it longer by up to 46 samples,
     * if its last frame would have fewer than 47.
     */
    public boolean holds(long samples) {
        long last = samples % samplesPerFrame();
        return samples() == (last == 0 ? samples : samples - last + Math.max(last, LEAST_OF_LAST_FRAME));
    }

    private int samplesPerFrame() {
        return sampleRateHz >= 32_000 ? 1152 : 576;
    }

    /**
     * Reads the header, behind the tags in front of it.
     *
     * @throws MalformedFileException if there is none, or the file has not as many bytes as it says
     */
    public static LameHeader read(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long start = behindTags(channel);
            return read(bytes(channel, start, READ_BYTES), channel.size() - start);
        }
    }

    /**
     * Returns where the sound of a file begins, behind the tags in front of it.
     *
     * @throws IOException if it cannot be read
     */
    public static long soundStart(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            return behindTags(channel);
        }
    }

    private static long behindTags(SeekableByteChannel channel) throws IOException {
        long start = 0;
        for (ByteBuffer head = bytes(channel, start, TAG_HEAD_BYTES);
                name(head, 0).startsWith("ID3");
                head = bytes(channel, start, TAG_HEAD_BYTES)) {
            start += TAG_HEAD_BYTES + SevenBits.read(head, 6);
        }
        return start;
    }

    private static LameHeader read(ByteBuffer frame, long soundBytes) throws MalformedFileException {
        int head = frame.getInt(0);
        int version = head >> 19 & 3;
        int rate = head >> 10 & 3;
        boolean isSound = head >>> 21 == 0x7FF && version != NO_VERSION && rate < HERTZ.length;
        if (!isSound || (head >> 17 & 3) != LAYER_3) {
            throw new MalformedFileException("no frame of MP3 where the sound begins");
        }
        boolean mono = (head >> 6 & 3) == MONO;
        int index = 4 + (version == MPEG_1 ? (mono ? 17 : 32) : (mono ? 9 : 17));
        int coder = index + 8 + 4 + 4 + 100 + 4;
        if (!NAMES.contains(name(frame, index))
                || frame.getInt(index + 4) != ALL_FIELDS
                || !CODERS.contains(name(frame, coder))) {
            throw new MalformedFileException("the first frame does not say how long the sound is");
        }
        long statedBytes = Integer.toUnsignedLong(frame.getInt(index + 12));
        if (statedBytes != soundBytes) {
            throw new MalformedFileException("%d bytes of sound instead of %d".formatted(soundBytes, statedBytes));
        }
        int delayAndPadding = frame.getInt(coder + 21) >>> 8;
        return new LameHeader(
                HERTZ[rate] >> (MPEG_1 - Math.max(version, 1)),
                mono ? 1 : 2,
                Integer.toUnsignedLong(frame.getInt(index + 8)),
                delayAndPadding >> 12,
                delayAndPadding & 0xFFF);
    }

    private static String name(ByteBuffer bytes, int at) {
        byte[] name = new byte[4];
        bytes.get(at, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    private static ByteBuffer bytes(SeekableByteChannel channel, long position, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        channel.position(position);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new MalformedFileException("the file ends at byte %d".formatted(channel.size()));
            }
        }
        return bytes.flip();
    }
}
