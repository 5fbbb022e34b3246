package org.stillcast.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.TestMedia;
import org.stillcast.ffmpeg.FfmpegCommand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

class FfmpegTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    /** Sound without an end, as slow as real time. */
    private static final List<String> ENDLESS =
            List.of("-v", "error", "-nostdin", "-re", "-f", "lavfi", "-i", "anullsrc", "-f", "null", "-");

    @TempDir
    private Path folder;

    private final Ffmpeg exec = new Ffmpeg(TestMedia.ffmpeg(), LONG, ParentDeathSignal.of(System.getenv()));

    @Test
    void whatIsOverItsTimeIsKilled() throws IOException {
        Termination ended = exec.run(command(ENDLESS, Duration.ofMillis(200)));

        assertThat(ended.cause()).isEqualTo(Termination.Cause.TIMED_OUT);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // the fault is injected by a shell script
    void aProgramThatIgnoresTheRequestToStopIsKilledWithItsDescendants() throws IOException {
        Path pids = folder.resolve("pids");
        Path stubborn = script("trap '' TERM; sleep 600 & echo $! $$ > %s; wait; sleep 600".formatted(pids));

        Termination ended = running(stubborn).run(command(List.of(), Duration.ofSeconds(1)));

        assertThat(ended.cause()).isEqualTo(Termination.Cause.TIMED_OUT);
        assertGone(pids);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // the fault is injected by a shell script
    void onlyTheEndOfEndlessComplaintsIsKept() throws IOException {
        Path chatterbox = script("i=0; while [ $i -lt 40000 ]; do echo \"line $i\" >&2; i=$((i+1)); done; exit 3");

        Termination ended = running(chatterbox).run(command(List.of(), LONG));

        assertThat(ended.exitValue()).isEqualTo(3);
        assertThat(ended.output().stderr())
                .hasSize(744 * 11)
                .startsWith("line 39256\n")
                .endsWith("line 39998\nline 39999\n");
    }

    @Test
    void stopAllEndsWhatRunsAndWhatWouldRun() throws Exception {
        CompletableFuture<Termination> running = CompletableFuture.supplyAsync(() -> {
            try {
                return exec.run(command(ENDLESS, LONG));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        await().until(() -> ProcessHandle.current().descendants().anyMatch(FfmpegTest::isFfmpeg));

        exec.stopAll();
        Termination later = exec.run(command(List.of("-version"), LONG));

        assertThat(running.get(1, TimeUnit.MINUTES).exitValue()).isNotZero();
        assertThat(later.exitValue()).isNotZero();
    }

    /** The first that is killed takes its time, and by then the others have ended. */
    @Test
    @DisabledOnOs(OS.WINDOWS) // the fault is injected by shell scripts
    void stopAllLeavesNoDescendantOfAWrapperThatEndsAtOnce() throws Exception {
        Ffmpeg shell = running(Path.of("/bin/sh"));
        List<Path> pids = new ArrayList<>();
        List<CompletableFuture<Termination>> running = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Path file = folder.resolve("pids" + i);
            pids.add(file);
            String onTerm = i % 2 == 0 ? "exit 0" : "";
            Path wrapper = Files.writeString(
                    folder.resolve("wrapper" + i),
                    "trap '%s' TERM\n(trap '' TERM; sleep 600) & echo $! $$ > %s.tmp; mv %s.tmp %s; wait; wait; sleep 600\n"
                            .formatted(onTerm, file, file, file));
            running.add(CompletableFuture.supplyAsync(() -> run(shell, wrapper), task -> new Thread(task).start()));
        }
        await().until(() -> pids.stream().allMatch(Files::exists));

        shell.stopAll();

        for (CompletableFuture<Termination> each : running) {
            each.get(1, TimeUnit.MINUTES);
        }
        for (Path file : pids) {
            assertGone(file);
        }
    }

    private Termination run(Ffmpeg shell, Path program) {
        try {
            return shell.run(command(List.of(program.toString()), LONG));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whoListensToTheStandardOutputMakesATextOfAllOfIt() throws IOException {
        List<String> second = List.of("-v", "error", "-f", "lavfi", "-i", "anullsrc=r=48000:cl=mono:d=1");
        List<String> raw =
                Stream.concat(second.stream(), Stream.of("-f", "s16le", "-")).toList();
        FfmpegCommand command = new FfmpegCommand(raw, folder, LONG);

        Termination ended = exec.run(
                new FfmpegCall(command, stdout -> stdout.transferTo(OutputStream.nullOutputStream()) + " bytes"));

        assertThat(ended.output()).isEqualTo(new FfmpegOutput("", "96000 bytes"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // the fault is injected by a shell script
    void aListenerThatGivesUpNeitherHoldsTheProcessUpNorIsForgotten() throws IOException {
        Path verbose = script("head -c 1000000 /dev/zero; exit ${1:-0}");
        FfmpegCall.Listener listener = stdout -> {
            throw new IOException("not what was ordered, it begins with " + stdout.read());
        };

        assertThatThrownBy(() ->
                        running(verbose).run(new FfmpegCall(new FfmpegCommand(List.of(), folder, LONG), listener)))
                .isInstanceOf(IOException.class)
                .hasMessage("not what was ordered, it begins with 0");
        assertThat(running(verbose)
                        .run(new FfmpegCall(new FfmpegCommand(List.of("3"), folder, LONG), listener))
                        .exitValue())
                .isEqualTo(3);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // the fault is injected by a shell script
    void whereTheOutputIsAFileNobodyListens() throws IOException {
        Path verbose = script("echo nothing for you");
        FfmpegCommand command = new FfmpegCommand(List.of(), folder, LONG, List.of(folder.resolve("output")));

        Termination ended = running(verbose)
                .run(new FfmpegCall(command, stdout -> new String(stdout.readAllBytes(), StandardCharsets.UTF_8)));

        assertThat(ended.output().stdout()).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // the fault is injected by a shell script
    void whatWritesNothingAnyMoreIsKilledWithItsDescendants() throws IOException {
        Path output = folder.resolve("output");
        Path hung = script("echo begun > output; sleep 600 & echo $! $$ > pids; wait");

        Termination ended = impatient(hung, Duration.ofMillis(400)).run(call(writing(output)));

        assertThat(ended.cause()).isEqualTo(Termination.Cause.STALLED);
        assertGone(folder.resolve("pids"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "printf x >> output", // gets longer
                "touch -d @$i output", // is written in again, at the same length
            })
    @DisabledOnOs(OS.WINDOWS) // the slowness is injected by a shell script
    void whatIsSlowButGetsOnIsLeftAlone(String progress) throws IOException {
        Path slow = script("for i in 1 2 3 4 5 6 7 8 9 10; do %s; sleep 0.1; done; exit 7".formatted(progress));

        Termination ended = impatient(slow, Duration.ofMillis(500)).run(call(writing(folder.resolve("output"))));

        assertThat(ended.cause()).isEqualTo(Termination.Cause.EXITED);
        assertThat(ended.exitValue()).isEqualTo(7);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // the slowness is injected by a shell script
    void bytesOnTheStandardOutputAreProgressToo() throws IOException {
        Path slow = script("for i in 1 2 3 4 5 6 7 8 9 10; do echo; sleep 0.1; done; [ -z \"$1\" ] || sleep 600");
        Ffmpeg impatient = impatient(slow, Duration.ofMillis(500));

        Termination well = impatient.run(command(List.of(), LONG));
        Termination hung = impatient.run(command(List.of("and hang"), LONG));

        assertThat(well.output().stdout()).isEqualTo("10 bytes");
        assertThat(hung.cause()).isEqualTo(Termination.Cause.STALLED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aProgramThatCannotBeStartedIsSaidToBeOne(boolean withDeathSignal) {
        ParentDeathSignal deathSignal =
                withDeathSignal ? ParentDeathSignal.of(System.getenv()) : ParentDeathSignal.NONE;
        Path missing = folder.resolve("ffmpeg");

        assertThatThrownBy(() -> new Ffmpeg(missing, LONG, deathSignal).run(command(List.of(), LONG)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("ffmpeg cannot be started: ")
                .hasMessageContaining(missing.toString());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void ffmpegDoesNotOutliveUsEvenIfWeAreKilledForGood() throws Exception {
        assumeThat(ParentDeathSignal.of(System.getenv())).as("setpriv is there").isNotSameAs(ParentDeathSignal.NONE);
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Endless.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        try {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> other.descendants().anyMatch(FfmpegTest::isFfmpeg));
            ProcessHandle ffmpeg =
                    other.descendants().filter(FfmpegTest::isFfmpeg).findFirst().orElseThrow();

            other.destroyForcibly();

            try {
                await().until(() -> !ffmpeg.isAlive());
            } finally {
                ffmpeg.destroyForcibly();
            }
        } finally {
            other.destroyForcibly();
        }
    }

    /** A program that is killed in the middle of its work. */
    static final class Endless {
        private Endless() {}

        public static void main(String[] arguments) throws IOException {
            Ffmpeg exec = new Ffmpeg(TestMedia.ffmpeg(), LONG, ParentDeathSignal.of(System.getenv()));
            exec.run(call(new FfmpegCommand(ENDLESS, Path.of(arguments[0]), LONG)));
        }
    }

    /** The kernel keeps the children of each thread apart, and the parent-death signal is sent when that thread ends. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theThreadThatBeginsAProcessIsTheOneThatWaitsForIt() throws Exception {
        assumeThat(Path.of("/proc/thread-self/children"))
                .as("the kernel lists them")
                .exists();
        Thread worker = new Thread(
                () -> {
                    try {
                        exec.run(command(ENDLESS, LONG));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                "waits-for-it");
        worker.start();
        await().until(() -> ProcessHandle.current().descendants().anyMatch(FfmpegTest::isFfmpeg));
        long pid = ProcessHandle.current()
                .descendants()
                .filter(FfmpegTest::isFfmpeg)
                .findFirst()
                .orElseThrow()
                .pid();

        String parents = threadsWithChild(pid);
        exec.stopAll();
        worker.join();

        assertThat(parents).isEqualTo("waits-for-it");
    }

    private static String threadsWithChild(long pid) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path thread : threads) {
                if (children(thread).contains(String.valueOf(pid))) {
                    names.add(Files.readString(thread.resolve("comm")).strip());
                }
            }
        }
        return String.join(" ", names);
    }

    private static List<String> children(Path thread) throws IOException {
        try {
            return List.of(Files.readString(thread.resolve("children")).split(" ", -1));
        } catch (NoSuchFileException e) {
            return List.of(); // another thread that has ended meanwhile
        }
    }

    private static boolean isFfmpeg(ProcessHandle process) {
        return process.info().command().orElse("").contains("ffmpeg");
    }

    private static Ffmpeg running(Path program) {
        return impatient(program, LONG);
    }

    private static Ffmpeg impatient(Path program, Duration stallTimeout) {
        return new Ffmpeg(program, stallTimeout, ParentDeathSignal.of(System.getenv()));
    }

    private FfmpegCommand writing(Path output) {
        return new FfmpegCommand(List.of(), folder, LONG, List.of(output));
    }

    private static void assertGone(Path pids) throws IOException {
        for (String pid : Files.readString(pids).strip().split(" ", -1)) {
            await().pollDelay(Duration.ZERO)
                    .until(() -> ProcessHandle.of(Long.parseLong(pid))
                            .filter(ProcessHandle::isAlive)
                            .isEmpty());
        }
    }

    private Path script(String body) throws IOException {
        Path script = Files.writeString(folder.resolve("program"), "#!/bin/sh\n" + body + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    /** A call of which nobody knows where it writes to, nor cares. */
    private FfmpegCall command(List<String> arguments, Duration timeLimit) {
        return call(new FfmpegCommand(arguments, folder, timeLimit));
    }

    private static FfmpegCall call(FfmpegCommand command) {
        return new FfmpegCall(
                command, stdout -> "%d bytes".formatted(stdout.transferTo(OutputStream.nullOutputStream())));
    }
}
