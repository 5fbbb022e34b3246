package org.stillcast.manifest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.fault.InvalidManifestException;

import static org.assertj.core.api.Assertions.assertThat;

class ManifestSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MINIMAL = "{ \"version\": 1, \"image\": \"bg.png\", \"clips\": [\"1.mp3\"] }";

    private final ManifestReader reader = new ManifestReader(1_000, Duration.ofMinutes(10));

    @Test
    void theSchemaOnTheClasspathIsTheDocumentedOne() throws Exception {
        assertThat(schema())
                .isEqualTo(JSON.readTree(Path.of("docs/manifest.schema.json").toFile()));
    }

    @Test
    void theSchemaObeysItsOwnMetaSchema() throws Exception {
        var metaSchema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of(SchemaId.V202012));

        assertThat(metaSchema.validate(schema())).isEmpty();
    }

    @Test
    void theDefaultsThatEditorsShowAreThoseOfTheReader() throws Exception {
        ObjectNode written = (ObjectNode) JSON.readTree(MINIMAL);
        written.setAll(defaults(schema()));

        assertThat(written.toString()).contains("\"fps\":25", "\"sampleRate\":48000", "\"every\":\"10m\"");
        assertThat(read(written.toString())).isEqualTo(read(MINIMAL));
    }

    @ParameterizedTest
    @CsvSource({"greetings, good-morning", "course, spanish-course"})
    void theExampleProjectsAreValid(String folder, String id) throws Exception {
        try (InputStream manifest = Files.newInputStream(Path.of("examples", folder, "manifest.json"))) {
            assertThat(reader.read(manifest).id()).contains(id);
        }
    }

    /** Returns an object with the default of each property that has one, and of those inside it. */
    private static ObjectNode defaults(JsonNode schema) {
        ObjectNode result = JSON.createObjectNode();
        JsonNode object = schema.has("properties") ? schema : schema.path("else");
        for (Map.Entry<String, JsonNode> property : object.path("properties").properties()) {
            ObjectNode inside = defaults(property.getValue());
            if (property.getValue().has("default")) {
                result.set(property.getKey(), property.getValue().get("default"));
            } else if (!inside.isEmpty()) {
                result.set(property.getKey(), inside);
            }
        }
        return result;
    }

    private Manifest read(String manifest) throws InvalidManifestException, IOException {
        return reader.read(new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode schema() throws IOException {
        try (InputStream in = ManifestReader.class.getResourceAsStream("/manifest.schema.json")) {
            return JSON.readTree(Objects.requireNonNull(in));
        }
    }
}
