package org.stillcast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Whom the command {@code render} tells before it ends, and what is left to others. */
class TellTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @BeforeEach
    void makeClips() throws IOException {
        folder = folder.toRealPath();
        TestMedia.picture(folder.resolve("bg.png"), 64, 36);
        TestMedia.clip(folder.resolve("1.wav"), 1, "0.2");
    }

    private Path manifest(String name) throws IOException {
        return Files.writeString(
                folder.resolve(name + ".json"),
                "{\"image\": \"bg.png\", \"video\": {\"width\": 64, \"height\": 36}, \"clips\": [\"1.wav\"]}");
    }

    private Run render(String name, String completedEndpoint) throws IOException {
        Run run = Run.in(
                folder,
                "render",
                manifest(name).toString(),
                "--set",
                "stillcast.completed-endpoint=" + completedEndpoint);
        assertThat(run.status()).as(run.err()).isZero();
        return run;
    }

    @Test
    void whatWasRefusedIsToldByTheNextRunThatHasTheEndpoint() throws Exception {
        Path told = folder.resolve("told");

        Run refused = render("a", "direct:nobody?block=false");
        Run unset = render("b", "");
        Run taken = render("c", "file:%s?fileName=${header.stillcastId}.json".formatted(told));

        assertThat(refused.err()).containsOnlyOnce("direct:nobody?block=false did not take the message");
        assertThat(unset.err()).contains("for stillcast.completed-endpoint, which is not set: 1");
        assertThat(taken.err()).doesNotContain("kept in", "did not take");
        for (String name : new String[] {"a", "c"}) {
            assertThat(told.resolve(name + ".json"))
                    .hasSameBinaryContentAs(folder.resolve("outbox/%1$s/%1$s.json".formatted(name)));
        }
        assertThat(told.resolve("b.json")).doesNotExist();
        assertThat(folder.resolve("temp/deliveries")).isEmptyDirectory();
    }

    /** For longer than Camel waits for routes when it is stopped. */
    @Test
    void aRouteThatListensIsDoneWhenTheCommandEnds() throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("routes")).resolve("slow.yaml"), """
                - route:
                    from:
                      uri: seda:stillcast-completed
                      parameters: {multipleConsumers: true, discardIfNoConsumers: true}
                      steps:
                        - delay: {constant: 5000}
                        - to: {uri: "file:told?fileName=${header.stillcastId}.json"}
                - route:
                    from:
                      uri: timer:begins-by-itself
                      steps:
                        - to: {uri: file:told?fileName=begun}
                """);

        Process render = Run.start(
                folder, folder.resolve("log.txt"), "render", manifest("book").toString());

        assertThat(render.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(render.exitValue())
                .as(Files.readString(folder.resolve("log.txt")))
                .isZero();
        assertThat(folder.resolve("told/book.json")).hasSameBinaryContentAs(folder.resolve("outbox/book/book.json"));
        assertThat(folder.resolve("temp/deliveries")).isEmptyDirectory();
        assertThat(folder.resolve("told/begun"))
                .as("what begins by itself is the daemon's")
                .doesNotExist();
    }
}
