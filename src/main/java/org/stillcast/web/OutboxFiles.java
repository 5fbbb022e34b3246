package org.stillcast.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.stillcast.text.Words;

/**
 * Files of the outbox, whole or by stretches, as players ask for them. Who goes on with a file that was replaced meanwhile
 * gets all of the new one.
 */
final class OutboxFiles {
    static final String PLACE = "/files/";

    private static final Words WORDS = Words.of(OutboxFiles.class);
    private static final String UNKNOWN = "application/octet-stream";

    /** What a browser shows or plays; nothing that it would run. All else is saved. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("mp4", "video/mp4"),
            Map.entry("m4a", "audio/mp4"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("vtt", "text/vtt; charset=utf-8"),
            Map.entry("srt", "text/plain; charset=utf-8"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("webp", "image/webp"));

    private final Path outbox;

    OutboxFiles(Path outbox) {
        this.outbox = outbox;
    }

    /** A file as it is now. */
    private record Found(Path file, long size, String tag) {
        static Found of(Path file) throws IOException {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            String tag = "\"%x-%x\"".formatted(now.lastModifiedTime().toMillis(), now.size());
            return new Found(file, now.size(), tag);
        }
    }

    void addTo(Router router, Desk desk) {
        router.get(PLACE + ":id/*").handler(request -> serve(request, desk));
        router.head(PLACE + ":id/*").handler(request -> serve(request, desk));
    }

    private void serve(RoutingContext context, Desk desk) {
        desk.prepare(() -> find(context.request().path()))
                .onSuccess(found -> send(context, found))
                .onFailure(context::fail);
    }

    private Found find(String path) throws IOException, Refusal {
        Optional<SafePath> safe = SafePath.behind(PLACE, path);
        Optional<Path> file = safe.isPresent() ? safe.get().fileIn(outbox) : Optional.empty();
        return Found.of(file.orElseThrow(() -> new Refusal(404, WORDS.say("nothing-there"))));
    }

    private void send(RoutingContext context, Found found) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        addHeaders(response, found);
        if (isKnown(request, found)) {
            response.setStatusCode(304).end();
            return;
        }
        Optional<ByteRange> range = range(request, found);
        range.ifPresent(some -> response.putHeader("Content-Range", some.inFileOf(found.size())));
        if (range.filter(ByteRange::isEmpty).isPresent()) {
            context.fail(new Refusal(416, WORDS.say("range")));
            return;
        }
        ByteRange sent = range.orElse(new ByteRange(0, found.size()));
        response.setStatusCode(range.isPresent() ? 206 : 200).putHeader("Content-Length", Long.toString(sent.length()));
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.sendFile(found.file().toString(), sent.first(), sent.length())
                    .onFailure(gone -> request.connection().close()); // what was promised cannot be kept
        }
    }

    /** A list of tags may be given; here the weak ones count, too (RFC 9110, 13.1.2). */
    private static boolean isKnown(HttpServerRequest request, Found found) {
        return Stream.of(Objects.requireNonNullElse(request.getHeader("If-None-Match"), "")
                        .split(","))
                .map(tag -> tag.strip().replaceFirst("^W/", ""))
                .anyMatch(tag -> tag.equals(found.tag()) || tag.equals("*"));
    }

    /** Only for GET there are any (RFC 9110, 14.2). */
    private static Optional<ByteRange> range(HttpServerRequest request, Found found) {
        String ifRange = request.getHeader("If-Range");
        return Optional.ofNullable(request.getHeader("Range"))
                .filter(any -> request.method().equals(HttpMethod.GET))
                .filter(any -> ifRange == null || ifRange.equals(found.tag()))
                .flatMap(header -> ByteRange.of(header, found.size()));
    }

    private static void addHeaders(HttpServerResponse response, Found found) {
        String name = found.file().getFileName().toString();
        String type =
                TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT), UNKNOWN);
        response.putHeader("Content-Type", type)
                .putHeader("Accept-Ranges", "bytes")
                .putHeader("ETag", found.tag())
                .putHeader("Cache-Control", "no-cache");
        if (type.equals(UNKNOWN)) {
            response.putHeader("Content-Disposition", "attachment");
        } else if (type.startsWith("text/html")) {
            response.putHeader("Content-Security-Policy", SafeHeaders.PROOF_POLICY);
        }
    }
}
