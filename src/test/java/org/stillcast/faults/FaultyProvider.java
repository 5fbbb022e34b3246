package org.stillcast.faults;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** Does what the default provider does, after the faults were asked, and tells the recording. */
class FaultyProvider extends FileSystemProvider {
    private final FaultyFileSystem system;
    private final FileSystemProvider real;

    FaultyProvider(FaultyFileSystem system, FileSystemProvider real) {
        this.system = system;
        this.real = real;
    }

    /** Stands in for another one, with a file system of its own. */
    FaultyProvider(FileSystemProvider real) {
        this.system = new FaultyFileSystem(real.getFileSystem(URI.create("file:///")), this);
        this.real = real;
    }

    FaultyFileSystem system() {
        return system;
    }

    private static Path real(Path path) {
        return FaultyFileSystem.unwrap(path);
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        Path file = real(path);
        boolean appends = options.contains(StandardOpenOption.APPEND);
        boolean writes = appends || options.contains(StandardOpenOption.WRITE);
        synchronized (system) {
            boolean isNew = writes && !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
            system.strike(isNew ? Operation.CREATE : writes ? Operation.OPEN : Operation.READ, file);
            system.recording().ifPresent(recording -> recording.notice(file));
            FileChannel channel = real.newFileChannel(file, options, attributes);
            boolean truncates = writes && options.contains(StandardOpenOption.TRUNCATE_EXISTING);
            return new FaultyChannel(
                    system, file, channel, appends, system.recording().map(recording -> {
                        if (isNew) {
                            recording.created(file, false);
                        }
                        Recording.Open open = recording.opened(file);
                        if (truncates && !isNew) {
                            open.truncated(0);
                        }
                        return open;
                    }));
        }
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        system.strike(Operation.LIST, real(folder));
        DirectoryStream<Path> stream =
                real.newDirectoryStream(real(folder), entry -> filter.accept(system.wrap(entry)));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                Iterator<Path> entries = stream.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return entries.hasNext();
                    }

                    @Override
                    public Path next() {
                        return system.wrap(entries.next());
                    }
                };
            }

            @Override
            public void close() throws IOException {
                stream.close();
            }
        };
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        synchronized (system) {
            system.strike(Operation.MAKE_FOLDER, real(folder));
            real.createDirectory(real(folder), attributes);
            system.recording().ifPresent(recording -> recording.created(real(folder), true));
        }
    }

    @Override
    public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) throws IOException {
        system.strike(Operation.LINK, real(link));
        real.createSymbolicLink(real(link), real(target), attributes);
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        synchronized (system) {
            system.strike(Operation.LINK, real(link));
            system.recording().ifPresent(recording -> recording.notice(real(existing)));
            real.createLink(real(link), real(existing));
            system.recording().ifPresent(recording -> recording.linked(real(link), real(existing)));
        }
    }

    @Override
    public Path readSymbolicLink(Path link) throws IOException {
        system.strike(Operation.LOOK, real(link));
        return system.wrap(real.readSymbolicLink(real(link)));
    }

    @Override
    public void delete(Path path) throws IOException {
        synchronized (system) {
            system.strike(Operation.DELETE, real(path));
            system.recording().ifPresent(recording -> recording.notice(real(path)));
            real.delete(real(path));
            system.recording().ifPresent(recording -> recording.deleted(real(path)));
        }
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        synchronized (system) {
            system.strike(Operation.READ, real(source));
            system.strike(Operation.CREATE, real(target));
            real.copy(real(source), real(target), options);
            system.recording().ifPresent(recording -> recording.notice(real(target)));
        }
    }

    /** Takes every move for a rename, which one with {@code ATOMIC_MOVE} is. */
    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        synchronized (system) {
            system.strike(Operation.RENAME, real(source));
            system.strike(Operation.RENAME, real(target));
            system.recording().ifPresent(recording -> recording.notice(real(source)));
            real.move(real(source), real(target), options);
            system.recording().ifPresent(recording -> recording.renamed(real(source), real(target)));
        }
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
        system.strike(Operation.LOOK, real(path));
        return real.isSameFile(real(path), real(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return real.isHidden(real(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        system.strike(Operation.LOOK, real(path));
        return new FaultyStore(system, real.getFileStore(real(path)));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        system.strike(Operation.LOOK, real(path));
        real.checkAccess(real(path), modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        return real.getFileAttributeView(real(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        system.strike(Operation.LOOK, real(path));
        return real.readAttributes(real(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        system.strike(Operation.LOOK, real(path));
        return real.readAttributes(real(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        real.setAttribute(real(path), attribute, value, options);
    }

    @Override
    public String getScheme() {
        return "faulty";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException();
    }
}
