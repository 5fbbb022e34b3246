package org.stillcast;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.intake.Submission;
import org.stillcast.route.StillcastRoutesBuilder;
import org.stillcast.run.NotPublishedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** In a Camel context of somebody else, who has routes and a policy of his own. */
@Timeout(180)
class LibraryTest extends CamelTestSupport {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private static Path folder;

    private static Path clips;

    private static Map<String, String> properties(String outbox) {
        return Map.of(
                "stillcast.outbox", folder.resolve(outbox).toString(),
                "stillcast.temp", folder.resolve(outbox + "-temp").toString(),
                "stillcast.completed-endpoint", "mock:told");
    }

    @Override
    protected RoutesBuilder[] createRouteBuilders() throws Exception {
        return new RoutesBuilder[] {
            StillcastRoutesBuilder.with(properties("outbox")),
            new RouteConfigurationBuilder() {
                @Override
                public void configuration() {
                    routeConfiguration()
                            .onException(Exception.class)
                            .handled(true)
                            .to("mock:theirs-for-all");
                }
            },
            new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:caller")
                            .onException(NotPublishedException.class)
                            .handled(true)
                            .setBody(exceptionMessage())
                            .to("mock:failed")
                            .end()
                            .to("direct:stillcast-render")
                            .to("mock:rendered");
                }
            }
        };
    }

    @BeforeEach
    void makeClips() throws IOException {
        clips = Files.createDirectories(folder.toRealPath().resolve("clips"));
        if (Files.notExists(clips.resolve("1.wav"))) {
            TestMedia.picture(clips.resolve("bg.png"), 64, 36);
            TestMedia.clip(clips.resolve("1.wav"), 1, "0.2");
            TestMedia.clip(clips.resolve("2.wav"), 2, "0.3");
        }
    }

    private static String manifest(String id, String more) {
        return """
                {"id": "%s", "image": "bg.png", "video": {"width": 64, "height": 36}, %s "clips": ["1.wav", "2.wav"]}
                """.formatted(id, more);
    }

    private static Path manifestFile(String name) throws IOException {
        return Files.writeString(clips.resolve(name + ".json"), manifest(name, ""));
    }

    private void assertIsAnswer(Message answer, String id) throws IOException {
        JsonNode result = new ObjectMapper().readTree(answer.getBody(File.class));
        assertThat(result.path("id").asText()).isEqualTo(id);
        assertThat(result.path("clipCount").asInt()).isEqualTo(2);
        assertThat(result.at("/parts/0/samples").asLong()).isEqualTo(24_000);
        assertThat(answer.getHeader("stillcastId")).isEqualTo(id);
        assertThat(answer.getHeader("stillcastFolder"))
                .isEqualTo(folder.resolve("outbox").resolve(id).toString());
        List<?> parts = answer.getHeader("stillcastParts", List.class);
        assertThat(parts)
                .singleElement()
                .isInstanceOfSatisfying(File.class, part -> assertThat(part).isFile());
    }

    private Message answer(String address, Object body) {
        Exchange exchange =
                template().request(address, sent -> sent.getMessage().setBody(body));
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage();
    }

    @Test
    void aManifestIsTakenAsAPathAFileOrAFolder() throws Exception {
        Path book = Files.createDirectories(folder.resolve("my book"));
        for (String file : List.of("bg.png", "1.wav", "2.wav")) {
            Files.copy(clips.resolve(file), book.resolve(file));
        }
        Files.writeString(book.resolve("manifest.json"), manifest("of-folder", ""));

        assertIsAnswer(answer("direct:stillcast-render", manifestFile("of-path")), "of-path");
        assertIsAnswer(answer("direct:stillcast-render", manifestFile("of-file").toFile()), "of-file");
        assertIsAnswer(answer("direct:stillcast-render", manifestFile("of-name").toString()), "of-name");
        assertIsAnswer(answer("direct:stillcast-render", book), "of-folder");
    }

    @Test
    void aTextIsTakenWhoseFilesLieBelowItsBase() throws Exception {
        String base = "\"base\": \"%s\",".formatted(clips.toString().replace("\\", "/"));
        byte[] bytes = manifest("of-bytes", base).getBytes(StandardCharsets.UTF_8);

        assertIsAnswer(answer("direct:stillcast-render", manifest("of-text", base)), "of-text");
        assertIsAnswer(answer("direct:stillcast-render", bytes), "of-bytes");
        assertIsAnswer(answer("direct:stillcast-render", new ByteArrayInputStream(bytes)), "of-bytes");
    }

    /** The folder that the program runs in is nobody's choice. */
    @Test
    void aTextWithoutABaseMayNameNoFilesButThoseOfMediaRoots() throws Exception {
        String text = manifest("without-base", "").replace("1.wav", "pom.xml");

        assertThatThrownBy(() -> template().requestBody("direct:stillcast-render", text))
                .hasRootCauseInstanceOf(NotPublishedException.class)
                .rootCause()
                .hasMessageContaining("/clips/0")
                .hasMessageContaining("stillcast.media-roots");
    }

    @Test
    void aRecordIsTaken() throws Exception {
        Path manifest = manifestFile("of-record");

        assertIsAnswer(answer("direct:stillcast-render", Submission.byCommand(manifest, List.of(clips))), "of-record");
    }

    @Test
    void aQueueAnswersWithTheSameMessageAsTheCompletedEndpointGets() throws Exception {
        getMockEndpoint("mock:told").reset();

        Message answer = answer("seda:stillcast-render?timeout=0", manifestFile("queued"));

        assertIsAnswer(answer, "queued");
        await().atMost(PATIENCE)
                .until(() -> getMockEndpoint("mock:told").getExchanges().size() == 1);
        Message told = getMockEndpoint("mock:told").getExchanges().get(0).getMessage();
        assertThat(told.getHeaders()).isEqualTo(answer.getHeaders());
        assertThat(told.getBody()).isEqualTo(answer.getBody());
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:caller", "seda:stillcast-render?timeout=0"})
    void aFailureIsAnExceptionWithAllFaultsForTheCallersOwnPolicy(String address) throws Exception {
        getMockEndpoint("mock:failed").reset();
        Path bad = Files.writeString(
                clips.resolve("bad.json"), "{\"image\": \"no.png\", \"clips\": [\"1.wav\", \"77.wav\"]}");

        Exchange exchange =
                template().request(address, sent -> sent.getMessage().setBody(bad));

        boolean handled = address.equals("direct:caller");
        String said = handled
                ? getMockEndpoint("mock:failed")
                        .getExchanges()
                        .get(0)
                        .getMessage()
                        .getBody(String.class)
                : String.valueOf(exchange.getException().getMessage());
        assertThat(said).contains("/image: is not there: \"no.png\"", "/clips/1: is not there: \"77.wav\"");
        assertThat(exchange.isFailed()).isNotEqualTo(handled);
        assertThat(getMockEndpoint("mock:rendered").getExchanges()).isEmpty();
        assertThat(bad).as("it is no inbox").exists();
    }

    /** What their policy for all routes would do to ours is none of its business. */
    @Test
    void aPolicyForAllTheirRoutesIsNotOneOfOurs() throws Exception {
        Files.writeString(clips.resolve("broken.wav"), "no sound");
        Path bad = Files.writeString(
                clips.resolve("broken.json"), manifest("broken", "").replace("1.wav", "broken.wav"));

        assertThatThrownBy(() -> template().requestBody("direct:stillcast-render", bad))
                .isInstanceOf(CamelExecutionException.class)
                .hasRootCauseInstanceOf(NotPublishedException.class)
                .rootCause()
                .hasMessageContaining("/clips/0");
        assertThat(getMockEndpoint("mock:theirs-for-all").getExchanges()).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // ffmpeg is made to wait by a shell script
    void allOfItStopsWithTheContext() throws Exception {
        Path waits = folder.resolve("waits");
        Path script = Files.writeString(folder.resolve("ffmpeg"), """
                #!/bin/sh
                case "$*" in
                    *segment_2*) echo $$ > '%1$s'; exec sleep 600 ;;
                esac
                exec '%2$s' "$@"
                """.formatted(waits, TestMedia.ffmpeg()));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
        Path manifest = manifestFile("stopped");
        Map<String, String> slow = new HashMap<>(properties("stopped"));
        slow.put("stillcast.ffmpeg", script.toString());

        CamelContext context = new DefaultCamelContext();
        context.addRoutes(StillcastRoutesBuilder.with(slow));
        context.start();
        CompletableFuture<Object> answer =
                context.createProducerTemplate().asyncRequestBody("direct:stillcast-render", manifest);
        await().atMost(PATIENCE).until(() -> Files.exists(waits) && Files.size(waits) > 0);
        context.stop();

        assertThatThrownBy(() -> answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(NotPublishedException.class);
        long pid = Long.parseLong(Files.readString(waits).strip());
        await().atMost(PATIENCE).until(() -> ProcessHandle.of(pid).isEmpty());
        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(handler);
        CamelContext next = new DefaultCamelContext(); // the project is nobody's, and what was done is kept
        next.addRoutes(StillcastRoutesBuilder.with(properties("stopped")));
        next.start();
        assertThat(next.createProducerTemplate().requestBody("direct:stillcast-render", manifest))
                .isInstanceOf(File.class);
        next.stop();
    }
}
