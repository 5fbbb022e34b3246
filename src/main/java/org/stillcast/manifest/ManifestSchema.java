package org.stillcast.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;

/** {@code manifest.schema.json}, and what it finds, in words. */
final class ManifestSchema {
    private static final String RESOURCE = "/manifest.schema.json";
    private static final int LONGEST_SHOWN = 60;

    private final JsonNode text;
    private final JsonSchema envelope;
    private final JsonSchema clip;

    ManifestSchema() {
        text = load();
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();
        envelope =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text, config);
        clip = envelope.getSubSchema(
                new JsonNodePath(PathType.JSON_POINTER).append("$defs").append("clip"));
    }

    private static JsonNode load() {
        try (InputStream in = ManifestSchema.class.getResourceAsStream(RESOURCE)) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in, RESOURCE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks a manifest; its {@code clips} may be a stand-in. */
    void checkEnvelope(JsonNode node, Faults faults) {
        check(envelope, node, "", faults);
    }

    /** Checks one element of {@code clips}, which stands at the pointer; returns whether nothing is wrong with it. */
    boolean checkClip(JsonNode node, String pointer, Faults faults) {
        return check(clip, node, pointer, faults);
    }

    private boolean check(JsonSchema schema, JsonNode node, String pointer, Faults faults) {
        Set<ValidationMessage> all = schema.validate(node);
        Set<String> ofWrongType = new HashSet<>();
        for (ValidationMessage found : all) {
            if (found.getType().equals("type")) {
                ofWrongType.add(found.getInstanceLocation().toString());
            }
        }
        for (ValidationMessage found : all) {
            String place = found.getInstanceLocation().toString();
            // One sentence is enough: a text where a number belongs is not also "less than the minimum".
            if (found.getType().equals("type") || !ofWrongType.contains(place)) {
                String field = found.getProperty() == null ? "" : "/" + escaped(found.getProperty());
                String whole = pointer + place + field;
                faults.add(whole.isEmpty() ? Fault.WHOLE : whole, sentence(found));
            }
        }
        return all.isEmpty();
    }

    /** Returns a field's name as it stands in a JSON pointer. */
    static String escaped(String field) {
        return field.replace("~", "~0").replace("/", "~1");
    }

    private String sentence(ValidationMessage found) {
        JsonNode rule = found.getSchemaNode();
        String rest = ", was " + shown(found.getInstanceNode());
        return switch (found.getType()) {
            case "required" -> "is missing";
            case "additionalProperties" -> "is an unknown field; known here are " + fieldsAround(found);
            case "type" -> "must be " + typeInWords(rule.asText()) + rest;
            case "const" -> "must be " + rule + rest;
            case "enum" -> "must be " + alternatives(rule) + rest;
            case "minimum" -> "must be at least " + rule + rest;
            case "maximum" -> "must be at most " + rule + rest;
            case "exclusiveMinimum" -> "must be more than " + rule + rest;
            case "multipleOf" -> "must be even" + rest;
            case "minItems" -> "must name at least one clip";
            case "minLength" -> "must not be empty";
            case "pattern" -> "must be " + around(found).path("title").asText() + rest;
            default -> found.getMessage();
        };
    }

    /** Returns the object of the schema that the broken rule stands in. */
    private JsonNode around(ValidationMessage found) {
        String fragment = Objects.toString(found.getSchemaLocation().getFragment(), "");
        JsonPointer rule = JsonPointer.compile(fragment);
        return text.at(rule.head());
    }

    private String fieldsAround(ValidationMessage found) {
        return around(found).path("properties").properties().stream()
                .map(field -> field.getKey())
                .filter(name -> !name.startsWith("$"))
                .collect(Collectors.joining(", "));
    }

    private static String alternatives(JsonNode rule) {
        List<String> values = StreamSupport.stream(rule.spliterator(), false)
                .map(JsonNode::toString)
                .toList();
        int last = values.size() - 1;
        return last == 0 ? values.get(0) : String.join(", ", values.subList(0, last)) + " or " + values.get(last);
    }

    private static String typeInWords(String type) {
        return switch (type) {
            case "object" -> "an object in braces { }";
            case "array" -> "a list in brackets [ ]";
            case "integer" -> "a whole number";
            case "boolean" -> "true or false";
            case "string" -> "a text in quotes";
            default -> "a " + type;
        };
    }

    private static String shown(JsonNode node) {
        String json = node.toString();
        return json.length() <= LONGEST_SHOWN ? json : json.substring(0, LONGEST_SHOWN) + "…";
    }
}
