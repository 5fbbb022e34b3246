package org.stillcast.route;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.apache.camel.LoggingLevel;
import org.apache.camel.component.exec.ExecCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.TestMedia;
import org.stillcast.ffmpeg.Command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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

    @Test
    void whoListensToTheStandardOutputMakesATextOfAllOfIt() throws IOException {
        List<String> second = List.of("-v", "error", "-f", "lavfi", "-i", "anullsrc=r=48000:cl=mono:d=1");
        List<String> raw =
                Stream.concat(second.stream(), Stream.of("-f", "s16le", "-")).toList();
        Command command = new Command(raw, folder, LONG);

        FfmpegExec.Ended ended = exec.execute(new FfmpegCall(
                TestMedia.ffmpeg(), command, stdout -> stdout.transferTo(OutputStream.nullOutputStream()) + " bytes"));

        assertThat(ended.said()).isEqualTo(new Said("", "96000 bytes"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // the fault is injected by a shell script
    void aListenerThatGivesUpNeitherHoldsTheProcessUpNorIsForgotten() throws IOException {
        Path verbose = script("head -c 1000000 /dev/zero; exit ${1:-0}");
        FfmpegCall.Listener listener = stdout -> {
            throw new IOException("not what was ordered, it begins with " + stdout.read());
        };

        assertThatThrownBy(() -> exec.execute(new FfmpegCall(verbose, new Command(List.of(), folder, LONG), listener)))
                .isInstanceOf(IOException.class)
                .hasMessage("not what was ordered, it begins with 0");
        assertThat(exec.execute(new FfmpegCall(verbose, new Command(List.of("3"), folder, LONG), listener))
                        .getExitValue())
                .isEqualTo(3);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // the fault is injected by a shell script
    void whereTheOutputIsAFileNobodyListens() throws IOException {
        Path verbose = script("echo nothing for you");
        Command command = new Command(List.of(), folder, LONG, List.of(folder.resolve("output")));

        FfmpegExec.Ended ended = exec.execute(
                new FfmpegCall(verbose, command, stdout -> new String(stdout.readAllBytes(), StandardCharsets.UTF_8)));

        assertThat(ended.said().stdout()).isEmpty();
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
