package org.stillcast.manifest;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import org.stillcast.text.WordGuess;

/** The value that was probably meant by one that is written in another way than the schema wants. */
final class FieldValueGuess {
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private FieldValueGuess() {}

    /**
     * Returns a value that a rule takes; empty if none is near.
     *
     * @param value that it does not take
     * @param rule the object of the schema that says so
     */
    static Optional<JsonNode> of(JsonNode value, JsonNode rule) {
        boolean any = rule.has("minLength"); // a path: it may be everything, and so there is nothing to guess
        if (any || rule.has("properties") || !value.isValueNode() || value.isNull()) {
            return Optional.empty();
        }
        var schema = SCHEMAS.getSchema(rule);
        return candidates(value, rule)
                .filter(candidate -> schema.validate(candidate).isEmpty())
                .findFirst();
    }

    private static Stream<JsonNode> candidates(JsonNode value, JsonNode rule) {
        String text = Normalizer.normalize(value.asText(), Normalizer.Form.NFKC) // full-width letters and digits
                .strip()
                .toLowerCase(Locale.ROOT);
        List<JsonNode> candidates = new ArrayList<>();
        if (value.isTextual() && rule.has("type")) {
            asNumber(text).ifPresent(candidates::add);
            if (text.equals("true") || text.equals("false")) {
                candidates.add(BooleanNode.valueOf(text.equals("true")));
            }
        }
        List<String> known = StreamSupport.stream(rule.path("enum").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        WordGuess.of(text, known).map(TextNode::valueOf).ifPresent(candidates::add);
        asNumber(text).filter(number -> rule.has("enum")).ifPresent(candidates::add);
        Stream.of(
                        withoutZeros(withUnits(text)),
                        text,
                        withUnits(text),
                        text + "k",
                        text + "s",
                        withPoint(text),
                        withPoint(text) + "s",
                        "#" + text,
                        text.replaceAll("[0-9a-f]", "$0$0"))
                .map(TextNode::valueOf)
                .forEach(candidates::add);
        return candidates.stream();
    }

    /** Many write a comma in front of what is less than one. */
    private static String withPoint(String text) {
        return text.replace(',', '.');
    }

    private static String withoutZeros(String text) {
        return text.replaceAll("(?<![0-9.])0+(?=[0-9])", "");
    }

    private static Optional<JsonNode> asNumber(String text) {
        if (text.matches("-?[0-9]{1,9}")) {
            return Optional.of(IntNode.valueOf(Integer.parseInt(text)));
        }
        return text.matches("-?[0-9]{1,9}[.][0-9]{1,9}")
                ? Optional.of(DecimalNode.valueOf(new BigDecimal(text)))
                : Optional.empty();
    }

    /** Durations and rates as people write them. */
    private static String withUnits(String text) {
        return text.replace(" ", "")
                .replaceAll("(hours?|hrs?|小时|时)", "h")
                .replaceAll("(minutes?|mins?|分钟|分)", "m")
                .replaceAll("(seconds?|secs?|秒钟?)", "s")
                .replaceAll("(kbps|kbit/s|kb/s|kbits?)", "k");
    }
}
