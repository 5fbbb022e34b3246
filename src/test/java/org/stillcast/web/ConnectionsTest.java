package org.stillcast.web;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionsTest {
    @Test
    void whoAsksLetterByLetterIsClosed() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            HttpServer server = vertx.createHttpServer(LimitedServer.options())
                    .connectionHandler(new Connections(vertx, Duration.ofMillis(50))::opened)
                    .requestHandler(request -> request.response().end())
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
                slow.setSoTimeout(60_000);
                slow.getOutputStream().write("GET / HT".getBytes(StandardCharsets.US_ASCII));

                assertThat(slow.getInputStream().read()).isEqualTo(-1);
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
