package org.stillcast.faults;

import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;

import org.stillcast.route.BrokenPipe;

/**
 * The default file system of a process of its own, with one fault: an {@link Error} on a thread of a certain name, at an
 * operation on a certain file. What a thread touches no file for is done to it from another one.
 */
public final class ErrorsOnThreads extends FaultyProvider {
    private static final String THREAD = "stillcast.fault.thread";
    private static final String OPERATION = "stillcast.fault.operation";
    private static final String FILE = "stillcast.fault.file";

    /**
     * Returns the options of a Java that has the fault.
     *
     * @param thread a pattern of its name
     * @param file a pattern of the file's name
     */
    public static List<String> options(String thread, Operation operation, String file) {
        return List.of(
                "-Djava.nio.file.spi.DefaultFileSystemProvider=" + ErrorsOnThreads.class.getName(),
                "-D%s=%s".formatted(THREAD, thread),
                "-D%s=%s".formatted(OPERATION, operation),
                "-D%s=%s".formatted(FILE, file));
    }

    /** Java calls it with the real one. */
    public ErrorsOnThreads(FileSystemProvider real) {
        super(real);
        system().inject(this::strike);
    }

    private void strike(Operation operation, Path path) {
        String file = String.valueOf(path.getFileName());
        if (!operation.name().equals(System.getProperty(OPERATION)) || !file.matches(System.getProperty(FILE))) {
            return;
        }
        String thread = System.getProperty(THREAD);
        switch (thread) {
            case "ffmpeg-stderr" -> BrokenPipe.read(new NoClassDefFoundError("injected"));
            case "hook" -> Runtime.getRuntime().addShutdownHook(new Thread(ErrorsOnThreads::fail));
            default -> {
                if (Thread.currentThread().getName().matches(thread)) {
                    fail();
                }
            }
        }
    }

    private static void fail() {
        throw new NoClassDefFoundError("injected");
    }

    @Override
    public String getScheme() {
        return "file";
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return system();
    }

    @Override
    public Path getPath(URI uri) {
        return system().getPath(Path.of(uri.getPath()).toString());
    }
}
