package org.stillcast;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The routes in {@code examples/routes}, each in a daemon of its own that does what they are for. */
class ExampleRoutesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SECRET = "the secret of both";

    @TempDir
    private Path folder;

    private Path inbox;
    private @Nullable Process daemon;

    @BeforeEach
    void makeClips() throws IOException {
        folder = folder.toRealPath();
        inbox = Files.createDirectories(folder.resolve("inbox"));
        TestMedia.picture(inbox.resolve("bg.png"), 64, 36);
        TestMedia.clip(inbox.resolve("1.wav"), 1, "0.2");
        TestMedia.clip(inbox.resolve("2.wav"), 2, "0.3");
    }

    @AfterEach
    void killTheDaemon() {
        if (daemon != null) {
            daemon.destroyForcibly();
        }
    }

    /** Starts a daemon with an example in its folder of routes. */
    private void start(String example, Map<String, String> environment, String... options) throws IOException {
        Path routes = Files.createDirectories(folder.resolve("routes"));
        Files.copy(Path.of("examples/routes", example), routes.resolve(example));
        daemon = Run.start(environment, folder, folder.resolve("log.txt"), options);
        await().atMost(PATIENCE).until(() -> log().contains("Stillcast ready"));
        assertThat(log()).contains("Loaded routes of " + routes.resolve(example));
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log.txt"));
    }

    private static String manifest(String id) {
        return """
                {"id": "%s", "image": "bg.png", "video": {"width": 64, "height": 36},
                 "split": {"every": 0.3}, "clips": ["1.wav", "2.wav"]}
                """.formatted(id);
    }

    private void drop(String id) throws IOException {
        Files.writeString(inbox.resolve(id + ".json"), manifest(id));
    }

    private void awaitFile(Path file) {
        await().conditionEvaluationListener(null).atMost(PATIENCE).until(() -> Files.exists(file));
    }

    private void awaitAllTold() {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(folder.resolve("temp/deliveries")).isEmptyDirectory());
    }

    /** A request, as a receiver sees it. */
    private record Request(Headers headers, String body) {
        String header(String name) {
            return String.valueOf(headers.getFirst(name));
        }
    }

    @Test
    void aWebhookIsSignedAndTriedAgainUntilItIsTaken() throws Exception {
        BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
        AtomicBoolean works = new AtomicBoolean();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> answer(exchange, works.getAndSet(true) ? 204 : 500, requests));
        server.start();
        try {
            Instant before = Instant.now();
            start(
                    "webhook.yaml",
                    Map.of(
                            "WEBHOOK_SECRET",
                            SECRET,
                            "WEBHOOK_URL",
                            "http://127.0.0.1:%d/hook"
                                    .formatted(server.getAddress().getPort())),
                    "--set",
                    "stillcast.completed-endpoint=direct:webhook");
            drop("食べる");

            List<Request> both = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                Request request = requests.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                assertThat(request).as(log()).isNotNull();
                both.add(request);
            }
            awaitAllTold();
            for (Request request : both) {
                String time = request.header("X-Stillcast-Timestamp");
                assertThat(request.header("X-Stillcast-Signature")).isEqualTo("v1=" + hmac(time, request.body()));
                assertThat(Long.parseLong(time))
                        .isBetween(before.getEpochSecond(), Instant.now().getEpochSecond());
                assertThat(request.header("Content-Type")).isEqualTo("application/json");
                JsonNode result = new ObjectMapper().readTree(request.body());
                assertThat(result.path("id").asText()).isEqualTo("食べる");
                assertThat(result.path("parts")).hasSize(2);
            }
            assertThat(both.get(1).header("X-Stillcast-Delivery"))
                    .matches("[0-9a-f]{32}")
                    .isEqualTo(both.get(0).header("X-Stillcast-Delivery"));
            assertThat(requests).isEmpty();
            assertThat(log())
                    .containsOnlyOnce("direct:webhook did not take the message: ")
                    .contains("statusCode: 500", "direct:webhook takes messages again")
                    .doesNotContain(SECRET, "ERROR");
        } finally {
            server.stop(0);
        }
    }

    private static void answer(HttpExchange exchange, int status, BlockingQueue<Request> requests) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
        requests.add(new Request(exchange.getRequestHeaders(), body));
    }

    private static String hmac(String time, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void oneProjectComesAfterAnother() throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("after")).resolve("intro.json"), manifest("course"));
        start("chain.yaml", Map.of(), "--set", "stillcast.completed-endpoint=direct:chain");

        drop("intro");

        awaitFile(inbox.resolve("done/after-intro.json"));
        awaitAllTold();
        assertThat(folder.resolve("outbox/intro/intro_part002.mp4")).exists();
        assertThat(folder.resolve("outbox/course/course_part002.mp4")).exists();
        assertThat(folder.resolve("after/.camel/intro.json")).exists();
        assertThat(log()).doesNotContain("did not take");
    }

    @Test
    void aFolderOfClipsBecomesAProject() throws Exception {
        Path course = Files.createDirectories(folder.resolve("recordings/lesson one"));
        TestMedia.picture(course.resolve("cover.png"), 64, 36);
        TestMedia.clip(course.resolve("2.mp3"), 1, "0.2");
        TestMedia.clip(course.resolve("10.mp3"), 2, "0.3");
        start(
                "folder-to-manifest.yaml",
                Map.of(),
                "--media-root",
                folder.resolve("recordings").toString());

        Files.createFile(course.resolve("ready"));

        awaitFile(inbox.resolve("done/lesson one.json"));
        JsonNode clips = new ObjectMapper()
                .readTree(folder.resolve("outbox/lesson-one/lesson-one.json").toFile())
                .at("/parts/0/clips");
        assertThat(clips.findValuesAsText("audio")).containsExactly("2.mp3", "10.mp3");
    }

    /** The place is out of reach at first: a file stands where the folder should be. */
    @Test
    void partsAreUploadedAndTriedAgainUntilThatHasWorked() throws Exception {
        Path place = Files.writeString(folder.resolve("uploads"), "in the way");
        start("upload.yaml", Map.of(), "--set", "stillcast.completed-endpoint=direct:upload");
        drop("book");
        awaitFile(inbox.resolve("done/book.json"));
        await().atMost(PATIENCE).until(() -> log().contains("direct:upload did not take the message"));

        Files.delete(place);

        awaitFile(place.resolve("book/book.json"));
        awaitAllTold();
        for (String file : List.of("book_part001.mp4", "book_part002.mp4", "book.json")) {
            assertThat(place.resolve("book").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("outbox/book").resolve(file));
        }
        assertThat(log()).contains("direct:upload takes messages again");
    }
}
