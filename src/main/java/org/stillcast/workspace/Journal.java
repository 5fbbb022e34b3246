package org.stillcast.workspace;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.stillcast.plan.RenderedSegment;

/**
 * What has been done for a project, one line of JSON each, appended as it happens. A line that cannot be read, such as
 * the last one before a crash, is as if it had never been written.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class Journal implements Closeable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A segment that was there when its line was written. */
    record Line(String clipId, long bytes, long samples, int channels, Optional<String> complaint) {}

    private final Map<String, Line> segments = new HashMap<>();
    private final OutputStream out;
    private String published = "";

    /** Opens the journal, or begins one; the caller closes it. */
    Journal(Path file) throws IOException {
        boolean torn = Files.exists(file) && read(file);
        out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (torn) {
            out.write('\n');
        }
    }

    /** Returns whether the last line is not ended. */
    private boolean read(Path file) throws IOException {
        int last = '\n';
        StringBuilder line = new StringBuilder();
        // ISO 8859-1 so that no garbled byte can end the reading; JSON is written in ASCII
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                last = c;
                if (c == '\n') {
                    take(line.toString());
                    line.setLength(0);
                } else {
                    line.append((char) c);
                }
            }
        }
        return last != '\n';
    }

    private void take(String line) {
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return;
        }
        if (node.hasNonNull("published")) {
            published = node.path("published").asText();
            return;
        }
        Line read = new Line(
                node.path("id").asText(),
                node.path("bytes").asLong(),
                node.path("samples").asLong(),
                node.path("channels").asInt(),
                Optional.of(node.path("complaint").asText()).filter(text -> !text.isEmpty()));
        boolean whole = node.path("fingerprint").isTextual() && !read.clipId().isEmpty() && read.samples() > 0;
        if (whole && (read.channels() == 1 || read.channels() == 2)) {
            segments.put(node.path("fingerprint").asText(), read);
        }
    }

    Optional<Line> find(String fingerprint) {
        return Optional.ofNullable(segments.get(fingerprint));
    }

    /** Returns how many segments it knows of. */
    public int size() {
        return segments.size();
    }

    /** Writes down that a segment is there, whole, under its name. */
    void record(RenderedSegment segment, long bytes) throws IOException {
        ObjectNode line = JSON.createObjectNode()
                .put("fingerprint", segment.fingerprint())
                .put("id", segment.clipId())
                .put("bytes", bytes)
                .put("samples", segment.samples())
                .put("channels", segment.channels());
        segment.complaint().ifPresent(text -> line.put("complaint", text));
        append(line);
        segments.put(
                segment.fingerprint(),
                new Line(segment.clipId(), bytes, segment.samples(), segment.channels(), segment.complaint()));
    }

    /** Writes down that all parts of the project that came from a manifest have been published. */
    public void recordPublished(String manifestSha256) throws IOException {
        append(JSON.createObjectNode().put("published", manifestSha256));
        published = manifestSha256;
    }

    /** Tells whether what came from a manifest has been published already. */
    public boolean isPublished(String manifestSha256) {
        return published.equals(manifestSha256);
    }

    private void append(ObjectNode line) throws IOException {
        out.write((ascii(line.toString()) + "\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String ascii(String json) {
        StringBuilder text = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            text.append(c < 0x80 ? String.valueOf(c) : "\\u%04x".formatted((int) c));
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
