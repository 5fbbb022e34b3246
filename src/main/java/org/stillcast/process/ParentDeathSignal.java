package org.stillcast.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Linux's parent-death signal (PR_SET_PDEATHSIG, prctl(2)): the kernel kills a process when the one that began it dies,
 * even of a {@code kill -9}. Java cannot ask for it, so {@code setpriv} of util-linux does and then becomes the process.
 *
 * <p>Easy to get wrong: the signal is sent when the <em>thread</em> ends that has begun the process, so that thread has to
 * wait for it. Immutable.
 */
public final class ParentDeathSignal {
    /** Where there is no such thing: what is begun may outlive us. */
    public static final ParentDeathSignal NONE = new ParentDeathSignal(List.of());

    private static final String SETPRIV = "setpriv";
    /** What it exits with, like a shell, if it cannot run the program. */
    private static final Set<Integer> NOT_RUN = Set.of(126, 127);

    private final List<String> prefix;

    private ParentDeathSignal(List<String> prefix) {
        this.prefix = prefix;
    }

    /**
     * Finds the {@code setpriv} on the PATH and tries it.
     *
     * @param environment the variables of the process
     * @return {@link #NONE} on other systems, and without a {@code setpriv} that can do it on the PATH
     */
    public static ParentDeathSignal of(Map<String, String> environment) {
        String path = Optional.ofNullable(environment.get("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, SETPRIV))
                .filter(Files::isExecutable)
                .findFirst()
                .map(setpriv -> new ParentDeathSignal(List.of(setpriv.toString(), "--pdeathsig", "KILL")))
                .filter(ParentDeathSignal::works)
                .orElse(NONE);
    }

    /** Tries it on itself: that of BusyBox does not have the option. */
    private boolean works() {
        try {
            Process process = new ProcessBuilder(before(List.of(prefix.get(0), "--version")))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            try {
                return process.waitFor(1, TimeUnit.SECONDS) && process.exitValue() == 0;
            } finally {
                ProcessTree.kill(process);
            }
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Returns the command line that runs another one under the signal. */
    List<String> before(List<String> commandLine) {
        List<String> line = new ArrayList<>(prefix);
        line.addAll(commandLine);
        return line;
    }

    /** Tells whether a process was {@code setpriv} to its end, since the program could not be run. */
    boolean isRefusal(int exitValue, String stderr) {
        return !prefix.isEmpty() && NOT_RUN.contains(exitValue) && stderr.startsWith(SETPRIV + ": ");
    }
}
