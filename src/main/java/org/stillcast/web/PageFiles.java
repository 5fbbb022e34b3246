package org.stillcast.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.stillcast.files.Fingerprint;

/** The page, as it comes with the program: the same for everybody, so it needs no token. */
final class PageFiles {
    private static final String INDEX = "index.html";

    private static final Map<String, String> TYPES = Map.of(
            INDEX,
            "text/html; charset=utf-8",
            "page.css",
            "text/css; charset=utf-8",
            "page.js",
            "text/javascript; charset=utf-8",
            "dom.js",
            "text/javascript; charset=utf-8",
            "projects.js",
            "text/javascript; charset=utf-8",
            "server.js",
            "text/javascript; charset=utf-8",
            "upload.js",
            "text/javascript; charset=utf-8",
            "workers.js",
            "text/javascript; charset=utf-8",
            "words.js",
            "text/javascript; charset=utf-8",
            "icon.svg",
            "image/svg+xml");

    private static final String FOLDER = "page/";

    private final Map<String, Content> contents = new HashMap<>();

    /** A file of the page. */
    private record Content(String type, Buffer bytes, String tag) {}

    /**
     * @throws IOException if the program's own jar cannot be read
     */
    PageFiles() throws IOException {
        for (Map.Entry<String, String> file : TYPES.entrySet()) {
            try (InputStream in = PageFiles.class.getResourceAsStream(FOLDER + file.getKey())) {
                byte[] bytes = Objects.requireNonNull(in, file.getKey()).readAllBytes();
                String tag = '"'
                        + Fingerprint.ofBytes(new ByteArrayInputStream(bytes)).substring(0, 16)
                        + '"';
                contents.put(file.getKey(), new Content(file.getValue(), Buffer.buffer(bytes), tag));
            }
        }
    }

    /** Tells whether a path is that of a file of the page. */
    static boolean isOne(String path) {
        return path.startsWith("/") && TYPES.containsKey(name(path));
    }

    private static String name(String path) {
        return path.equals("/") ? INDEX : path.substring(1);
    }

    void addTo(Router router) {
        contents.forEach((name, content) -> {
            serve(router, "/" + name, content);
            if (name.equals(INDEX)) {
                serve(router, "/", content);
            }
        });
    }

    /** The router takes some paths for a place that are written otherwise. */
    private static void serve(Router router, String place, Content content) {
        router.route(place).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(request -> send(request, content));
    }

    private static void send(RoutingContext request, Content content) {
        request.response().putHeader("ETag", content.tag()).putHeader("Cache-Control", "no-cache");
        if (content.tag().equals(request.request().getHeader("If-None-Match"))) {
            request.response().setStatusCode(304).end();
        } else {
            request.response().putHeader("Content-Type", content.type()).end(content.bytes());
        }
    }
}
