package org.stillcast.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import org.stillcast.fault.FaultList;
import org.stillcast.text.Visible;
import org.stillcast.text.Words;

/** {@code manifest.schema.json}, and what it finds, in words. */
final class ManifestSchema {
    private static final String RESOURCE = "/manifest.schema.json";
    private static final Words WORDS = Words.of(ManifestSchema.class);
    private static final int LONGEST_SHOWN = 60;

    private final JsonNode text;
    private final JsonSchema envelope;
    private final JsonSchema clip;
    private final UnknownField names;

    ManifestSchema() {
        text = load();
        names = new UnknownField(text);
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

    /** Checks a manifest, whose {@code clips} may be a stand-in; returns whether nothing is wrong with it. */
    boolean checkEnvelope(JsonNode node, FaultList faults) {
        return check(envelope, node, "", (field, sentence) -> sentence, faults);
    }

    /** Tells whether a manifest has a field under another name than its own. */
    boolean isMeant(String field, JsonNode envelope) {
        List<String> known = fieldsOf(text);
        return envelope.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !known.contains(name))
                .anyMatch(name -> UnknownField.meant(name, known).equals(Optional.of(field)));
    }

    /** Checks one element of {@code clips}; returns whether nothing is wrong with it. */
    boolean checkClip(JsonNode node, ElementPlace place, FaultList faults) {
        return check(clip, node, place.pointer(), place::inFront, faults);
    }

    private boolean check(
            JsonSchema schema, JsonNode node, String pointer, BinaryOperator<String> placed, FaultList faults) {
        Set<ValidationMessage> all = schema.validate(node);
        Set<String> told = toldElsewhere(all);
        for (ValidationMessage found : all) {
            // One sentence is enough: a text where a number belongs is not also "less than the minimum".
            if (found.getType().equals("type") || !told.contains(place(found))) {
                String whole = pointer + place(found);
                String sentence = sentence(found);
                String cause = isOfName(found) ? whole.replaceAll("[0-9]+", "#") + sentence : "";
                faults.add(whole, placed.apply(place(found), sentence), cause);
            }
        }
        return all.isEmpty();
    }

    /** Returns places that are of a wrong type, or missing because they have another name. */
    private Set<String> toldElsewhere(Set<ValidationMessage> all) {
        Set<String> told = new HashSet<>();
        for (ValidationMessage found : all) {
            if (found.getType().equals("type")) {
                told.add(place(found));
            } else if (found.getType().equals("additionalProperties")) {
                UnknownField.meant(found.getProperty(), fieldsAround(found))
                        .ifPresent(meant -> told.add(found.getInstanceLocation() + "/" + meant));
            }
        }
        return told;
    }

    /** Who writes a field's name wrong once does so in each clip. */
    private static boolean isOfName(ValidationMessage found) {
        return found.getProperty() != null;
    }

    private static String place(ValidationMessage found) {
        String field = found.getProperty() == null ? "" : "/" + escaped(found.getProperty());
        return found.getInstanceLocation() + field;
    }

    /** Returns a field's name as it stands in a JSON pointer. */
    static String escaped(String field) {
        return field.replace("~", "~0").replace("/", "~1");
    }

    private String sentence(ValidationMessage found) {
        JsonNode rule = found.getSchemaNode();
        String was = shown(found.getInstanceNode());
        return switch (found.getType()) {
            case "required" -> WORDS.say("schema.missing");
            case "additionalProperties" ->
                names.faultOf(
                        found.getProperty(),
                        fieldsAround(found),
                        found.getInstanceNode().path(found.getProperty()));
            case "type" -> WORDS.say("schema.must-be", type(found), was) + wouldDo(found) + asList(found);
            case "const" -> WORDS.say("schema.must-be-value", rule, was);
            case "enum" -> WORDS.say("schema.must-be-value", alternatives(rule), was) + wouldDo(found);
            case "minimum" -> WORDS.say("schema.least", rule, was);
            case "maximum" -> WORDS.say("schema.most", rule, was);
            case "exclusiveMinimum" -> WORDS.say("schema.more", rule, was);
            case "multipleOf" -> WORDS.say("schema.even", was);
            case "minItems" -> tooFew(found);
            case "maxItems" ->
                WORDS.say("schema.most-items", rule, found.getInstanceNode().size());
            case "minProperties" -> WORDS.say("schema.no-slide");
            case "uniqueItems" -> WORDS.say("schema.twice", was);
            case "maxLength" ->
                WORDS.say(
                        "schema.longest", rule, found.getInstanceNode().asText().length());
            case "minLength" -> WORDS.say("schema.empty");
            case "pattern" -> WORDS.say("schema.must-be", form(found), was) + wouldDo(found);
            default -> found.getMessage();
        };
    }

