package org.stillcast.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsTest {
    @Test
    void otherMediaRootsLeaveTheRestAsItIs() {
        Settings settings = withRoots(List.of(Path.of("a")));

        assertThat(settings.withMediaRoots(List.of(Path.of("b"), Path.of("c"))))
                .isEqualTo(withRoots(List.of(Path.of("b"), Path.of("c"))));
    }

    private static Settings withRoots(List<Path> roots) {
        return new Settings(
                Path.of("in"),
                Path.of("out"),
                Path.of("temp"),
                roots,
                "path",
                1,
                2,
                Duration.ofMinutes(3),
                Duration.ofMinutes(4),
                Duration.ofMinutes(5),
                6,
                Duration.ofMinutes(7),
                8,
                9,
                10,
                11,
                true,
                Optional.of("log:done"),
                Optional.of("log:failed"),
                Map.of("camel.main.name", "studio"));
    }
}
