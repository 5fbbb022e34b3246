package org.stillcast;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.stillcast.cli.Stillcast;
import org.stillcast.run.LastResort;

/**
 * One run of the program in this process.
 *
 * @param status what it exits with
 * @param out lines of its standard output
 * @param err all of its standard error
 */
public record Run(int status, List<String> out, String err) {
    /** What an error does in this process, which is the tests'. */
    public static final LastResort RETHROW = error -> {
        throw error;
    };

    /** Runs it with inbox, outbox and temp below a folder, and one core. */
    public static Run in(Path folder, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        for (String name : List.of("inbox", "outbox", "temp")) {
            all.addAll(1, List.of("--" + name, folder.resolve(name).toString()));
        }
        return of(all.toArray(String[]::new));
    }

    /** Runs it as it is typed. */
    public static Run of(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
        try {
            int status = Stillcast.run(RETHROW, arguments);
            return new Run(
                    status,
                    outBytes.toString(StandardCharsets.UTF_8).lines().toList(),
                    errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** Starts it in a process of its own, which takes signals. */
    static Process start(Path folder, Path log, String... arguments) throws IOException {
        return start(List.of(), folder, log, arguments);
    }

    /** Does so with options for Java. */
    static Process start(List<String> options, Path folder, Path log, String... arguments) throws IOException {
        return builder(options, folder, log, arguments).start();
    }

    /** Does so with more variables in its environment. */
    static Process start(Map<String, String> environment, Path folder, Path log, String... arguments)
            throws IOException {
        ProcessBuilder builder = builder(List.of(), folder, log, arguments);
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Returns what starts it so. */
    static ProcessBuilder builder(List<String> options, Path folder, Path log, String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // as the launchers do
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-Dsun.jnu.encoding=UTF-8",
                "-Dfile.encoding=UTF-8",
                // each call of ffmpeg is a line of the log
                "-Dorg.slf4j.simpleLogger.log.org.stillcast.route.FfmpegBinding=debug",
                "-cp",
                System.getProperty("java.class.path")));
        all.addAll(options);
        all.add("org.stillcast.cli.Stillcast");
        all.addAll(List.of(arguments));
        return new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
    }
}
