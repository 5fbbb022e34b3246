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

    @Test
    void withWorkersAsManyAreInHandAsTheBrokerMayHave() {
        Settings settings = withRoots(List.of());

        assertThat(List.of(settings.clipsAtATime(), settings.partsAtATime())).containsExactly(19, 19);
        assertThat(List.of(
                        settings.withoutBroker().clipsAtATime(),
                        settings.withoutBroker().partsAtATime()))
                .containsExactly(1, 2);
    }

    @Test
    void noSecretIsInItsText() {
        assertThat(withRoots(List.of()).toString()).doesNotContain("hidden");
    }

    private static Settings withRoots(List<Path> roots) {
        return new Settings(
                Map.ofEntries(
                        Map.entry(Property.INBOX, Path.of("in")),
                        Map.entry(Property.OUTBOX, Path.of("out")),
                        Map.entry(Property.TEMP, Path.of("temp")),
                        Map.entry(Property.MEDIA_ROOTS, roots),
                        Map.entry(Property.FONTS, List.of()),
                        Map.entry(Property.FFMPEG, "path"),
                        Map.entry(Property.SEGMENT_PARALLELISM, 1),
                        Map.entry(Property.PART_PARALLELISM, 2),
                        Map.entry(Property.PROJECTS, 12),
                        Map.entry(Property.SPLIT_EVERY, Duration.ofMinutes(3)),
                        Map.entry(Property.CLIP_TIMEOUT, Duration.ofMinutes(4)),
                        Map.entry(Property.STALL_TIMEOUT, Duration.ofMinutes(5)),
                        Map.entry(Property.RETRIES, 6),
                        Map.entry(Property.MEDIA_WAIT, Duration.ofMinutes(7)),
                        Map.entry(Property.MAX_CLIPS, 8),
                        Map.entry(Property.MAX_BAD_CLIPS, 9),
                        Map.entry(Property.MAX_LENGTH, Duration.ofHours(10)),
                        Map.entry(Property.MAX_PIXELS, 10),
                        Map.entry(Property.MAX_MANIFEST_SIZE, 11L),
                        Map.entry(Property.STRICT, true),
                        Map.entry(Property.KEEP_DONE, Optional.of(13)),
                        Map.entry(Property.KEEP_FAILED, Optional.of(14)),
                        Map.entry(Property.KEEP_FOR, Optional.of(Duration.ofHours(15))),
                        Map.entry(Property.COMPLETED_ENDPOINT, Optional.of("log:done")),
                        Map.entry(Property.FAILED_ENDPOINT, Optional.of("log:failed")),
                        Map.entry(Property.HTTP, true),
                        Map.entry(Property.HTTP_ADDRESS, "127.0.0.1"),
                        Map.entry(Property.HTTP_PORT, 16),
                        Map.entry(Property.HTTP_TOKEN, Optional.empty()),
                        Map.entry(Property.HTTP_HOSTS, List.of("studio.example")),
                        Map.entry(Property.MAX_UPLOAD, 17L),
                        Map.entry(Property.MIN_FREE, 18L),
                        Map.entry(Property.BROKER, Optional.of("tcp://studio:61616?keyStorePassword=hidden")),
                        Map.entry(Property.BROKER_USER, Optional.empty()),
                        Map.entry(Property.BROKER_PASSWORD, Optional.of("hidden")),
                        Map.entry(Property.IN_FLIGHT, 19),
                        Map.entry(Property.JOBS, 20)),
                Map.of("camel.main.name", "studio"));
    }
}
