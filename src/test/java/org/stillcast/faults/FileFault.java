package org.stillcast.faults;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Something that goes wrong with files. What ffmpeg does passes it by: it hits only the program's own code. */
@FunctionalInterface
public interface FileFault {
    /**
     * Is asked before each operation.
     *
     * @param path in the real file system, absolute
     * @throws IOException if the operation is to fail
     */
    void strike(Operation operation, Path path) throws IOException;

    /**
     * Returns how many of some bytes can still be written to a file; the write fails after these.
     *
     * @param path in the real file system, absolute
     * @param bytes that are to be written
     */
    default int room(Path path, int bytes) {
        return bytes;
    }

    /** Returns a fault that hits what a condition holds for. */
    static FileFault when(BiPredicate<Operation, Path> condition, Function<Path, IOException> reason) {
        return (operation, path) -> {
            if (condition.test(operation, path)) {
                throw reason.apply(path);
            }
        };
    }

    /** Returns what Java makes of EACCES. */
    static IOException accessDenied(Path path) {
        return new AccessDeniedException(path.toString());
    }

    /** Returns what Java makes of ENOENT. */
    static IOException noSuchFile(Path path) {
        return new NoSuchFileException(path.toString());
    }

    /** Returns what Java makes of EIO. */
    static IOException inputOutputError(Path path) {
        return new FileSystemException(path.toString(), null, "Input/output error");
    }

    /** Returns what Java makes of a file that another program has open, on Windows. */
    static IOException heldOpen(Path path) {
        return new FileSystemException(
                path.toString(),
                null,
                "The process cannot access the file because it is being used by another process");
    }

    /** Returns a fault that hits each operation on each path so many times at first. */
    static FileFault firstTimes(int times, BiPredicate<Operation, Path> condition, Function<Path, IOException> reason) {
        Map<String, Integer> hits = new HashMap<>();
        return when(
                (operation, path) ->
                        condition.test(operation, path) && hits.merge(operation + " " + path, 1, Integer::sum) <= times,
                reason);
    }

    /** Returns what Java makes of ENOSPC. */
    static IOException noSpaceLeft(Path path) {
        return new FileSystemException(path.toString(), null, "No space left on device");
    }
}
