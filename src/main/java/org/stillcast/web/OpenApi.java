package org.stillcast.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;

/** The description of the API, as it stands in the program's jar. */
final class OpenApi {
    private static final String FILE = "openapi.json";

    private OpenApi() {}

    static void addTo(Router router) throws IOException {
        try (InputStream in = OpenApi.class.getResourceAsStream(FILE)) {
            Buffer text = Buffer.buffer(Objects.requireNonNull(in, FILE).readAllBytes());
            router.get("/api/" + FILE)
                    .handler(request -> request.response()
                            .putHeader("Content-Type", "application/json")
                            .end(text));
        }
    }
}
