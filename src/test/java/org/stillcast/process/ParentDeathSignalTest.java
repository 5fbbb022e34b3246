package org.stillcast.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** That ffmpeg does not outlive us is tried in {@link FfmpegTest}. */
class ParentDeathSignalTest {
    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS) // a script stands for the program
    void aSetprivThatCannotDoItIsNotUsed() throws IOException {
        Path setpriv = Files.writeString(folder.resolve("setpriv"), "#!/bin/sh\nexit 1\n");
        assertThat(setpriv.toFile().setExecutable(true)).isTrue();

        assertThat(ParentDeathSignal.of(Map.of("PATH", folder.toString()))).isSameAs(ParentDeathSignal.NONE);
        assertThat(ParentDeathSignal.of(Map.of("PATH", "relative:"))).isSameAs(ParentDeathSignal.NONE);
        assertThat(ParentDeathSignal.of(Map.of())).isSameAs(ParentDeathSignal.NONE);
    }
}
