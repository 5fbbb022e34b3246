package org.stillcast.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.stillcast.encoding.CodePage;
import org.stillcast.encoding.CodePageSample;
import org.stillcast.fault.Fault;
import org.stillcast.fault.FaultList;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.packed.HeapRoom;
import org.stillcast.text.Identifier;
import org.stillcast.text.Language;
import org.stillcast.text.Words;

/**
 * Reads a manifest and checks it against the schema, clip by clip: only one element of {@code clips} is ever held as a
 * tree, so that a hundred thousand of them fit into a small heap.
 *
 * <p>Comments and trailing commas are accepted, as are a byte order mark and UTF-16.
 */
public final class ManifestReader {
    /** The text format: also what a writer of manifests has to read it with. */
    public static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxStringLength(100_000)
                            .maxNameLength(1_000)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private static final Words WORDS = Words.of(ManifestReader.class);
    private static final String CLIPS = "clips";

    /** No manifest needs more, and somebody's else's file of 64 MB that was dropped beside one must not fill the memory. */
    private static final int MOST_FIELDS = 1_000;

    /** Each is opened whenever the inbox is looked at. */
    private static final int MOST_TABLES = 100;

    private final int maxClips;
    private final Duration defaultSplitEvery;
    private final HeapRoom room;
    private final ManifestSchema schema = new ManifestSchema();

    /**
     * @param maxClips most elements that {@code clips} may have
     * @param defaultSplitEvery longest length of a part where the manifest says nothing
     */
    public ManifestReader(int maxClips, Duration defaultSplitEvery) {
        this(maxClips, defaultSplitEvery, HeapRoom.ofThisProgram(1));
    }

    /**
     * @param maxClips most elements that {@code clips} may have
     * @param defaultSplitEvery longest length of a part where the manifest says nothing
     * @param room that all clips have to fit into
     */
    public ManifestReader(int maxClips, Duration defaultSplitEvery, HeapRoom room) {
        this.room = room;
        this.maxClips = maxClips;
        this.defaultSplitEvery = defaultSplitEvery;
    }

    /** Returns what reads the tables that a manifest names. */
    public ClipTable tables() {
        return new ClipTable(schema);
    }

    /**
     * Reads a manifest to its end; the caller closes the stream.
     *
     * @throws InvalidManifestException with all that is wrong, up to where the text can no longer be read
     * @throws IOException if the bytes cannot be had
     */
    public Manifest read(InputStream bytes) throws InvalidManifestException, IOException {
        ManifestText text = ManifestText.of(bytes);
        try {
            return readAll(text);
        } catch (InvalidManifestException e) {
            throw text.ending().isCutOff() ? e.ofCutOffText() : e;
        }
    }

    private Manifest readAll(ManifestText text) throws InvalidManifestException, IOException {
        FaultList faults = new FaultList();
        ObjectNode envelope = JSON.createObjectNode();
        ClipElementList clips = new ClipElementList();
        try (JsonParser parser = JSON.createParser(text)) {
            readAll(parser, text, envelope, clips, faults);
        }
        if (envelope.path("id").isTextual()) {
            ClipNode.faultInId(Identifier.normalized(envelope.path("id").asText()))
                    .ifPresent(fault -> faults.add("/id", fault));
        }
        if (envelope.path("language").isTextual()) {
            Language.faultIn(envelope.path("language").asText()).ifPresent(fault -> faults.add("/language", fault));
        }
        faults.throwIfAny();
        return new ManifestFields(envelope).manifest(clips, defaultSplitEvery);
    }

    /** The schema cannot say it: there has to be one unless each clip has its own, or nothing is seen. */
    private static Optional<String> faultInBackground(ObjectNode envelope, ClipElementList clips) {
        if (envelope.has("image") || !envelope.path("output").path("video").asBoolean(true)) {
            return Optional.empty();
        }
        if (!clips.hasImages() && clips.tables() == 0) {
            return Optional.of(WORDS.say("schema.missing"));
        }
        return clips.stream()
                .filter(clip -> clip.kind() != ClipElement.Kind.TABLE
                        && clip.fields().image().isEmpty())
                .findFirst()
                .map(clip -> WORDS.say("image.missing", clip.pointer().replaceFirst("/[a-z]+$", "")));
    }

    private void readAll(
            JsonParser parser, ManifestText text, ObjectNode envelope, ClipElementList clips, FaultList faults)
            throws IOException, InvalidManifestException {
        try {
            readObject(parser, envelope, clips, faults);
            if (!schema.isMeant("image", envelope)) {
                faultInBackground(envelope, clips).ifPresent(fault -> faults.add("/image", fault));
            }
            if (schema.checkEnvelope(envelope, faults)) {
                new ManifestFields(envelope).faultInSlides().ifPresent(fault -> faults.add("/slides", fault));
            }
        } catch (BoundedTree.TooLongException e) {
            faults.add(e.fault().pointer(), e.fault().message());
        } catch (JsonProcessingException e) {
            faults.add(Fault.WHOLE, SyntaxFault.of(e, parser.getParsingContext(), text));
            text.ending().noteBrokenSyntax(e instanceof JsonEOFException);
        } catch (CharacterCodingException e) {
            faults.add(Fault.WHOLE, codePageFault(text.sample()));
            text.ending().noteBrokenSyntax(false);
        }
    }

