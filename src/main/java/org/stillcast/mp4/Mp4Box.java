package org.stillcast.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.stillcast.files.MalformedFileException;

/**
 * A box of an MP4 file (ISO/IEC 14496-12).
 *
 * @param type its name of four letters; empty for the whole file
 * @param start its content's first byte in the file
 * @param end the first byte behind it
 */
public record Mp4Box(String type, long start, long end) {
    private static final int LARGEST_HEAD_BOX = 256;

    Mp4Box(long start, long end) {
        this("", start, end);
    }

    /**
     * Returns the {@code mdia} box of the first track of a kind; empty if there is none.
     *
     * @param handler {@code soun} or {@code vide}
     * @throws IOException if the file cannot be read or is not an MP4 file
     */
    public static Optional<Mp4Box> media(SeekableByteChannel channel, Path file, String handler) throws IOException {
        Mp4Box movie = movie(channel, file);
        for (Mp4Box track = movie.firstChild(channel); track != null; track = track.next(channel, movie)) {
            Mp4Box media = track.is("trak") ? track.child(channel, "mdia") : null;
            Mp4Box kind = media == null ? null : media.child(channel, "hdlr");
            if (media != null && kind != null && kind.text(channel, 8).equals(handler)) {
                return Optional.of(media);
            }
        }
        return Optional.empty();
    }

    static Mp4Box movie(SeekableByteChannel channel, Path file) throws IOException {
        Mp4Box movie = new Mp4Box(0, channel.size()).child(channel, "moov");
        if (movie == null) {
            throw new MalformedFileException("no moov box in " + file);
        }
        return movie;
    }

    boolean is(String name) {
        return type.equals(name);
    }

    @Nullable
    Mp4Box firstChild(SeekableByteChannel channel) throws IOException {
        return at(channel, start, end);
    }

    @Nullable
    Mp4Box next(SeekableByteChannel channel, Mp4Box parent) throws IOException {
        return at(channel, end, parent.end);
    }

    @Nullable
    Mp4Box child(SeekableByteChannel channel, String name) throws IOException {
        Mp4Box box = firstChild(channel);
        while (box != null && !box.is(name)) {
            box = box.next(channel, this);
        }
        return box;
    }

    Mp4Box path(SeekableByteChannel channel, String... names) throws IOException {
        Mp4Box box = this;
        for (String name : names) {
            Mp4Box child = box.child(channel, name);
            if (child == null) {
                throw new MalformedFileException("no %s box in the track".formatted(name));
            }
            box = child;
        }
        return box;
    }

    String text(SeekableByteChannel channel, int offset) throws IOException {
        byte[] bytes = new byte[4];
        head(channel, offset + bytes.length).get(offset, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Returns the content's first bytes. */
    ByteBuffer head(SeekableByteChannel channel, int bytes) throws IOException {
        if (end - start < bytes) {
            throw new MalformedFileException("a %s box of %d bytes".formatted(type, end - start));
        }
        return read(channel, start, bytes);
    }

    /** Tells whether a box with a version has its times in eight bytes instead of four. */
    boolean isWide(SeekableByteChannel channel) throws IOException {
        return head(channel, 4).get(0) == 1;
    }

    ByteBuffer content(SeekableByteChannel channel) throws IOException {
        return read(channel, start, (int) Math.min(end - start, LARGEST_HEAD_BOX));
    }

    private static @Nullable Mp4Box at(SeekableByteChannel channel, long position, long limit) throws IOException {
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
            throw new MalformedFileException("a box at byte %d says that it has %d bytes".formatted(position, size));
        }
        return new Mp4Box(new String(name, StandardCharsets.ISO_8859_1), position + headBytes, position + size);
    }

    static ByteBuffer read(SeekableByteChannel channel, long position, int count) throws IOException {
        if (position < 0 || position > channel.size() - count) {
            throw new MalformedFileException("%d bytes at byte %d of %d".formatted(count, position, channel.size()));
        }
        ByteBuffer buffer = ByteBuffer.allocate(count);
        channel.position(position);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new MalformedFileException("the file ends at byte %d".formatted(channel.position()));
            }
        }
        return buffer.flip();
    }
}
