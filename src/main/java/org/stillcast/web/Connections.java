package org.stillcast.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * Who is connected. A connection on which nobody asks for anything, or asks letter by letter, is closed after a while; of
 * too many the one goes that has waited longest, so that whoever comes next is served. Safe for use by several threads at
 * once.
 */
final class Connections {
    private static final int MOST = 512;

    private final Vertx vertx;
    private final Duration patience;

    /** Each with the timer that will close it; none while a request is worked on. The oldest comes first. */
    private final Map<HttpConnection, Optional<Long>> open = new LinkedHashMap<>();

    /**
     * @param patience how long somebody may be connected and not ask for anything
     */
    Connections(Vertx vertx, Duration patience) {
        this.vertx = vertx;
        this.patience = patience;
    }

    /** Takes note of a connection. */
    void opened(HttpConnection connection) {
        connection.closeHandler(closed -> forget(connection));
        HttpConnection surplus = add(connection);
        if (surplus != null) {
            surplus.close();
        }
    }

    private synchronized @Nullable HttpConnection add(HttpConnection connection) {
        HttpConnection surplus = null;
        if (open.size() >= MOST) {
            surplus = longestWaiting();
            forget(surplus); // or the next one would find it still here
        }
        open.put(connection, Optional.of(patience(connection)));
        return surplus;
    }

    /** Those that are at work go only if there is no other. */
    private HttpConnection longestWaiting() {
        return open.entrySet().stream()
                .filter(entry -> entry.getValue().isPresent())
                .findFirst()
                .or(() -> open.entrySet().stream().findFirst())
                .map(Map.Entry::getKey)
                .orElseThrow();
    }

    private long patience(HttpConnection connection) {
        return vertx.setTimer(patience.toMillis(), over -> connection.close());
    }

    private synchronized void forget(HttpConnection connection) {
        Optional<Long> timer = open.remove(connection);
        if (timer != null) {
            timer.ifPresent(vertx::cancelTimer);
        }
    }

    /** Takes note that the head of a request has come, and goes on with it. */
    void asked(RoutingContext request) {
        HttpConnection connection = request.request().connection();
        setTimer(connection, false);
        request.addEndHandler(ended -> setTimer(connection, true));
        request.next();
    }

    private synchronized void setTimer(HttpConnection connection, boolean waits) {
        Optional<Long> before = open.remove(connection);
        if (before != null) {
            before.ifPresent(vertx::cancelTimer);
            open.put(connection, waits ? Optional.of(patience(connection)) : Optional.empty());
        }
    }
}