    private static String codePageFault(CodePageSample sample) {
        if (sample.isMostlyUtf8()) {
            return WORDS.say("text.damaged");
        }
        return sample.likely()
                .map(CodePage::name)
                .map(codePage -> WORDS.say("text.code-page", codePage))
                .orElseGet(() -> WORDS.say("text.not-utf8"));
    }

    private void readObject(JsonParser parser, ObjectNode envelope, ClipElementList clips, FaultList faults)
            throws IOException, InvalidManifestException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            throw new InvalidManifestException(
                    Fault.WHOLE, first == null ? WORDS.say("text.empty") : WORDS.say("text.no-object"));
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            boolean list = parser.nextToken() == JsonToken.START_ARRAY;
            if (field.equals(CLIPS) && list) {
                envelope.set(CLIPS, readClips(parser, clips, faults));
                continue;
            }
            String pointer = "/" + ManifestSchema.escaped(field);
            if (envelope.size() == MOST_FIELDS) {
                throw new BoundedTree.TooLongException(Fault.WHOLE, WORDS.say("too-long.fields", MOST_FIELDS));
            }
            JsonNode value = BoundedTree.read(parser, pointer);
            if (isFinite(value)) {
                envelope.set(field, value);
            } else {
                faults.add(pointer, WORDS.say("number.too-large"));
            }
        }
        if (parser.nextToken() != null) {
            JsonLocation behind = parser.currentTokenLocation();
            faults.add(Fault.WHOLE, WORDS.say("json.goes-on", behind.getLineNr(), behind.getColumnNr()));
        }
    }

    /** Returns a stand-in for the whole list that obeys the schema if there is at least one clip. */
    private JsonNode readClips(JsonParser parser, ClipElementList clips, FaultList faults) throws IOException {
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            ClipPlace place = new ClipPlace(count, parser.currentTokenLocation().getLineNr());
            JsonNode node = BoundedTree.read(parser, place.pointer());
            if (count == maxClips) {
                faults.add("/" + CLIPS, WORDS.say("clips.too-many", maxClips));
            }
            if (count < maxClips && room.holds(clips.size(), clips.nameBytes())) {
                readClip(node, place, clips, faults);
            }
            count++;
        }
        if (!room.holds(clips.size(), clips.nameBytes())) {
            long nameBytes = clips.nameBytes() / Math.max(1, clips.size()) * count;
            faults.add("/" + CLIPS, WORDS.say("clips.no-room", count, room.advice(count, nameBytes)));
        }
        return count == 0 ? JSON.createArrayNode() : JSON.createArrayNode().add("clip");
    }

    private void readClip(JsonNode node, ClipPlace place, ClipElementList clips, FaultList faults) {
        String pointer = place.pointer();
        if (!isFinite(node)) {
            faults.add(pointer, place.inFront("", WORDS.say("number.too-large")));
            return;
        }
        if (!schema.checkClip(node, place, faults)) {
            return;
        }
        if (node.isTextual()) {
            clips.take(new ClipElement(pointer, Optional.empty(), node.asText(), ClipElement.Kind.FILE));
        } else if (node.has("glob")) {
            String glob = node.path("glob").asText();
            clips.take(new ClipElement(pointer + "/glob", Optional.empty(), glob, ClipElement.Kind.PATTERN));
        } else if (node.has("table")) {
            if (clips.tables() == MOST_TABLES) {
                faults.add(pointer, place.inFront("", WORDS.say("tables.too-many", MOST_TABLES)));
            }
            clips.take(table(node, pointer, faults));
        } else {
            clips.take(ClipNode.element(node, pointer + "/audio", place, faults));
        }
    }

    private ClipElement table(JsonNode node, String pointer, FaultList faults) {
        TableForm form =
                new TableForm(ManifestFields.text(node, "sheet"), new CourseFields(schema, faults).read(node, pointer));
        return new ClipElement(
                pointer + "/table",
                Optional.empty(),
                node.path("table").asText(),
                ClipElement.Kind.TABLE,
                ClipFields.NONE,
                Optional.of(form));
    }

    /** Numbers such as 1e400 are read as infinite, which the schema's arithmetic does not survive. */
    private static boolean isFinite(JsonNode node) {
        if (node.isFloatingPointNumber()) {
            return Double.isFinite(node.doubleValue());
        }
        for (JsonNode child : node) {
            if (!isFinite(child)) {
                return false;
            }
        }
        return true;
    }
}
