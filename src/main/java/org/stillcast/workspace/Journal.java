package org.stillcast.workspace;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.stillcast.files.Checksum;
import org.stillcast.timeline.RenderedSegment;

/**
 * What has been done for a project, one line of JSON each, appended as it happens. A line that cannot be read, such as
 * the last one before a crash, is as if it had never been written. What a line says of a file is believed only if the
 * file's checksum agrees, so neither lines nor files need to reach the disk in any order.
 *
 * <p>Safe for use by several threads at once.
 */
public final class Journal implements Closeable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The longest line of ours is a tenth of it; where a crash has left a stretch of zeros, it is passed over. */
    private static final int LONGEST_LINE = 1 << 18;

    /** How the line of a segment begins. */
    private static final String SEGMENT = "{\"fingerprint\"";

    /**
     * A part that was finished, and proven, but not published yet.
     *
     * @param bytes size of its file
     * @param sha256 of its file, in hexadecimal
     */
    public record FinishedPart(long bytes, String sha256) {}

    private final Path file;
    private final Map<String, Checksum> loops = new HashMap<>();
    private final Map<String, FinishedPart> parts = new HashMap<>();
    private final FileChannel out;
    private boolean torn;
    private boolean hasSegments;
    private String published = "";
    private String publishedSources = "";
    private boolean failed;
    private boolean ended;
    private Optional<String> started = Optional.empty();
    private Optional<String> manifest = Optional.empty();

    /** Opens the journal, or begins one; the caller closes it. */
    Journal(Path file) throws IOException {
        this.file = file;
        torn = Files.exists(file) && !read(this::take);
        out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Reads line by line, and tells whether the last one is ended. */
    private boolean read(Consumer<String> taker) throws IOException {
        int last = '\n';
        StringBuilder line = new StringBuilder();
        // ISO 8859-1 so that no garbled byte can end the reading; JSON is written in ASCII
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                last = c;
                if (c == '\n') {
                    taker.accept(line.toString());
                    line.setLength(0);
                } else if (line.length() < LONGEST_LINE) {
                    line.append((char) c);
                }
            }
        }
        return last == '\n';
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** Takes a line at the start; one segment is as good as thousands then. */
    private void take(String line) {
        if (hasSegments && line.startsWith(SEGMENT)) {
            return;
        }
        JsonNode node = parsed(line);
        if (node.hasNonNull("published")) {
            published = node.path("published").asText();
            publishedSources = node.path("sources").asText();
        } else if (node.path("failed").isBoolean()) {
            failed = node.path("failed").asBoolean();
        } else if (node.path("ended").asBoolean()) {
            ended = true;
        } else if (node.path("started").isTextual()) {
            published = "";
            started = Optional.of(node.path("started").asText());
            manifest = Optional.of(node.path("manifest").asText());
        } else if (node.path("part").isTextual() && node.path("sha256").isTextual()) {
            parts.put(
                    node.path("part").asText(),
                    new FinishedPart(
                            node.path("bytes").asLong(), node.path("sha256").asText()));
        } else if (node.path("loop").isTextual() && hasChecksum(node)) {
            loops.put(node.path("loop").asText(), checksum(node));
        } else if (isSegment(node)) {
            hasSegments = true;
        }
    }

    private static boolean isSegment(JsonNode node) {
        int channels = node.path("channels").asInt();
        return node.path("fingerprint").isTextual()
                && hasChecksum(node)
                && hasChecksum(node.path("sketch"))
                && !node.path("id").asText().isEmpty()
                && node.path("samples").asLong() > 0
                && (channels == 1 || channels == 2);
    }

    private static void putSegment(JsonNode node, SegmentLines lines) {
        if (isSegment(node)) {
            SegmentLines.Line line = new SegmentLines.Line(
                    checksum(node),
                    checksum(node.path("sketch")),
                    node.path("samples").asLong(),
                    node.path("channels").asInt(),
                    Optional.of(node.path("complaint").asText()).filter(text -> !text.isEmpty()));
            lines.put(node.path("fingerprint").asText(), node.path("id").asText(), line);
        }
    }

    private static boolean hasChecksum(JsonNode node) {
        return node.path("bytes").isIntegralNumber() && node.path("crc32c").isIntegralNumber();
    }

    private static Checksum checksum(JsonNode node) {
        return new Checksum(node.path("bytes").asLong(), node.path("crc32c").asLong());
    }

    /** Reads what is written down of segments by now. */
    synchronized SegmentLines segments() throws IOException {
        SegmentLines lines = new SegmentLines();
        read(line -> putSegment(parsed(line), lines));
        return lines;
    }

    /** Tells whether it knows of any segment. */
    public synchronized boolean hasSegments() {
        return hasSegments;
    }

    /** Returns what it knows of a part. */
    public synchronized Optional<FinishedPart> part(String fingerprint) {
        return Optional.ofNullable(parts.get(fingerprint));
    }

    /** Tells whether a loop is there as it was made. */
    synchronized boolean isWhole(Path loop) throws IOException {
        Checksum known = loops.get(loop.getFileName().toString());
        return known != null && known.matches(loop);
    }

    /**
     * Begins work on a manifest, which takes an earlier failure back, and returns the time that it was begun at: now, unless
     * an earlier start is written down and nothing else has been published since.
     *
     * @param manifestFile the file, absolute
     * @param manifestSha256 of that file
     */
    public synchronized String begin(String manifestFile, String manifestSha256, String now) throws IOException {
        if (failed) {
            recordFailed(false);
        }
        boolean isPublished = published.equals(manifestSha256);
        if (!isPublished && (started.isEmpty() || !published.isEmpty())) {
            append(JSON.createObjectNode().put("started", now).put("manifest", manifestFile));
            published = "";
            started = Optional.of(now);
            manifest = Optional.of(manifestFile);
        }
        return started.orElse(now);
    }

    /** Returns the file of the manifest that work was begun for. */
    Optional<String> manifest() {
        return manifest;
    }

    /** Writes down that a segment is there, whole, under its name. */
    synchronized void record(RenderedSegment segment, Checksum file, Checksum sketch) throws IOException {
        ObjectNode line = checked(JSON.createObjectNode().put("fingerprint", segment.fingerprint()), file)
                .put("id", segment.clipId())
                .put("samples", segment.samples())
                .put("channels", segment.channels());
        checked(line.putObject("sketch"), sketch);
        segment.complaint().ifPresent(text -> line.put("complaint", text));
        append(line);
        hasSegments = true;
    }

    /** Writes down that a loop is there, whole, under its name. */
    synchronized void recordLoop(String name, Checksum file) throws IOException {
        append(checked(JSON.createObjectNode().put("loop", name), file));
        loops.put(name, file);
    }

    private static ObjectNode checked(ObjectNode line, Checksum file) {
        return line.put("bytes", file.bytes()).put("crc32c", file.crc32c());
    }

    /** Writes down that a part is finished, under the fingerprint of all that decided its bytes. */
    public synchronized void recordPart(String fingerprint, FinishedPart part) throws IOException {
        append(JSON.createObjectNode()
                .put("part", fingerprint)
                .put("bytes", part.bytes())
                .put("sha256", part.sha256()));
        parts.put(fingerprint, part);
    }

    /**
     * Writes down, so that no power cut can take it back, that all parts that came from a manifest are published.
     *
     * @param sources what the files that it names were then, in short
     */
    public synchronized void recordPublished(String manifestSha256, String sources) throws IOException {
        append(JSON.createObjectNode().put("published", manifestSha256).put("sources", sources));
        out.force(true);
        published = manifestSha256;
        publishedSources = sources;
    }

    /**
     * Returns what the files that a manifest names were, in short, when what came from it was published; empty if that
     * was not.
     */
    public synchronized Optional<String> publishedSources(String manifestSha256) {
        return published.equals(manifestSha256) ? Optional.of(publishedSources) : Optional.empty();
    }

    /** Tells whether anything has been published. */
    boolean isPublished() {
        return !published.isEmpty();
    }

    /** Writes down, so that no power cut can take it back, that the project has failed, or is worked on again. */
    public synchronized void recordFailed(boolean hasFailed) throws IOException {
        append(JSON.createObjectNode().put("failed", hasFailed));
        out.force(true);
        failed = hasFailed;
    }

    /** Tells whether the project has failed, and is not worked on again. */
    boolean hasFailed() {
        return failed;
    }

    /** Writes down that all that belongs to the project is about to be deleted. */
    synchronized void recordEnd() throws IOException {
        append(JSON.createObjectNode().put("ended", true));
        ended = true;
    }

    /** Tells whether what is there is only waiting to be deleted. */
    synchronized boolean isEnded() {
        return ended;
    }

    /** A line that a crash or a full disk has cut off is ended first, so that it is lost alone. */
    private void append(ObjectNode line) throws IOException {
        String text = (torn ? "\n" : "") + ascii(line.toString()) + "\n";
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        torn = true;
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
        torn = false;
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
