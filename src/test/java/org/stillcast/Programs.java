package org.stillcast;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import static org.assertj.core.api.Assumptions.assumeThat;

/** Programs that not every machine has; a test that needs one that is missing is skipped, and says so. */
public final class Programs {
    private Programs() {}

    /** Makes a pipe that nobody writes to, which Java cannot do. */
    public static Path pipe(Path file) throws IOException {
        assume("mkfifo");
        try {
            new ProcessBuilder("mkfifo", file.toString()).start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return file;
    }

    private static void assume(String program) {
        assumeThat(Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1)))
                .as(program + " is on the PATH")
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
