package org.stillcast.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FfmpegCommandTest {
    @Test
    void theLogShowsItAsOneLine() {
        FfmpegCommand command =
                new FfmpegCommand(List.of("-v", "error", "-i", "a b"), Path.of("temp"), Duration.ofSeconds(1));

        assertThat(command).hasToString("ffmpeg -v error -i a b");
    }
}