    private static String tooFew(ValidationMessage found) {
        if (isOf(found, "clips")) {
            return WORDS.say("schema.no-clip");
        }
        return isOf(found, "audio") ? WORDS.say("schema.no-sound") : WORDS.say("schema.empty");
    }

    private static boolean isOf(ValidationMessage found, String field) {
        return found.getInstanceLocation().toString().endsWith("/" + field);
    }

    private String wouldDo(ValidationMessage found) {
        return FieldValueGuess.of(found.getInstanceNode(), around(found))
                .map(value -> WORDS.say("would-do", value))
                .orElse("");
    }

    private String type(ValidationMessage found) {
        boolean isClip = around(found).path("required").path(0).asText().equals("audio");
        return isClip
                ? WORDS.say("type.clip")
                : typeInWords(found.getSchemaNode().asText());
    }

    /** Says how a list is written of the one thing that stands where it should. */
    private static String asList(ValidationMessage found) {
        JsonNode one = found.getInstanceNode();
        if (!found.getSchemaNode().asText().equals("array") || one.toString().length() > LONGEST_SHOWN) {
            return "";
        }
        if (!isOf(found, "clips")) {
            return one.isTextual() ? WORDS.say("would-do", "[ " + one + " ]") : "";
        }
        if (one.isTextual() && one.asText().matches(".*[.][A-Za-z0-9]{2,4}")) {
            return WORDS.say("would-do", "[ " + one + " ]");
        }
        if (one.isTextual() && !one.asText().isBlank()) {
            String all = one.asText().replaceFirst("[/\\\\]*$", "/*");
            return WORDS.say("list.of-folder", "[ { \"glob\": " + TextNode.valueOf(all) + " } ]");
        }
        return one.isObject() && !one.isEmpty() ? WORDS.say("would-do", "[ " + one + " ]") : "";
    }

    private static String form(ValidationMessage found) {
        String field = Objects.toString(found.getSchemaLocation().getFragment(), "");
        List<String> places = List.of(field.split("/", -1));
        if (places.contains("color") || places.contains("panel")) {
            return WORDS.say("form.color");
        } else if (places.contains("bitrate")) {
            return WORDS.say("form.bitrate");
        } else if (places.contains("gap")) {
            return WORDS.say("form.gap");
        } else if (places.contains("silence")) {
            return WORDS.say("form.silence");
        } else if (places.contains("date")) {
            return WORDS.say("form.date");
        } else if (places.contains("line") || places.contains("perhaps")) {
            return WORDS.say("form.line");
        }
        return places.contains("text") ? WORDS.say("form.text") : WORDS.say("form.duration");
    }

    /** Returns the object of the schema that the broken rule stands in. */
    private JsonNode around(ValidationMessage found) {
        String fragment = Objects.toString(found.getSchemaLocation().getFragment(), "");
        JsonPointer rule = JsonPointer.compile(fragment);
        return text.at(rule.head());
    }

    private List<String> fieldsAround(ValidationMessage found) {
        return fieldsOf(around(found));
    }

    private static List<String> fieldsOf(JsonNode object) {
        return object.path("properties").properties().stream()
                .map(field -> field.getKey())
                .filter(name -> !name.startsWith("$"))
                .toList();
    }

    private static String alternatives(JsonNode rule) {
        List<String> values = StreamSupport.stream(rule.spliterator(), false)
                .map(JsonNode::toString)
                .toList();
        int last = values.size() - 1;
        return last == 0
                ? values.get(0)
                : WORDS.say("schema.or", String.join(", ", values.subList(0, last)), values.get(last));
    }

    private static String typeInWords(String type) {
        return switch (type) {
            case "object" -> WORDS.say("type.object");
            case "array" -> WORDS.say("type.array");
            case "integer" -> WORDS.say("type.integer");
            case "boolean" -> WORDS.say("type.boolean");
            case "string" -> WORDS.say("type.string");
            default -> WORDS.say("type.number");
        };
    }

    private static String shown(JsonNode node) {
        return Visible.shortened(node.toString(), LONGEST_SHOWN);
    }
}
