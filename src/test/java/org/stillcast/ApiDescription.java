package org.stillcast;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import org.stillcast.web.WebPart;

import static org.assertj.core.api.Assertions.assertThat;

/** The description of the API that comes with the program, and which of its answers were seen. */
public final class ApiDescription {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final JsonNode document;
    private final Set<String> seen = new TreeSet<>();

    public ApiDescription() throws IOException {
        try (InputStream in = WebPart.class.getResourceAsStream("openapi.json")) {
            document = JSON.readTree(Objects.requireNonNull(in));
        }
    }

    /** Returns each operation, such as {@code GET /api/projects/{name}}. */
    public Set<String> operations() {
        return operationNodes().keySet();
    }

    private Map<String, JsonNode> operationNodes() {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(operation -> Map.entry(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Returns each operation with each status that it is said to answer with. */
    Set<String> answers() {
        return operationNodes().entrySet().stream()
                .flatMap(operation ->
                        names(operation.getValue().path("responses")).map(status -> operation.getKey() + " " + status))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns those that were seen. */
    Set<String> seen() {
        return seen;
    }

    private static Stream<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey);
    }

    /** Fails unless an answer is one that is described, with a body as is described. */
    void check(String method, String path, int status, String type, String body) throws IOException {
        String operation = operations().stream()
                .filter(each -> matches(each, method + " " + path.replaceFirst("[?].*", "")))
                .max(Comparator.comparing(each -> each.indexOf('{') < 0 ? Integer.MAX_VALUE : each.indexOf('{')))
                .orElse("");
        assertThat(operation).as("description of %s %s", method, path).isNotEmpty();
        JsonNode response = resolved(document.path("paths")
                .path(operation.substring(operation.indexOf(' ') + 1))
                .path(method.toLowerCase(Locale.ROOT))
                .path("responses")
                .path(Integer.toString(status)));
        assertThat(response.isMissingNode())
                .as("%s is not said to answer with %d: %s", operation, status, body)
                .isFalse();
        seen.add(operation + " " + status);
        String plain = type.replaceFirst(";.*", "");
        if (plain.endsWith("json") && !path.startsWith("/files/")) {
            requireSchema(response.path("content").path(plain).path("schema"), body);
        }
    }

    private static boolean matches(String operation, String request) {
        String pattern = Pattern.quote(operation)
                .replaceAll("\\{(path|file)}", "\\\\E.+\\\\Q")
                .replaceAll("\\{\\w+}", "\\\\E[^/]+\\\\Q");
        return request.matches(pattern);
    }

    private JsonNode resolved(JsonNode response) {
        String ref = response.path("$ref").asText();
        return ref.isEmpty() ? response : document.at(ref.substring(1));
    }

    private void requireSchema(JsonNode schema, String body) throws IOException {
        assertThat(schema.isMissingNode()).as("schema of %s", body).isFalse();
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        assertThat(SCHEMAS.getSchema(whole).validate(JSON.readTree(body)))
                .as(body)
                .isEmpty();
    }
}
