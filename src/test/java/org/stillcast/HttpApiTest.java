package org.stillcast;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What other programs ask the daemon for, by HTTP, from outside. Events may not come: so there is a limit. */
@Timeout(300)
class HttpApiTest {
    private static final String BOOK =
            "{\"version\": 1, \"id\": \"book\", \"image\": \"bg.png\", \"clips\": [\"a.wav\", \"b.wav\"]}";

    @TempDir
    private Path folder;

    private Path inbox;

    @BeforeEach
    void makeClips() throws IOException {
        inbox = Files.createDirectories(folder.resolve("inbox"));
        TestMedia.picture(inbox.resolve("bg.png"), 320, 180);
        TestMedia.clip(inbox.resolve("a.wav"), 1, "0.5");
        TestMedia.clip(inbox.resolve("b.wav"), 2, "0.5");
    }

    /** So the description says all that there is, but for what only a full disk or the like makes it answer. */
    @Test
    @DisabledOnOs(OS.WINDOWS) // ffmpeg is made to wait by a shell script
    void everyAnswerThatIsDescribedIsGiven() throws Exception {
        Path goOn = folder.resolve("go-on");
        try (HttpDaemon daemon = HttpDaemon.in(
                folder,
                "--set",
                "stillcast.max-upload=20000",
                "--set",
                "stillcast.max-manifest-size=1K",
                "--set",
                "stillcast.ffmpeg=" + TestMedia.ffmpegThatWaitsFor(folder, goOn, "long/segment_"))) {
            read(daemon);
            handIn(daemon);
            fail(daemon);
            cancel(daemon, goOn);
            upload(daemon);
            fetch(daemon);
            refuse(daemon);

            Set<String> missing = new TreeSet<>(daemon.description().answers());
            missing.removeAll(daemon.description().seen());
            missing.removeIf(answer -> answer.matches(".*(503|507)|GET .* (401|403|421)"));
            assertThat(missing).isEmpty();
        }
    }

    private static void read(HttpDaemon daemon) throws Exception {
        assertThat(HttpDaemon.json(daemon.get("/api/projects")).path("running")).isEmpty();
        assertThat(daemon.get("/api/projects/nobody").statusCode()).isEqualTo(404);
        assertThat(HttpDaemon.json(daemon.get("/api/openapi.json"))
                        .path("openapi")
                        .asText())
                .startsWith("3.");
        assertThat(daemon.get("/files/book/book.json").statusCode()).isEqualTo(404);
        for (String place : List.of("", "/live", "/ready")) {
            assertThat(daemon.get("/observe/health" + place).statusCode())
                    .as(place)
                    .isEqualTo(200);
        }
        assertThat(daemon.get("/observe/metrics").body()).contains("stillcast_clips_rendered_total 0.0");
        for (String place : List.of("/api/events", "/api/projects/book/events")) {
            HttpResponse<InputStream> stream = daemon.stream(place);
            daemon.description().check("GET", place, stream.statusCode(), "text/event-stream", "");
            stream.body().close();
        }
    }

    private void handIn(HttpDaemon daemon) throws Exception {
        JsonNode plan = HttpDaemon.json(daemon.write("POST", "/api/plan", BOOK));
        assertThat(plan.path("clips").asInt()).isEqualTo(2);
        assertThat(plan.path("seconds").asDouble()).isEqualTo(1.0);
        assertThat(plan.path("parts").asInt()).isEqualTo(1);
        assertThat(inbox.resolve("book.json")).doesNotExist();
        for (String place : List.of("/api/plan", "/api/projects")) {
            String wrong = BOOK.replace("a.wav", "no.wav").replace("bg.png", "no.png");
            assertThat(pointers(daemon.write("POST", place, wrong))).containsExactly("/image", "/clips/0");
            assertThat(pointers(daemon.write("POST", place, "{\"version\": 1,")))
                    .hasSize(1);
            assertThat(pointers(daemon.write("POST", place, BOOK.replace("\"id\": \"book\", ", ""))))
                    .containsExactly("/id");
            assertThat(daemon.write("POST", place + "?name=...", BOOK).statusCode())
                    .isEqualTo(400);
        }
        String once = "Idempotency-Key";
        String named = "/api/projects?name=my%20book.json";
        HttpResponse<String> first = daemon.write("POST", named, BOOK, once, "k1");
        HttpResponse<String> again = daemon.write("POST", named, BOOK, once, "k1");
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(first.headers().firstValue("Location")).contains("/api/projects/my-book.json");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(daemon.write("POST", named, BOOK + " ", once, "k1").statusCode())
                .isEqualTo(422);
        awaitDone(daemon, "book");
        assertThat(daemon.get(first.headers().firstValue("Location").orElseThrow())
                        .statusCode())
                .isEqualTo(200);
        await().atMost(HttpDaemon.PATIENCE)
                .untilAsserted(() -> assertThat(daemon.get("/observe/metrics").body())
                        .contains(
                                "stillcast_clips_rendered_total 2.0",
                                "stillcast_projects_total{outcome=\"published\"} 1.0"));
        assertThat(inbox.resolve("done").toFile().list()).containsExactly("my-book.json");
    }

