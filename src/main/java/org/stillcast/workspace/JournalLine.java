package org.stillcast.workspace;

import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.stillcast.files.Checksum;
import org.stillcast.timeline.TakeLevel;

/**
 * An entry of a journal as text: a line of JSON, in ASCII, whose field {@code type} says which entry it is. Lines of
 * versions 1.0 and 1.1 have no type; each is known by the one field that no other has.
 */
final class JournalLine {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How the lines of segments begin, with a type and without. */
    private static final String SEGMENT = "{\"type\":\"segment\"";

    private static final String SEGMENT_OF_1_1 = "{\"fingerprint\"";

    private JournalLine() {}

    /** Tells whether a line says that it is a segment's, without reading all of it. */
    static boolean isSegment(String line) {
        return line.startsWith(SEGMENT) || line.startsWith(SEGMENT_OF_1_1);
    }

    /** Tells whether a line is that of a segment of version 1.0, which called segments otherwise. */
    static boolean isSegmentOf10(String line) {
        return line.startsWith(SEGMENT_OF_1_1);
    }

    /** Returns the entry that a line is; empty if it is none, or none that this version knows. */
    static Optional<JournalEntry> read(String line) {
        JsonNode node = parsed(line);
        String type = node.path("type").isMissingNode()
                ? typeIn1_1(node)
                : node.path("type").asText();
        return switch (type) {
            case "begun" -> begun(node);
            case "loop" -> loop(node);
            case "segment" -> segment(node).map(segment -> segment);
            case "product" -> product(node);
            case "published" -> published(node);
            case "failed" -> Optional.of(new JournalEntry.Failed());
            case "retried" -> Optional.of(new JournalEntry.Retried());
            case "ended" -> Optional.of(new JournalEntry.Ended());
            default -> Optional.empty(); // garbled, or of a later version
        };
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static String typeIn1_1(JsonNode node) {
        if (node.hasNonNull("published")) {
            return "published";
        } else if (node.path("failed").isBoolean()) {
            return node.path("failed").asBoolean() ? "failed" : "retried";
        } else if (node.path("ended").asBoolean()) {
            return "ended";
        } else if (node.has("started")) {
            return "begun";
        } else if (node.has("part")) {
            return "product";
        } else if (node.has("loop")) {
            return "loop";
        }
        return node.has("fingerprint") ? "segment" : "";
    }

    private static Optional<JournalEntry> begun(JsonNode node) {
        return node.path("started").isTextual()
                ? Optional.of(new JournalEntry.Begun(
                        node.path("started").asText(), node.path("manifest").asText()))
                : Optional.empty();
    }

    private static Optional<JournalEntry> loop(JsonNode node) {
        return node.path("loop").isTextual() && hasChecksum(node)
                ? Optional.of(new JournalEntry.LoopEncoded(node.path("loop").asText(), checksum(node)))
                : Optional.empty();
    }

    private static Optional<JournalEntry.SegmentRendered> segment(JsonNode node) {
        int channels = node.path("channels").asInt();
        boolean isWhole = node.path("fingerprint").isTextual()
                && hasChecksum(node)
                && hasChecksum(node.path("sketch"))
                && !node.path("id").asText().isEmpty()
                && node.path("samples").asLong() > 0
                && (channels == 1 || channels == 2);
        return isWhole
                ? Optional.of(new JournalEntry.SegmentRendered(
                        node.path("fingerprint").asText(),
                        node.path("id").asText(),
                        checksum(node),
                        checksum(node.path("sketch")),
                        node.path("samples").asLong(),
                        channels,
                        given(node, "complaint"),
                        level(node.path("level"))))
                : Optional.empty();
    }

    private static Optional<TakeLevel> level(JsonNode node) {
        boolean isWhole = node.path("lufs").isInt()
                && node.path("peak").isInt()
                && node.path("gain").isInt();
        return isWhole
                ? Optional.of(new TakeLevel(
                        node.path("lufs").asInt(),
                        node.path("peak").asInt(),
                        node.path("gain").asInt(),
                        given(node, "remark")))
                : Optional.empty();
    }

    private static Optional<JournalEntry> product(JsonNode node) {
        return node.path("part").isTextual() && node.path("sha256").isTextual()
                ? Optional.of(new JournalEntry.ProductFinished(
                        node.path("part").asText(),
                        new FinishedProduct(
                                node.path("bytes").asLong(), node.path("sha256").asText())))
                : Optional.empty();
    }

    private static Optional<JournalEntry> published(JsonNode node) {
        return given(node, "published").map(manifest -> new JournalEntry.Published(manifest, given(node, "sources")));
    }

    private static Optional<String> given(JsonNode node, String field) {
        return Optional.of(node.path(field).asText()).filter(text -> !text.isEmpty());
    }

    private static boolean hasChecksum(JsonNode node) {
        return node.path("bytes").isIntegralNumber() && node.path("crc32c").isIntegralNumber();
    }

    private static Checksum checksum(JsonNode node) {
        return new Checksum(node.path("bytes").asLong(), node.path("crc32c").asLong());
    }

    /** Returns the line of an entry, without its end. */
    static String write(JournalEntry entry) {
        ObjectNode line = JSON.createObjectNode();
        entry.visit(new Fields(line));
        return ascii(line.toString());
    }

    private static String ascii(String json) {
        StringBuilder text = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            text.append(c < 0x80 ? String.valueOf(c) : "\\u%04x".formatted((int) c));
        }
        return text.toString();
    }

    /** Puts the fields of an entry into a line: those that versions 1.0 and 1.1 had, behind the type. */
    private record Fields(ObjectNode line) implements JournalEntry.Visitor {
        @Override
        public void begun(JournalEntry.Begun entry) {
            type("begun").put("started", entry.started()).put("manifest", entry.manifest());
        }

        @Override
        public void loopEncoded(JournalEntry.LoopEncoded entry) {
            checked(type("loop").put("loop", entry.name()), entry.file());
        }

        @Override
        public void segmentRendered(JournalEntry.SegmentRendered entry) {
            checked(type("segment").put("fingerprint", entry.fingerprint()), entry.file())
                    .put("id", entry.clipId())
                    .put("samples", entry.samples())
                    .put("channels", entry.channels());
            checked(line.putObject("sketch"), entry.sketch());
            entry.complaint().ifPresent(text -> line.put("complaint", text));
            entry.level().ifPresent(this::level);
        }

        private void level(TakeLevel level) {
            ObjectNode node = line.putObject("level")
                    .put("lufs", level.lufs())
                    .put("peak", level.truePeak())
                    .put("gain", level.gain());
            level.remark().ifPresent(text -> node.put("remark", text));
        }

        @Override
        public void productFinished(JournalEntry.ProductFinished entry) {
            type("product")
                    .put("part", entry.fingerprint())
                    .put("bytes", entry.file().bytes())
                    .put("sha256", entry.file().sha256());
        }

        @Override
        public void published(JournalEntry.Published entry) {
            type("published")
                    .put("published", entry.manifestSha256())
                    .put("sources", entry.sources().orElse(""));
        }

        @Override
        public void failed(JournalEntry.Failed entry) {
            type("failed").put("failed", true);
        }

        @Override
        public void retried(JournalEntry.Retried entry) {
            type("retried").put("failed", false);
        }

        @Override
        public void ended(JournalEntry.Ended entry) {
            type("ended").put("ended", true);
        }

        private ObjectNode type(String type) {
            return line.put("type", type);
        }

        private static ObjectNode checked(ObjectNode line, Checksum file) {
            return line.put("bytes", file.bytes()).put("crc32c", file.crc32c());
        }
    }
}
