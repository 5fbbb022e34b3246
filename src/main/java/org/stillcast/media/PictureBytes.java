package org.stillcast.media;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Numbers and texts at places in a picture's file. Whatever lengths the file claims, no more than a few kilobytes are held.
 * What lies behind the end of the file is an {@link EOFException}.
 *
 * @param start that places are counted from
 * @param order of the bytes in a number
 */
record PictureBytes(FileChannel channel, long start, ByteOrder order) {
    private static final int LONGEST_KEYWORD = 82;
    private static final int BLOCK = 8192;

    PictureBytes little() {
        return in(ByteOrder.LITTLE_ENDIAN);
    }

    PictureBytes in(ByteOrder other) {
        return new PictureBytes(channel, start, other);
    }

    PictureBytes from(long at) {
        return new PictureBytes(channel, start + at, order);
    }

    long size() throws IOException {
        return channel.size() - start;
    }

    /** Returns an unsigned number of up to four bytes. */
    long number(long at, int bytes) throws IOException {
        byte[] read = bytes(at, bytes);
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | (read[order == ByteOrder.BIG_ENDIAN ? i : bytes - 1 - i] & 0xFF);
        }
        return number;
    }

    String text(long at, int bytes) throws IOException {
        return new String(bytes(at, bytes), StandardCharsets.ISO_8859_1);
    }

    /** Returns as many of the first bytes as there are. */
    String beginning(int most) throws IOException {
        return beginning(0, most);
    }

    String beginning(long at, int most) throws IOException {
        return text(at, (int) Math.max(0, Math.min(most, size() - at)));
    }

    private byte[] bytes(long at, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, start + at + buffer.position()) < 0) {
                throw new EOFException();
            }
        }
        return buffer.array();
    }

    /**
     * Returns how many bytes come out of a chunk that is packed behind its keyword and two zeros.
     *
     * @param most after which counting ends
     */
    long unpackedBytes(long at, long bytes, long most) throws IOException {
        long from = at + beginning(at, LONGEST_KEYWORD).indexOf('\0') + 2;
        Inflater inflater = new Inflater();
        byte[] out = new byte[BLOCK];
        try {
            long count = 0;
            while (count <= most && !inflater.finished()) {
                if (inflater.needsInput()) {
                    int length = (int) Math.min(BLOCK, at + bytes - from);
                    if (length <= 0) {
                        break;
                    }
                    inflater.setInput(bytes(from, length));
                    from += length;
                }
                count += inflater.inflate(out);
            }
            return count;
        } catch (DataFormatException e) {
            return 0; // ffmpeg cannot unpack it either
        } finally {
            inflater.end();
        }
    }
}