    private static List<String> pointers(HttpResponse<String> refused) throws IOException {
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        List<String> pointers = new ArrayList<>();
        HttpDaemon.json(refused)
                .path("faults")
                .forEach(fault -> pointers.add(fault.path("pointer").asText()));
        return pointers;
    }

    private static void awaitDone(HttpDaemon daemon, String id) {
        await().atMost(HttpDaemon.PATIENCE).until(() -> daemon.project(id).has("done"));
    }

    private void fail(HttpDaemon daemon) throws Exception {
        Files.writeString(
                inbox.resolve("bad.json"), BOOK.replace("book", "bad").replace("version\": 1", "version\": 9"));
        await().atMost(HttpDaemon.PATIENCE).until(() -> daemon.project("bad").has("failed"));
        assertThat(daemon.project("bad.json").path("failed").path("report").asText())
                .contains("/version");
        Files.writeString(inbox.resolve("bad.json"), "{");
        assertThat(daemon.write("POST", "/api/projects/bad/retry", "").statusCode())
                .isEqualTo(409);
        Files.delete(inbox.resolve("bad.json"));
        Files.writeString(inbox.resolve("failed/bad.json"), BOOK.replace("book", "bad"));
        assertThat(daemon.write("POST", "/api/projects/bad/retry", "").headers().firstValue("Location"))
                .contains("/api/projects/bad.json");
        awaitDone(daemon, "bad");
        assertThat(daemon.write("POST", "/api/projects/bad/retry", "").statusCode())
                .isEqualTo(404);
        assertThat(daemon.write("POST", "/api/projects/bad/cancel", "").statusCode())
                .isEqualTo(404);
    }

    private void cancel(HttpDaemon daemon, Path goOn) throws Exception {
        daemon.write("POST", "/api/projects", BOOK.replace("\"book\"", "\"long\""));
        await().atMost(HttpDaemon.PATIENCE)
                .until(() ->
                        daemon.project("long").at("/running/phase").asText().equals("RENDERING"));

        HttpResponse<String> cancelled = daemon.write("POST", "/api/projects/long/cancel", "");

        assertThat(cancelled.statusCode()).isEqualTo(202);
        assertThat(cancelled.headers().firstValue("Location")).contains("/api/projects/long.json");
        await().atMost(HttpDaemon.PATIENCE).until(() -> daemon.text().contains("work on it ends"));
        Files.createFile(goOn);
        await().atMost(HttpDaemon.PATIENCE)
                .untilAsserted(() -> assertThat(daemon.project("long.json").fieldNames())
                        .toIterable()
                        .containsExactlyInAnyOrder("name", "failed"));
        assertThat(daemon.project("long").at("/failed/report").asText()).startsWith("long.json was cancelled.");
        assertThat(inbox.resolve("failed/long.json")).exists();
        assertThat(folder.resolve("outbox/long")).doesNotExist();
    }

