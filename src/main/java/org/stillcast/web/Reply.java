package org.stillcast.web;

import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * An answer.
 *
 * @param body a JSON text, if there is one
 * @param headers further ones
 */
record Reply(int status, String contentType, Optional<String> body, Map<String, String> headers) {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    Reply {
        headers = Map.copyOf(headers);
    }

    static Reply json(int status, Object body) {
        return new Reply(status, "application/json", Optional.of(text(body)), Map.of());
    }

    static Reply nothing() {
        return new Reply(204, "", Optional.empty(), Map.of());
    }

    static Reply problem(Problem problem) {
        Map<String, String> headers =
                problem.status() == 401 ? Map.of("WWW-Authenticate", "Bearer realm=\"stillcast\"") : Map.of();
        return new Reply(problem.status(), "application/problem+json", Optional.of(text(problem)), headers);
    }

    /** Returns the same with one header more. */
    Reply with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Reply(status, contentType, body, more);
    }

    /** Returns what records, lists and the like are as JSON. */
    static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends it, unless nobody is there any more. */
    void sendTo(RoutingContext request) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed() || response.headWritten()) {
            return;
        }
        response.setStatusCode(status);
        headers.forEach(response::putHeader);
        if (body.isPresent()) {
            response.putHeader("Content-Type", contentType).end(body.get());
        } else {
            response.end();
        }
    }
}
