package org.stillcast.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

import org.stillcast.files.MalformedFileException;

/** The numbers in a box, one after another, through a small window: a table may have millions. */
final class NumberTable {
    private static final int WINDOW_BYTES = 4096;

    private final SeekableByteChannel channel;
    private final Mp4Box box;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long position;

    /**
     * @param headBytes what stands before the first number
     */
    NumberTable(SeekableByteChannel channel, Mp4Box box, int headBytes) {
        this.channel = channel;
        this.box = box;
        this.position = box.start() + headBytes;
    }

    boolean hasNext() {
        return window.hasRemaining() || box.end() - position >= Integer.BYTES;
    }

    /** Returns the next number of four bytes, without a sign. */
    long next() throws IOException {
        if (!window.hasRemaining()) {
            if (!hasNext()) {
                throw new MalformedFileException("a table of numbers ends at byte %d".formatted(position));
            }
            int bytes = (int) Math.min(box.end() - position, WINDOW_BYTES);
            window = Mp4Box.read(channel, position, bytes / Integer.BYTES * Integer.BYTES);
            position += window.remaining();
        }
        return Integer.toUnsignedLong(window.getInt());
    }

    /** Returns the next number of eight bytes. */
    long nextWide() throws IOException {
        long high = next();
        return high << Integer.SIZE | next();
    }
}
