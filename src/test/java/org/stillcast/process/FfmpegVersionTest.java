package org.stillcast.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.TestMedia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class FfmpegVersionTest {
    @TempDir
    private Path folder;

    @Test
    void theBundledOneSaysItsVersion() throws IOException {
        assertThat(FfmpegVersion.of(TestMedia.ffmpeg(), Duration.ofMinutes(5))).isEqualTo("4.4.1");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // a script stands for the program
    void aProgramThatDoesNotSayItsVersionIsNotWaitedForWithoutEnd() throws IOException {
        Path pid = folder.resolve("pid");
        Path hung = Files.writeString(
                folder.resolve("program"), "#!/bin/sh\necho $$ > %s; exec sleep 600\n".formatted(pid));
        assertThat(hung.toFile().setExecutable(true)).isTrue();

        assertThatThrownBy(() -> FfmpegVersion.of(hung, Duration.ofSeconds(1)))
                .isInstanceOf(IOException.class)
                .hasMessage("%s does not say its version (ffmpeg -version) within 1 s".formatted(hung));
        await().until(() -> ProcessHandle.of(
                        Long.parseLong(Files.readString(pid).strip()))
                .filter(ProcessHandle::isAlive)
                .isEmpty());
    }
}
