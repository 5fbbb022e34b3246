package org.stillcast;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A daemon in a process of its own that can be reached by HTTP, with what a client of it does. */
final class HttpDaemon implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Pattern PAGE = Pattern.compile("Status page: http://(\\S+):(\\d+)/(?:#token=(\\S+))?");
    /** The token of an operator who has chosen one; the log does not tell it. */
    static final String OWN_TOKEN = "a-token-of-the-operator";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final ApiDescription description = new ApiDescription();
    private final Path folder;
    private final Path log;
    private final Process process;
    private final int port;
    private final String token;

    private HttpDaemon(Path folder, int asked, String... options) throws IOException {
        this.folder = folder;
        log = folder.resolve("log.txt");
        List<String> all = new ArrayList<>(List.of("watch", "--http-port", Integer.toString(asked)));
        all.addAll(List.of(options));
        process = Run.start(folder, log, all.toArray(String[]::new));
        Matcher page = page();
        port = Integer.parseInt(page.group(2));
        token = Optional.ofNullable(page.group(3)).orElse(OWN_TOKEN);
    }

    /** Returns the line that tells where its page is; a daemon that has none is ended. */
    private Matcher page() throws IOException {
        await().atMost(PATIENCE).until(() -> text().contains("Stillcast ready") || !process.isAlive());
        Matcher page = PAGE.matcher(text());
        if (!page.find()) {
            process.destroyForcibly();
            throw new AssertionError(text());
        }
        return page;
    }

    /** Starts one whose inbox, outbox and temp are in a folder, on any port. */
    static HttpDaemon in(Path folder, String... options) throws IOException {
        Files.createDirectories(folder.resolve("inbox"));
        return new HttpDaemon(folder, 0, options);
    }

    /** Ends it, and starts another one in its place. */
    HttpDaemon restarted(String... options) throws IOException {
        close();
        return new HttpDaemon(folder, port, options);
    }

    Path inbox() {
        return folder.resolve("inbox");
    }

    int port() {
        return port;
    }

    String token() {
        return token;
    }

    Process process() {
        return process;
    }

    String text() throws IOException {
        return Files.exists(log) ? Files.readString(log) : "";
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    HttpRequest.Builder request(String method, String path, BodyPublisher body) {
        return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(60)).method(method, body);
    }

    /** Each answer of the API has to be one that is described. */
    HttpResponse<String> send(HttpRequest request) throws Exception {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        String type = response.headers().firstValue("Content-Type").orElse("");
        description.check(request.method(), request.uri().getRawPath(), response.statusCode(), type, response.body());
        return response;
    }

    ApiDescription description() {
        return description;
    }

    HttpResponse<byte[]> bytes(String path, String... headers) throws Exception {
        HttpRequest.Builder request = request("GET", path, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
        description.check("GET", path, response.statusCode(), "", "");
        return response;
    }

    HttpResponse<InputStream> stream(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofInputStream());
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(request("GET", path, BodyPublishers.noBody()).build());
    }

    /** Writes, with the token. */
    HttpResponse<String> write(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = request(method, path, BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    /** Returns what is known of a project. */
    JsonNode project(String name) throws Exception {
        HttpResponse<String> response = get("/api/projects/" + name);
        return response.statusCode() == 404 ? JSON.createObjectNode() : json(response);
    }

    /** Sends bytes as they are, and returns the answer up to its end, or what has come of it when nothing more does. */
    String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Asks with headers that an ordinary client would not let one set. */
    int status(String method, String path, Map<String, String> headers) throws IOException {
        StringBuilder request = new StringBuilder("%s %s HTTP/1.1\r\nConnection: close\r\n".formatted(method, path));
        if (!headers.containsKey("Host")) {
            request.append("Host: 127.0.0.1:").append(port).append("\r\n");
        }
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        String answer = raw(request + "\r\n");
        assertThat(answer).startsWith("HTTP/1.1 ");
        return Integer.parseInt(answer.substring(9, 12));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
