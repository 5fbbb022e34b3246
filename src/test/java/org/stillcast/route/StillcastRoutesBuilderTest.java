package org.stillcast.route;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.TestMedia;
import org.stillcast.faults.FaultyFileSystem;
import org.stillcast.faults.Operation;
import org.stillcast.settings.InvalidSettingsException;
import org.stillcast.settings.SettingsReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(120)
class StillcastRoutesBuilderTest {
    @TempDir
    private Path folder;

    private final CamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.getShutdownStrategy().setTimeout(1); // what an error has left hanging
        context.stop();
    }

    /** In a program of ours it would end the program; whoever waits for a project would wait for ever here. */
    @ParameterizedTest
    @CsvSource({"project-.*, RENAME, preview_.*", "part-.*, CREATE, .*audio[.].*", ".*, LIST, book"})
    void anErrorEndsStillcastAndNotTheProgram(String thread, Operation operation, String file) throws Exception {
        folder = folder.toRealPath();
        TestMedia.picture(folder.resolve("bg.png"), 64, 36);
        TestMedia.clip(folder.resolve("1.wav"), 1, "0.3");
        Path manifest = Files.writeString(
                folder.resolve("book.json"),
                "{\"image\": \"bg.png\", \"video\": {\"width\": 64, \"height\": 36}, \"clips\": [\"1.wav\"]}");
        FaultyFileSystem files = new FaultyFileSystem();
        files.inject((done, path) -> {
            if (done == operation
                    && String.valueOf(path.getFileName()).matches(file)
                    && Thread.currentThread().getName().matches(thread)) {
                throw new NoClassDefFoundError("injected");
            }
        });
        context.addRoutes(
                new StillcastRoutesBuilder(new SettingsReader(Map.of(), Map.of(), files.wrap(folder)).read()));
        context.start();
        ProducerTemplate template = context.createProducerTemplate();

        for (int request = 1; request <= 2; request++) {
            assertThatThrownBy(() -> template.asyncRequestBody("direct:stillcast-render", manifest)
                            .get(1, TimeUnit.MINUTES))
                    .hasRootCauseInstanceOf(NoClassDefFoundError.class)
                    .hasStackTraceContaining("Stillcast cannot go on in this Camel context");
            files.heal();
        }
    }

    @Test
    void aPropertyThatIsUnknownOrWrongIsToldAtOnce() {
        assertThatThrownBy(() -> StillcastRoutesBuilder.with(Map.of("stillcast.outbocks", "x")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("stillcast.outbox");
    }

    /** A context that runs already, with an endpoint for which something has waited since the run before. */
    @Test
    void itCanBeAddedToAContextThatRuns() throws Exception {
        context.start();

        context.addRoutes(StillcastRoutesBuilder.with(Map.of(
                "stillcast.outbox", folder.resolve("outbox").toString(),
                "stillcast.temp", folder.resolve("temp").toString())));

        assertThat(context.getRouteController().getRouteStatus("render-request").isStarted())
                .isTrue();
        assertThat(folder.resolve("temp")).isDirectory();
    }
}
