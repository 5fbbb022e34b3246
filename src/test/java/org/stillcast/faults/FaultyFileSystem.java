package org.stillcast.faults;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;

/**
 * The default file system with faults in it. A path of it is, as text and by {@link Path#toFile}, that of the real file,
 * so other programs can be given it.
 *
 * <p>One operation at a time is carried out and recorded, in the order of the real ones.
 */
public final class FaultyFileSystem extends FileSystem {
    private final FileSystem real;
    private final FaultyProvider provider;
    private final List<FileFault> faults = new CopyOnWriteArrayList<>();
    private Optional<Recording> recording = Optional.empty();
    private OptionalLong usableBytes = OptionalLong.empty();

    public FaultyFileSystem() {
        this.real = FileSystems.getDefault();
        this.provider = new FaultyProvider(this, real.provider());
    }

    /** Makes one in the place of the default file system, which is not there yet. */
    FaultyFileSystem(FileSystem real, FaultyProvider provider) {
        this.real = real;
        this.provider = provider;
    }

    /** Returns a path of this file system for one of the default one. */
    public Path wrap(Path path) {
        return path instanceof FaultyPath ? path : new FaultyPath(this, path);
    }

    /** Returns the path of the default file system behind one of any. */
    static Path unwrap(Path path) {
        return path instanceof FaultyPath faulty ? faulty.real() : path;
    }

    /** Puts a fault in the way of all that is done from now on. */
    public void inject(FileFault fault) {
        faults.add(fault);
    }

    /** Takes all faults away. */
    public synchronized void heal() {
        faults.clear();
        usableBytes = OptionalLong.empty();
    }

    /** Makes every disk say that it has this many bytes free. */
    public synchronized void pretendUsableSpace(long bytes) {
        usableBytes = OptionalLong.of(bytes);
    }

    synchronized OptionalLong usableBytes() {
        return usableBytes;
    }

    /**
     * Begins to record what is done below a folder, in place of an earlier recording. What is there now counts as
     * synced.
     */
    public synchronized Recording record(Path folder) throws IOException {
        Recording begun = new Recording(unwrap(folder).toRealPath());
        recording = Optional.of(begun);
        return begun;
    }

    /** Ends a recording. */
    public synchronized void stopRecording() {
        recording = Optional.empty();
    }

    /** Returns the recording, which may be used only by who holds this object's monitor. */
    Optional<Recording> recording() {
        return recording;
    }

    /** Not synchronized: a fault that blocks holds up only what it hits, unless that is something that changes files. */
    void strike(Operation operation, Path path) throws IOException {
        for (FileFault fault : faults) {
            fault.strike(operation, path.toAbsolutePath().normalize());
        }
    }

    synchronized int room(Path path, int bytes) {
        int room = bytes;
        for (FileFault fault : faults) {
            room = Math.min(room, fault.room(path.toAbsolutePath().normalize(), bytes));
        }
        return room;
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isReadOnly() {
        return real.isReadOnly();
    }

    @Override
    public String getSeparator() {
        return real.getSeparator();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return StreamSupport.stream(real.getRootDirectories().spliterator(), false)
                .map(this::wrap)
                .toList();
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return real.getFileStores();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return real.supportedFileAttributeViews();
    }

    @Override
    public Path getPath(String first, String... more) {
        return wrap(real.getPath(first, more));
    }

    @Override
    public PathMatcher getPathMatcher(String syntaxAndPattern) {
        PathMatcher matcher = real.getPathMatcher(syntaxAndPattern);
        return path -> matcher.matches(unwrap(path));
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        return real.getUserPrincipalLookupService();
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException();
    }
}
