package org.stillcast.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Optional;

/** An open file, or a folder that is open to be synced. */
final class FaultyChannel extends FileChannel {
    private final FaultyFileSystem system;
    private final Path file;
    private final FileChannel real;
    private final boolean appends;
    private final Optional<Recording.Open> recorded;

    FaultyChannel(
            FaultyFileSystem system, Path file, FileChannel real, boolean appends, Optional<Recording.Open> recorded) {
        this.system = system;
        this.file = file;
        this.real = real;
        this.appends = appends;
        this.recorded = recorded;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        synchronized (system) {
            long at = appends ? real.size() : real.position();
            int count = write(from, at);
            if (!appends) {
                real.position(at + count);
            }
            return count;
        }
    }

    @Override
    public int write(ByteBuffer from, long at) throws IOException {
        synchronized (system) {
            system.strike(Operation.WRITE, file);
            byte[] bytes = new byte[system.room(file, from.remaining())];
            boolean full = bytes.length < from.remaining();
            from.get(bytes);
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                real.write(rest, at + rest.position());
            }
            if (bytes.length > 0) {
                recorded.ifPresent(open -> open.written(at, bytes));
            }
            if (full) {
                throw FileFault.noSpaceLeft(file);
            }
            return bytes.length;
        }
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) throws IOException {
        long count = 0;
        for (int i = offset; i < offset + length; i++) {
            count += write(from[i]);
        }
        return count;
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        synchronized (system) {
            system.strike(Operation.WRITE, file);
            boolean shorter = size < real.size();
            real.truncate(size);
            if (shorter) {
                recorded.ifPresent(open -> open.truncated(size));
            }
            return this;
        }
    }

    /** The real disk is not waited for: no test cuts the real power. */
    @Override
    public void force(boolean metaData) throws IOException {
        synchronized (system) {
            system.strike(Operation.SYNC, file);
            recorded.ifPresent(Recording.Open::synced);
        }
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(count, 64 * 1024));
        if (source.read(buffer) <= 0) {
            return 0;
        }
        return write(buffer.flip(), position);
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        return real.transferTo(position, count, target);
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        return real.read(to);
    }

    @Override
    public long read(ByteBuffer[] to, int offset, int length) throws IOException {
        return real.read(to, offset, length);
    }

    @Override
    public int read(ByteBuffer to, long position) throws IOException {
        return real.read(to, position);
    }

    @Override
    public long position() throws IOException {
        return real.position();
    }

    @Override
    public FileChannel position(long newPosition) throws IOException {
        real.position(newPosition);
        return this;
    }

    @Override
    public long size() throws IOException {
        return real.size();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        if (mode != MapMode.READ_ONLY) {
            throw new UnsupportedOperationException("writes to mapped memory cannot be recorded");
        }
        return real.map(mode, position, size);
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        return real.lock(position, size, shared);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return real.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        real.close();
    }
}
