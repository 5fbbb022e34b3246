package org.stillcast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A folder with an inbox full of clips, and daemons in processes of their own that watch it. */
abstract class WatchedInbox {
    static final int CLIPS = 24;
    static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    Path inbox;
    Path log;
    final List<Process> started = new ArrayList<>();

    @BeforeEach
    void makeClips() throws IOException {
        inbox = Files.createDirectories(folder.resolve("inbox"));
        log = folder.resolve("log.txt");
        TestMedia.picture(inbox.resolve("bg.png"), 320, 180);
        TestMedia.clip(inbox.resolve("audio/1.wav"), 1, "0.31");
        for (int i = 2; i <= CLIPS; i++) {
            Path first = inbox.resolve("audio/1.wav");
            byte[] bytes = Files.readAllBytes(first);
            bytes[bytes.length - 1] = (byte) i; // another clip, and made faster than by ffmpeg
            Files.write(inbox.resolve("audio/%d.wav".formatted(i)), bytes);
        }
    }

    @AfterEach
    void killWhatIsLeft() {
        started.forEach(Process::destroyForcibly);
    }

    /** Returns an ffmpeg that does not come back the first time it is called with a certain argument. */
    Path ffmpegThatWaits(String argument, Path waits) throws IOException {
        Path script = Files.writeString(folder.resolve("ffmpeg"), """
                #!/bin/sh
                case "$*" in
                    *%1$s*) [ -e '%2$s' ] || { touch '%2$s'; exec sleep 600; } ;;
                esac
                exec '%3$s' "$@"
                """.formatted(argument, waits, TestMedia.ffmpeg()));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    Process start(String... options) throws IOException {
        Process process = Run.start(folder, log, options);
        started.add(process);
        awaitLog("Stillcast ready");
        return process;
    }

    static String manifest(String split) {
        List<String> clips = IntStream.rangeClosed(1, CLIPS)
                .mapToObj(i -> "\"audio/%d.wav\"".formatted(i))
                .toList();
        return "{\"version\": 1, \"image\": \"bg.png\", \"video\": {\"width\": 320, \"height\": 180}, %s, \"clips\": [%s]}"
                .formatted(split, String.join(", ", clips));
    }

    Path drop(String name, String text) throws IOException {
        return Files.writeString(inbox.resolve(name), text);
    }

    String log() throws IOException {
        return Files.exists(log) ? Files.readString(log) : "";
    }

    void awaitLog(String text) {
        await().atMost(PATIENCE).until(() -> log().contains(text));
    }

    void awaitFile(Path file) {
        await().conditionEvaluationListener(null).atMost(PATIENCE).until(() -> Files.exists(file));
    }
}
