package org.stillcast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Has what systemd would be told written into a file, a line for each word. */
public final class FakeSystemd {
    private final Path folder;
    private final Path told;

    /**
     * @param folder in which a program is put that is called as systemd's
     */
    public FakeSystemd(Path folder) throws IOException {
        this.folder = folder;
        told = Files.createFile(folder.resolve("told.txt"));
        Path program = Files.writeString(
                folder.resolve("systemd-notify"),
                "#!/bin/sh\n(IFS='|'; printf '%%s\\n' \"$*\") >>'%s'\n".formatted(told));
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    /** Returns the variables that it gives to a process, with a watchdog that waits for so long. */
    public Map<String, String> environment(long watchdogMillis) {
        return Map.of(
                "PATH",
                folder + ":" + System.getenv("PATH"),
                "NOTIFY_SOCKET",
                "/run/none",
                "WATCHDOG_USEC",
                Long.toString(watchdogMillis * 1000));
    }

    /** Returns what it was told, in order. */
    public List<String> told() throws IOException {
        return Files.readAllLines(told);
    }
}
