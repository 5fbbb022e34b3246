package org.stillcast.workspace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The sound track of an MP4 file of ours, as its head tells it (ISO/IEC 14496-12): {@code mdhd} has the exact number of
 * samples, since its time scale is the sample rate.
 *
 * @param samples length, >= 0
 * @param sampleRateHz time scale of the track
 * @param channels of its first sample entry; right for ALAC, but ffmpeg writes 2 for any AAC
 */
public record SoundTrack(long samples, int sampleRateHz, int channels) {
    /** What ffmpeg 5 and newer add to the length of an AAC track: the encoder's first frame. */
    public static final int AAC_FRAME_SAMPLES = 1024;

    private static final int LARGEST_HEAD_BOX = 256;

    /**
     * Reads the first sound track; empty if the file has none.
     *
     * @throws IOException if it cannot be read or is not an MP4 file
     */
    public static Optional<SoundTrack> read(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            Box movie = new Box(0, channel.size()).child(channel, "moov");
            if (movie == null) {
                throw new IOException("no moov box in " + file);
            }
            for (Box track = movie.firstChild(channel); track != null; track = track.next(channel, movie)) {
                Box media = track.is("trak") ? track.child(channel, "mdia") : null;
                if (media != null && isSound(media, channel)) {
                    return Optional.of(read(media, channel));
                }
            }
            return Optional.empty();
        }
    }

    private static boolean isSound(Box media, SeekableByteChannel channel) throws IOException {
        Box handler = media.child(channel, "hdlr");
        return handler != null && handler.text(channel, 8).equals("soun");
    }

    private static SoundTrack read(Box media, SeekableByteChannel channel) throws IOException {
        ByteBuffer header = media.path(channel, "mdhd").content(channel);
        boolean wide = header.get(0) == 1;
        int rate = header.getInt(wide ? 20 : 12);
        long samples = wide ? header.getLong(24) : Integer.toUnsignedLong(header.getInt(16));
        // stsd: version and count, then the entry: size, type, reserved, ... and the channels at its byte 24
        ByteBuffer entry = media.path(channel, "minf", "stbl", "stsd").content(channel);
        return new SoundTrack(samples, rate, entry.getShort(8 + 24));
    }

    /** A box: its content's first byte and the first byte behind it, in the file. */
    private record Box(String type, long start, long end) {
        Box(long start, long end) {
            this("", start, end);
        }

        boolean is(String name) {
            return type.equals(name);
        }

        @Nullable
        Box firstChild(SeekableByteChannel channel) throws IOException {
            return at(channel, start, end);
        }

        @Nullable
        Box next(SeekableByteChannel channel, Box parent) throws IOException {
            return at(channel, end, parent.end);
        }

        @Nullable
        Box child(SeekableByteChannel channel, String name) throws IOException {
            Box box = firstChild(channel);
            while (box != null && !box.is(name)) {
                box = box.next(channel, this);
            }
            return box;
        }

        Box path(SeekableByteChannel channel, String... names) throws IOException {
            Box box = this;
            for (String name : names) {
                Box child = box.child(channel, name);
                if (child == null) {
                    throw new IOException("no %s box in the sound track".formatted(name));
                }
                box = child;
            }
            return box;
        }

        String text(SeekableByteChannel channel, int offset) throws IOException {
            byte[] bytes = new byte[4];
            content(channel).get(offset, bytes);
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }

        ByteBuffer content(SeekableByteChannel channel) throws IOException {
            return read(channel, start, (int) Math.min(end - start, LARGEST_HEAD_BOX));
        }

        private static @Nullable Box at(SeekableByteChannel channel, long position, long limit) throws IOException {
            if (limit - position < 8) {
                return null;
            }
            ByteBuffer head = read(channel, position, 8);
            long size = Integer.toUnsignedLong(head.getInt(0));
            byte[] name = new byte[4];
            head.get(4, name);
            int headBytes = 8;
            if (size == 1) {
                size = read(channel, position + 8, 8).getLong(0);
                headBytes = 16;
            } else if (size == 0) {
                size = limit - position;
            }
            if (size < headBytes || size > limit - position) {
                throw new IOException("a box at byte %d says that it has %d bytes".formatted(position, size));
            }
            return new Box(new String(name, StandardCharsets.ISO_8859_1), position + headBytes, position + size);
        }

        private static ByteBuffer read(SeekableByteChannel channel, long position, int count) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(count);
            channel.position(position);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer) < 0) {
                    throw new IOException("the file ends at byte %d".formatted(channel.position()));
                }
            }
            return buffer.flip();
        }
    }
}