    private void upload(HttpDaemon daemon) throws Exception {
        assertThat(daemon.write("POST", "/api/uploads/mine", "").statusCode()).isEqualTo(404);
        requireWhole(daemon);
        assertThat(daemon.write("PUT", "/api/uploads/mine/.hidden", "x").statusCode())
                .isEqualTo(400);
        assertThat(daemon.write("DELETE", "/api/uploads/.mine", "").statusCode())
                .isEqualTo(400);
        assertThat(daemon.write("POST", "/api/uploads/.mine", "").statusCode()).isEqualTo(400);
        for (int again = 0; again < 6; again++) { // what is sent again takes no more room
            assertThat(daemon.write("PUT", "/api/uploads/mine/note.txt", "x").statusCode())
                    .isEqualTo(201);
        }
        assertThat(daemon.write("PUT", "/api/uploads/mine/note.txt/x", "x").statusCode())
                .isEqualTo(409);
        assertThat(daemon.write("POST", "/api/uploads/mine", "").statusCode()).isEqualTo(422);
        String manifest =
                "{\"version\": 1, \"clips\": [\"audio/食 1.wav\"], \"output\": {\"video\": false, \"audio\": [\"m4a\"]}}";
        assertThat(daemon.write("PUT", "/api/uploads/mine/manifest.json", manifest)
                        .statusCode())
                .isEqualTo(201);
        assertThat(pointers(daemon.write("POST", "/api/uploads/mine", ""))).containsExactly("/clips/0");
        assertThat(daemon.write("PUT", "/api/uploads/mine/large", "x".repeat(20_000))
                        .statusCode())
                .isEqualTo(413);
        assertThat(daemon.write("DELETE", "/api/uploads/mine", "").statusCode()).isEqualTo(204);
        assertThat(daemon.write("POST", "/api/uploads/mine", "").statusCode()).isEqualTo(404);
        assertThat(daemon.send(daemon.request("PUT", "/api/uploads/mine/audio/1.wav", chunked())
                                .header("Authorization", "Bearer " + daemon.token())
                                .build())
                        .statusCode())
                .isEqualTo(411);
        TestMedia.clip(folder.resolve("short.wav"), 3, "0.1");
        assertThat(daemon.send(daemon.request(
                                        "PUT",
                                        "/api/uploads/mine/audio/%E9%A3%9F%201.wav",
                                        BodyPublishers.ofFile(folder.resolve("short.wav")))
                                .header("Authorization", "Bearer " + daemon.token())
                                .build())
                        .statusCode())
                .isEqualTo(201);
        daemon.write("PUT", "/api/uploads/mine/manifest.json", manifest);
        Files.createDirectory(inbox.resolve("mine"));
        assertThat(daemon.write("POST", "/api/uploads/mine", "").statusCode()).isEqualTo(409);
        Files.delete(inbox.resolve("mine"));
        assertThat(daemon.write("POST", "/api/uploads/mine", "").statusCode()).isEqualTo(202);
        assertThat(inbox.resolve(".uploads").toFile().list()).isEmpty();
        awaitDone(daemon, "mine");
        assertThat(daemon.write("PUT", "/api/uploads/done/x", "x").statusCode()).isEqualTo(409);
        daemon.write(
                "PUT",
                "/api/uploads/yours/manifest.json",
                BOOK.replace("bg.png", "../../bg.png").replace("\"a.wav\", \"b.wav\"", "\"../../a.wav\""));
        assertThat(pointers(daemon.write("POST", "/api/uploads/yours", ""))).containsExactly("/id");
        Files.createDirectory(inbox.resolve("there"));
        assertThat(daemon.write("PUT", "/api/uploads/there/x", "x").statusCode())
                .isEqualTo(409);
    }

