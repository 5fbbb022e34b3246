package org.stillcast.tags;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/** The bytes of a file. Not safe for use by several threads. */
final class FileBytes implements TagBytes, Closeable {
    private final FileChannel file;

    FileBytes(Path path) throws IOException {
        file = FileChannel.open(path);
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public byte[] read(long at, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        int read = 0;
        while (at >= 0 && read >= 0 && bytes.hasRemaining()) {
            read = file.read(bytes, at + bytes.position());
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
