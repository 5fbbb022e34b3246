package org.stillcast;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.proof.ProofPage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What strangers try at the daemon's port, from outside; what is heavy is tried by bench/web.py. */
class HttpSecurityTest {
    @TempDir
    private Path folder;

    @Test
    void onlyKnownNamesAndOwnPagesAreAnswered() throws Exception {
        try (HttpDaemon daemon = HttpDaemon.in(folder, "--set", "stillcast.http-hosts=studio.example")) {
            String own = "127.0.0.1:" + daemon.port();
            String bearer = "Bearer " + daemon.token();
            String all = "/api/projects";
            for (String host : List.of(own, "localhost:1", "LOCALHOST", "[::1]:80")) {
                assertThat(daemon.status("GET", all, Map.of("Host", host)))
                        .as(host)
                        .isEqualTo(200);
            }
            for (String host :
                    List.of("evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "", "192.168.0.1")) {
                assertThat(daemon.status("GET", all, Map.of("Host", host)))
                        .as(host)
                        .isEqualTo(421);
                assertThat(daemon.status("GET", "/", Map.of("Host", host)))
                        .as(host)
                        .isEqualTo(421);
            }
            for (Map<String, String> page : List.of(
                    Map.of("Origin", "http://evil.example"),
                    Map.of("Origin", "http://localhost:1"),
                    Map.of("Origin", "null"),
                    Map.of("Sec-Fetch-Site", "cross-site"),
                    Map.of("Sec-Fetch-Site", "same-site"))) {
                Map<String, String> headers = new HashMap<>(page);
                assertThat(daemon.status("GET", "/api/events", headers))
                        .as("%s", page)
                        .isEqualTo(403);
                headers.put("Authorization", bearer);
                assertThat(daemon.status("POST", all + "/x/retry", headers))
                        .as("%s", page)
                        .isEqualTo(403);
            }
            Map<String, String> link = Map.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate");
            assertThat(daemon.status("GET", "/", link)).isEqualTo(200);
            assertThat(daemon.status("GET", all, Map.of("Host", "studio.example")))
                    .isEqualTo(401);
            for (String header : List.of("X-Forwarded-For", "X-Real-IP", "Via", "X-Forwarded-Proto")) {
                assertThat(daemon.status("GET", all, Map.of("Host", own, header, "x")))
                        .as(header)
                        .isEqualTo(401);
            }
            assertThat(daemon.status("GET", all, Map.of("Host", "studio.example", "Authorization", bearer)))
                    .isEqualTo(200);
        }
    }

    @Test
    void whoWritesNeedsTheToken() throws Exception {
        try (HttpDaemon daemon = HttpDaemon.in(folder)) {
            String retry = "/api/projects/x/retry";
            String token = daemon.token();
            for (String given :
                    List.of("", "Bearer", "Bearer ", "Bearer x", "Bearer " + token + "x", "Basic " + token, token)) {
                assertThat(daemon.status("POST", retry, Map.of("Authorization", given)))
                        .as(given)
                        .isEqualTo(401);
            }
            assertThat(daemon.status("POST", retry, Map.of("Authorization", "bearer " + token, "Content-Length", "0")))
                    .isEqualTo(404);
            assertThat(daemon.raw("POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n".formatted(retry)))
                    .contains("401 Unauthorized", "WWW-Authenticate: Bearer", "application/problem+json");
            String cookie = daemon.write("POST", "/api/session", "")
                    .headers()
                    .firstValue("Set-Cookie")
                    .orElseThrow()
                    .replaceFirst(";.*", "");
            assertThat(daemon.status("POST", retry, Map.of("Cookie", cookie))).isEqualTo(401);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // which knows of owners in another way
    void theTokenIsKeptForItsOwnerAlone() throws Exception {
        Path file = folder.resolve("temp/.http-token");
        HttpDaemon daemon = HttpDaemon.in(folder);
        String token = daemon.token();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file).hasContent(token);
        try (HttpDaemon again = daemon.restarted()) {
            assertThat(again.token()).isEqualTo(token);
        }
    }

    @Test
    void othersNeedTheTokenForEverythingButTheEmptyPage() throws Exception {
        try (HttpDaemon daemon = HttpDaemon.in(
                folder,
                "--set",
                "stillcast.http-address=0.0.0.0",
                "--set",
                "stillcast.http-token=" + HttpDaemon.OWN_TOKEN)) {
            for (String path :
                    List.of("/api/projects", "/api/events", "/files/x/y", "/observe/metrics", "/observe/health")) {
                assertThat(daemon.status("GET", path, Map.of())).as(path).isEqualTo(401);
            }
            assertThat(daemon.text()).doesNotContain(HttpDaemon.OWN_TOKEN);
            assertThat(daemon.status("GET", "/", Map.of())).isEqualTo(200);
            assertThat(daemon.status("GET", "/", Map.of("Host", "evil.example")))
                    .isEqualTo(421);
            String cookie = daemon.write("POST", "/api/session", "")
                    .headers()
                    .firstValue("Set-Cookie")
                    .orElseThrow()
                    .replaceFirst(";.*", "");
            assertThat(daemon.status("GET", "/api/projects", Map.of("Cookie", cookie)))
                    .isEqualTo(200);
            String later = cookie.replaceFirst("=\\d+", "=99999999999");
            assertThat(daemon.status("GET", "/api/projects", Map.of("Cookie", later)))
                    .isEqualTo(401);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX) // elsewhere this computer has 127.0.0.1 only
    void theAddressThatIsListenedAtIsKnown() throws Exception {
        try (HttpDaemon daemon = HttpDaemon.in(folder, "--set", "stillcast.http-address=127.0.0.2");
                Socket socket = new Socket("127.0.0.2", daemon.port())) {
            socket.getOutputStream()
                    .write("GET /api/projects HTTP/1.1\r\nHost: 127.0.0.2:1\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void anOpenAddressWithoutATokenIsRefused() throws IOException {
        Files.createDirectories(folder.resolve("inbox"));

        Run run = Run.in(folder, "watch", "--http-port", "0", "--set", "stillcast.http-address=0.0.0.0");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("stillcast: 0.0.0.0 can be reached by others: set stillcast.http-token, or leave"
                        + " stillcast.http-address at 127.0.0.1\n");
    }

    @Test
    void aPortThatIsTakenIsOneWarning() throws Exception {
        Files.createDirectories(folder.resolve("inbox"));
        Path log = folder.resolve("log.txt");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process = Run.start(folder, log, "watch", "--http-port", Integer.toString(taken.getLocalPort()));
            try {
                await().atMost(HttpDaemon.PATIENCE)
                        .until(() -> Files.exists(log) && Files.readString(log).contains("Stillcast ready"));
                assertThat(Files.readString(log).lines().filter(line -> line.contains("WARN")))
                        .singleElement()
                        .asString()
                        .contains("There is no status page this time", "another program has it");
                assertThat(Files.readString(log)).doesNotContain("Status page:", "\tat ");
            } finally {
                process.destroy();
                process.waitFor();
            }
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // where a link needs a privilege
    void noPathLeadsOutOfTheOutbox() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        Path shown = Files.createDirectories(folder.resolve("outbox/book"));
        Files.writeString(shown.resolve("a.txt"), "shown");
        Files.writeString(shown.resolve(".hidden"), "hidden");
        Files.writeString(shown.resolve("book.html"), "<script>alert(1)</script>");
        Files.createSymbolicLink(shown.resolve("link.txt"), secret);
        Files.createSymbolicLink(shown.resolveSibling("away"), folder);
        try (HttpDaemon daemon = HttpDaemon.in(folder)) {
            assertThat(daemon.raw("GET /files/book/a.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .endsWith("shown");
            assertThat(daemon.get("/files/book/book.html").headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .startsWith("default-src 'none'; script-src '" + ProofPage.scriptHash() + "'; style-src ")
                            .containsOnlyOnce("script-src"));
            for (String path : List.of(
                    "/files/../secret.txt",
                    "/files/book/../../secret.txt",
                    "/files/book/%2e%2e/%2e%2e/secret.txt",
                    "/files/book/..%2f..%2fsecret.txt",
                    "/files/book/..%5c..%5csecret.txt",
                    "/files/book/%252e%252e/secret.txt",
                    "/files/book//a.txt",
                    "/files/book/./a.txt",
                    "/files//etc/passwd",
                    "/files/book/a.txt%00",
                    "/files/book/.hidden",
                    "/files/.stillcast.lock/x",
                    "/files/book/link.txt",
                    "/files/away/secret.txt",
                    "/files/book/",
                    "/../outbox/book/a.txt")) {
                String answer = daemon.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                assertThat(answer).as(path).startsWith("HTTP/1.1 4").doesNotContain("secret\n", "root:");
                assertThat(answer).as(path).doesNotEndWith("secret").doesNotEndWith("shown");
            }
        }
    }

    @Test
    void noUploadLandsOutsideOfItsFolder() throws Exception {
        try (HttpDaemon daemon = HttpDaemon.in(folder)) {
            for (String path : List.of(
                    "../x",
                    "a/../../x",
                    "a/..%2f..%2fx",
                    "a/%2e%2e/x",
                    "a/..%5cx",
                    ".a/x",
                    "a/.b",
                    "a/x%00",
                    "a/x%0a",
                    "a/CON",
                    "a/nul.txt",
                    "C:/x",
                    "a/x.",
                    "a/%20x",
                    "a//x",
                    "a/x%e2%80%aey",
                    "done/x",
                    "lost+found/x",
                    "FAILED/x")) {
                String answer = daemon.raw(("PUT /api/uploads/%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                + "Authorization: Bearer %s\r\nContent-Length: 1\r\n\r\nx")
                        .formatted(path, daemon.token()));
                assertThat(answer).as(path).containsPattern("^HTTP/1.1 4(00|04|05|09) ");
            }
            Path staging = daemon.inbox().resolve(".uploads");
            assertThat(Files.exists(staging) ? staging.toFile().list() : new String[0])
                    .isEmpty();
            assertThat(daemon.inbox().toFile().list()).doesNotContain("x", "a");
        }
    }

    @Test
    void aBodyOfTenGigabytesIsRefusedBeforeItIsSent() throws Exception {
        try (HttpDaemon daemon = HttpDaemon.in(folder)) {
            String head = String.join(
                    "\r\n",
                    "%s HTTP/1.1",
                    "Host: localhost",
                    "Content-Type: application/json",
                    "Authorization: Bearer %s",
                    "Content-Length: 10737418240",
                    "Expect: 100-continue",
                    "\r\n");
            for (String request : List.of("POST /api/projects", "POST /api/plan", "PUT /api/uploads/a/x")) {
                assertThat(daemon.raw(head.formatted(request, daemon.token())))
                        .as(request)
                        .startsWith("HTTP/1.1 413 ");
                assertThat(daemon.raw(head.formatted(request, "none"))).startsWith("HTTP/1.1 401 ");
            }
            assertThat(daemon.raw(
                            "POST /api/plan HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\n\r\n"))
                    .startsWith("HTTP/1.1 431 ");
        }
    }

    /** Without a length, more comes than is taken. */
    @Test
    void anEndlessBodyIsCutOffAndLeavesNothing() throws Exception {
        try (HttpDaemon daemon = HttpDaemon.in(folder, "--set", "stillcast.max-manifest-size=100K");
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), daemon.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/projects HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Authorization: Bearer " + daemon.token() + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("400\r\n" + "x".repeat(1024) + "\r\n").getBytes(StandardCharsets.US_ASCII);

            assertThatThrownBy(() -> {
                        while (true) {
                            out.write(chunk);
                        }
                    })
                    .isInstanceOf(SocketException.class);

            assertThat(folder.resolve("temp/.http")).isEmptyDirectory();
            assertThat(daemon.get("/api/projects").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whatIsNotSentToItsEndLeavesNothing() throws Exception {
        try (HttpDaemon daemon = HttpDaemon.in(folder)) {
            Path scratch = folder.resolve("temp/.http");
            Path staged = Files.createDirectories(daemon.inbox().resolve(".uploads/book"));
            for (String request : List.of("POST /api/projects", "PUT /api/uploads/book/a.wav")) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), daemon.port())) {
                    String head =
                            "%s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n"
                                    + "Authorization: Bearer %s\r\n\r\nbegin";
                    socket.getOutputStream()
                            .write(head.formatted(request, daemon.token()).getBytes(StandardCharsets.US_ASCII));
                    await().atMost(HttpDaemon.PATIENCE)
                            .until(() -> staged.toFile().list().length > 0
                                    || scratch.toFile().list().length > 0);
                }
                await().atMost(HttpDaemon.PATIENCE)
                        .until(() -> staged.toFile().list().length == 0
                                && scratch.toFile().list().length == 0);
            }
            assertThat(daemon.text()).doesNotContain("ERROR", "WARN");
        }
    }

    /** Each is closed in time by itself; of more than 512 the one that has waited longest goes at once. */
    @Test
    void whoSaysNothingMakesRoomForWhoAsks() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try (HttpDaemon daemon = HttpDaemon.in(folder)) {
            for (int i = 0; i < 600; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), daemon.port());
                socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: loc".getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }

            assertThat(daemon.get("/api/projects").statusCode()).isEqualTo(200);
            slow.get(0).setSoTimeout(10_000);
            assertThat(slow.get(0).getInputStream().read()).isEqualTo(-1);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /** What people put to the same server in their own routes is behind the same guard. */
    @Test
    void peoplesOwnRoutesAreGuardedToo() throws Exception {
        Path routes = Files.createDirectories(folder.resolve("routes"));
        Files.writeString(routes.resolve("own.yaml"), """
                - from:
                    uri: "platform-http:/own/hello"
                    steps:
                      - setBody:
                          constant: "hello"
                """);
        try (HttpDaemon daemon = HttpDaemon.in(folder)) {
            await().atMost(HttpDaemon.PATIENCE).until(() -> daemon.status("GET", "/own/hello", Map.of()) == 200);
            assertThat(daemon.status("GET", "/own/hello", Map.of("Host", "evil.example")))
                    .isEqualTo(421);
            assertThat(daemon.status("POST", "/own/hello", Map.of("Content-Length", "0")))
                    .isEqualTo(401);
        }
    }

    /** What only renders has no use for a server. */
    @Test
    void renderLoadsNothingOfIt() throws Exception {
        Path log = folder.resolve("log.txt");
        Path classes = folder.resolve("classes.txt");
        TestMedia.picture(folder.resolve("bg.png"), 64, 64);
        TestMedia.clip(folder.resolve("a.wav"), 1, "0.2");
        Files.writeString(
                folder.resolve("book.json"), "{\"version\": 1, \"image\": \"bg.png\", \"clips\": [\"a.wav\"]}");

        Process render = Run.start(
                List.of("-Xlog:class+load:file=" + classes.getFileName()), folder, log, "render", "book.json");

        assertThat(render.waitFor()).as(Files.readString(log)).isZero();
        assertThat(Files.readAllLines(classes))
                .anyMatch(line -> line.contains("org.stillcast.route.Engine"))
                .noneMatch(line -> line.matches(".*(io[.]vertx|io[.]netty|io[.]micrometer|io[.]prometheus"
                        + "|stillcast[.]web|component[.]platform[.]http|com[.]sun[.]net[.]httpserver).*"));
    }

    @Test
    void aMethodThatIsNoneThereIsSaidToBe() throws Exception {
        try (HttpDaemon daemon = HttpDaemon.in(folder)) {
            String answer = daemon.raw("DELETE /api/projects HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Authorization: Bearer " + daemon.token() + "\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 405 ").contains("application/problem+json");
            assertThat(daemon.raw("GET /nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 404 ")
                    .contains("application/problem+json", "there is nothing here");
            assertThat(daemon.status("TRACE", "/", Map.of())).isEqualTo(401);
            for (String path : List.of("/", "//", "/page.css/", "/api/projects", "/observe/health/ready")) {
                assertThat(daemon.raw("HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                        .as(path)
                        .startsWith("HTTP/1.1 200 ")
                        .endsWith("\r\n\r\n");
            }
        }
    }
}