    /** As long as a file comes nothing is done with its folder. */
    private void requireWhole(HttpDaemon daemon) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), daemon.port())) {
            socket.getOutputStream()
                    .write(
                            "PUT /api/uploads/mine/late HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Length: 2\r\n\r\nx"
                                    .formatted(daemon.token())
                                    .getBytes(StandardCharsets.US_ASCII));
            await().atMost(HttpDaemon.PATIENCE).until(() -> Files.exists(inbox.resolve(".uploads/mine")));
            assertThat(daemon.write("POST", "/api/uploads/mine", "").statusCode())
                    .isEqualTo(409);
            assertThat(daemon.write("DELETE", "/api/uploads/mine", "").statusCode())
                    .isEqualTo(409);
        }
        await().atMost(HttpDaemon.PATIENCE)
                .until(() -> daemon.write("DELETE", "/api/uploads/mine", "").statusCode() == 204);
    }

    private static HttpRequest.BodyPublisher chunked() {
        return BodyPublishers.fromPublisher(BodyPublishers.ofString("x"));
    }

    private static void fetch(HttpDaemon daemon) throws Exception {
        String result = "/files/book/book.json";
        HttpResponse<byte[]> whole = daemon.bytes(result);
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(daemon.bytes(result, "Range", "bytes=0-0").statusCode()).isEqualTo(206);
        assertThat(daemon.bytes(result, "Range", "bytes=9999999-").statusCode()).isEqualTo(416);
        String tag = whole.headers().firstValue("ETag").orElseThrow();
        assertThat(daemon.bytes(result, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    private static void refuse(HttpDaemon daemon) throws Exception {
        assertThat(daemon.write("POST", "/api/session", "").headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Strict"));
        for (String operation : daemon.description().operations()) {
            String method = operation.replaceFirst(" .*", "");
            String path = operation.replaceFirst(".* ", "").replaceAll("[{}]", "");
            if (!method.equals("GET")) {
                requireRefused(daemon, method, path);
            }
        }
        for (String place : List.of("/api/plan", "/api/projects")) {
            assertThat(daemon.write("POST", place, "x=1", "Content-Type", "text/plain")
                            .statusCode())
                    .isEqualTo(415);
            assertThat(daemon.write("POST", place, "x".repeat(1025)).statusCode())
                    .isEqualTo(413);
        }
    }

    private static void requireRefused(HttpDaemon daemon, String method, String path) throws Exception {
        String host = "127.0.0.1:" + daemon.port();
        String bearer = "Bearer " + daemon.token();
        Map<String, String> length = Map.of("Content-Length", "0");
        assertThat(daemon.status(method, path, length)).isEqualTo(401);
        daemon.description().check(method, path, 401, "", "");
        assertThat(daemon.status(
                        method, path, Map.of("Authorization", bearer, "Origin", "http://evil.example", "Host", host)))
                .isEqualTo(403);
        daemon.description().check(method, path, 403, "", "");
        assertThat(daemon.status(method, path, Map.of("Authorization", bearer, "Host", "evil.example")))
                .isEqualTo(421);
        daemon.description().check(method, path, 421, "", "");
    }

    @Test
    void partsAreServedByStretchesAndAnewWhenTheyHaveChanged() throws Exception {
        try (HttpDaemon daemon = HttpDaemon.in(folder)) {
            daemon.write("POST", "/api/projects", BOOK);
            awaitDone(daemon, "book");
            Path file = folder.resolve("outbox/book/book_part001.mp4");
            byte[] whole = Files.readAllBytes(file);
            String part = "/files/book/book_part001.mp4";

            HttpResponse<byte[]> all = daemon.bytes(part);
            String tag = all.headers().firstValue("ETag").orElseThrow();

            assertThat(all.body()).isEqualTo(whole);
            assertThat(all.headers().map())
                    .containsEntry("content-type", List.of("video/mp4"))
                    .containsEntry("accept-ranges", List.of("bytes"))
                    .containsEntry("x-content-type-options", List.of("nosniff"));
            requireStretch(daemon.bytes(part, "Range", "bytes=10-19"), whole, 10, 20);
            requireStretch(daemon.bytes(part, "Range", "bytes=100-"), whole, 100, whole.length);
            requireStretch(daemon.bytes(part, "Range", "bytes=-7"), whole, whole.length - 7, whole.length);
            requireStretch(daemon.bytes(part, "Range", "bytes=5-9", "If-Range", tag), whole, 5, 10);
            assertThat(daemon.bytes(part, "Range", "bytes=" + whole.length + "-")
                            .statusCode())
                    .isEqualTo(416);
            assertThat(daemon.bytes(part, "Range", "bytes=0-1,4-5").body()).isEqualTo(whole);
            assertThat(daemon.bytes(part, "If-None-Match", "\"x\", W/" + tag).statusCode())
                    .isEqualTo(304);

            Files.write(file, new byte[] {1, 2, 3});

            HttpResponse<byte[]> anew = daemon.bytes(part, "Range", "bytes=1-1", "If-Range", tag);
            assertThat(anew.statusCode()).isEqualTo(200);
            assertThat(anew.body()).containsExactly(1, 2, 3);
        }
    }

    private static void requireStretch(HttpResponse<byte[]> answer, byte[] whole, int from, int to) {
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(whole, from, to));
        assertThat(answer.headers().firstValue("Content-Range"))
                .contains("bytes %d-%d/%d".formatted(from, to - 1, whole.length));
    }

    /** The same key is the same after a restart. */
    @Test
    void pagesAreToldOfEachChangeAndAgainAfterARestart() throws Exception {
        HttpDaemon first = HttpDaemon.in(folder);
        try (first;
                BufferedReader events = events(first)) {
            assertThat(next(events, "live").path("waiting")).isEmpty();
            assertThat(next(events, "past").path("done")).isEmpty();

            first.write("POST", "/api/projects", BOOK, "Idempotency-Key", "k");

            assertThat(nextWith(events, "past", "done").at("/done/0/id").asText())
                    .isEqualTo("book");
        }
        try (HttpDaemon daemon = first.restarted();
                BufferedReader events = events(daemon)) {
            assertThat(next(events, "past").at("/done/0/parts/0/file").asText()).isEqualTo("book_part001.mp4");
            assertThat(daemon.write("POST", "/api/projects", BOOK, "Idempotency-Key", "k")
                            .headers()
                            .firstValue("Idempotency-Replayed"))
                    .contains("true");
        }
    }

    /** As if the crash had come when the manifest was in the inbox, and its name not yet kept under its key. */
    @Test
    void aCrashBetweenManifestAndKeyHandsNothingInTwice() throws Exception {
        HttpDaemon first = HttpDaemon.in(folder);
        String answer;
        try (first) {
            answer = first.write("POST", "/api/projects", BOOK, "Idempotency-Key", "k")
                    .body();
            awaitDone(first, "book");
        }
        Path keys = folder.resolve("temp/.http-keys.json");
        Files.writeString(keys, Files.readString(keys).replace("\"book.json\"", "\"\""));

        try (HttpDaemon daemon = first.restarted()) {
            HttpResponse<String> again = daemon.write("POST", "/api/projects", BOOK, "Idempotency-Key", "k");

            assertThat(again.body()).isEqualTo(answer);
            assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
            assertThat(inbox.resolve("book.json")).doesNotExist();
        }
    }

    private static BufferedReader events(HttpDaemon daemon) throws Exception {
        return new BufferedReader(
                new InputStreamReader(daemon.stream("/api/events").body(), StandardCharsets.UTF_8));
    }

    private static JsonNode next(BufferedReader events, String name) throws IOException {
        String line = events.readLine();
        while (!line.equals("event: " + name)) {
            line = events.readLine();
        }
        return new ObjectMapper().readTree(events.readLine().substring("data: ".length()));
    }

    private static JsonNode nextWith(BufferedReader events, String name, String field) throws IOException {
        JsonNode event = next(events, name);
        while (event.path(field).isEmpty()) {
            event = next(events, name);
        }
        return event;
    }

    /** Or the two hundred that may listen would soon be used up. */
    @Test
    void whoHasGoneListensNoMore() throws Exception {
        try (HttpDaemon daemon = HttpDaemon.in(folder)) {
            for (int i = 0; i < 250; i++) {
                daemon.stream("/api/events").body().close();
            }

            await().atMost(HttpDaemon.PATIENCE).untilAsserted(() -> {
                try (InputStream last = daemon.stream("/api/events").body()) {
                    assertThat(new String(last.readNBytes(5), StandardCharsets.UTF_8))
                            .isEqualTo("retry");
                }
            });
        }
    }

    /** The folder beneath a share looks like that while the share is away. */
    @Test
    void nothingIsPutWhereTheInboxIsAway() throws Exception {
        try (HttpDaemon daemon = HttpDaemon.in(folder)) {
            Files.delete(inbox.resolve("done"));
            Files.delete(inbox.resolve("failed"));

            assertThat(daemon.write("POST", "/api/projects", BOOK).statusCode()).isEqualTo(503);
            assertThat(daemon.write("PUT", "/api/uploads/mine/x", "x").statusCode())
                    .isEqualTo(503);
            assertThat(daemon.write("POST", "/api/uploads/mine", "").statusCode())
                    .isEqualTo(503);

            assertThat(inbox.toFile().list()).doesNotContain("done", "failed", "book.json", ".uploads");
        }
    }

    @Test
    void healthSaysWhatIsMissing() throws Exception {
        try (HttpDaemon daemon = HttpDaemon.in(folder, "--set", "stillcast.min-free=8000000T")) {
            HttpResponse<String> ready = daemon.get("/observe/health/ready");

            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body())
                    .contains("{\"name\":\"folders\",\"status\":\"UP\"}", "{\"name\":\"ffmpeg\",\"status\":\"UP\"}")
                    .containsPattern("\"name\":\"disk\",\"status\":\"DOWN\",\"message\":\"[^\"]+ MB left, less than ");
            assertThat(daemon.get("/observe/health/live").statusCode()).isEqualTo(200);
            assertThat(daemon.write("PUT", "/api/uploads/mine/x", "x").statusCode())
                    .isEqualTo(507);
        }
    }

    private static final Pattern METRIC = Pattern.compile("\\b(stillcast|jvm|process)_[a-z_]+");

    @Test
    void theDashboardShowsMetricsThatThereAre() throws Exception {
        String dashboard = Files.readString(Path.of("docs/grafana.json"));
        try (HttpDaemon daemon = HttpDaemon.in(folder)) {
            String metrics = daemon.get("/observe/metrics").body();

            assertThat(METRIC.matcher(dashboard).results().map(MatchResult::group))
                    .isNotEmpty()
                    .allSatisfy(metric -> assertThat(metrics).contains("\n" + metric));
        }
    }
}
