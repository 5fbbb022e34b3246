package org.stillcast.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.apache.camel.LoggingLevel;
import org.apache.camel.component.exec.ExecCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.TestMedia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class FfmpegExecTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    /** Sound without an end, as slow as real time. */
    private static final List<String> ENDLESS =
            List.of("-v", "error", "-nostdin", "-re", "-f", "lavfi", "-i", "anullsrc", "-f", "null", "-");

    @TempDir
    private Path folder;

    private final FfmpegExec exec = new FfmpegExec(TestMedia.ffmpeg());

    @Test
    void theBundledOneSaysItsVersion() throws IOException {
        assertThat(exec.version()).isEqualTo("4.4.1");
    }

    @Test
    void whatIsOverItsTimeIsKilled() throws IOException {
        FfmpegExec.Ended ended = exec.execute(command(TestMedia.ffmpeg(), ENDLESS, Duration.ofMillis(200)));

        assertThat(ended.timedOut()).isTrue();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // the fault is injected by a shell script
    void aProgramThatIgnoresTheRequestToStopIsKilledWithItsDescendants() throws IOException {
        Path pids = folder.resolve("pids");
        Path stubborn = script("trap '' TERM; sleep 600 & echo $! $$ > %s; wait; sleep 600".formatted(pids));

        FfmpegExec.Ended ended = exec.execute(command(stubborn, List.of(), Duration.ofSeconds(2)));

        assertThat(ended.timedOut()).isTrue();
        for (String pid : Files.readString(pids).strip().split(" ", -1)) {
            await().until(() -> ProcessHandle.of(Long.parseLong(pid))
                    .filter(ProcessHandle::isAlive)
                    .isEmpty());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // the fault is injected by a shell script
    void onlyTheEndOfEndlessComplaintsIsKept() throws IOException {
        Path chatterbox = script("i=0; while [ $i -lt 40000 ]; do echo \"line $i\" >&2; i=$((i+1)); done; exit 3");

        FfmpegExec.Ended ended = exec.execute(command(chatterbox, List.of(), LONG));

        assertThat(ended.getExitValue()).isEqualTo(3);
        assertThat(ended.stderrTail()).hasSize(8192).endsWith("line 39998\nline 39999\n");
    }

    @Test
    void stopAllEndsWhatRunsAndWhatWouldRun() throws Exception {
        CompletableFuture<FfmpegExec.Ended> running = CompletableFuture.supplyAsync(() -> {
            try {
                return exec.execute(command(TestMedia.ffmpeg(), ENDLESS, LONG));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        await().until(() -> ProcessHandle.current()
                .descendants()
                .anyMatch(child -> child.info().command().orElse("").contains("ffmpeg")));

        exec.stopAll();
        FfmpegExec.Ended later = exec.execute(command(TestMedia.ffmpeg(), ENDLESS, LONG));

        assertThat(running.get(1, TimeUnit.MINUTES).getExitValue()).isNotZero();
        assertThat(later.getExitValue()).isNotZero();
    }

    private Path script(String body) throws IOException {
        Path script = Files.writeString(folder.resolve("program"), "#!/bin/sh\n" + body + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    private ExecCommand command(Path program, List<String> arguments, Duration timeout) {
        return new ExecCommand(
                program.toString(),
                arguments,
                folder.toString(),
                timeout.toMillis(),
                Set.of(),
                null,
                null,
                false,
                LoggingLevel.OFF);
    }
}
