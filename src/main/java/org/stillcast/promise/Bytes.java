package org.stillcast.promise;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The bytes of a file, read a few kilobytes at a time; behind its end there are zeros. Not safe for several threads. */
final class Bytes implements Closeable {
    static final int WINDOW = 4096;
    private static final long MOST_ZEROS = 4 * 1024 * 1024;

    private final FileChannel file;
    private final long size;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW);
    private long start = -WINDOW;

    Bytes(Path path) throws IOException {
        file = FileChannel.open(path);
        try {
            size = file.size();
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    long size() {
        return size;
    }

    /** Returns how many bytes there are from a position on. */
    long from(long position) {
        return Math.max(0, size - position);
    }

    int u8(long position) throws IOException {
        return at(position, 1, ByteOrder.BIG_ENDIAN).get() & 0xFF;
    }

    int u16(long position, ByteOrder order) throws IOException {
        return at(position, Short.BYTES, order).getShort() & 0xFFFF;
    }

    long u32(long position, ByteOrder order) throws IOException {
        return at(position, Integer.BYTES, order).getInt() & 0xFFFF_FFFFL;
    }

    long s64(long position, ByteOrder order) throws IOException {
        return at(position, Long.BYTES, order).getLong();
    }

    /** Returns four bytes as letters. */
    String name(long position) throws IOException {
        byte[] name = new byte[4];
        at(position, name.length, ByteOrder.BIG_ENDIAN).get(name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    /** Returns a stretch of at most {@link #WINDOW} bytes, fewer at the end of the file. */
    ByteBuffer stretch(long position, int count) throws IOException {
        int there = (int) Math.min(count, from(position));
        return at(position, there, ByteOrder.BIG_ENDIAN).slice(0, there);
    }

    /** Returns where the zeros end that begin at a position; some millions of them are looked at, the others left out. */
    long behindZeros(long position) throws IOException {
        for (long at = position; at < size && at < position + MOST_ZEROS; at += WINDOW) {
            ByteBuffer stretch = stretch(at, WINDOW);
            for (int i = 0; i < stretch.limit(); i++) {
                if (stretch.get(i) != 0) {
                    return at + i;
                }
            }
        }
        return size;
    }

    private ByteBuffer at(long position, int count, ByteOrder order) throws IOException {
        if (position < start || position + count > start + WINDOW) {
            fill(position);
        }
        int offset = (int) (position - start);
        return window.duplicate()
                .order(order)
                .limit(offset + count)
                .position(offset)
                .slice()
                .order(order);
    }

    private void fill(long position) throws IOException {
        window.clear();
        start = position;
        int read = 0;
        while (read >= 0 && window.hasRemaining() && position < size) {
            read = file.read(window, position + window.position());
        }
        while (window.hasRemaining()) {
            window.put((byte) 0);
        }
        window.clear();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
