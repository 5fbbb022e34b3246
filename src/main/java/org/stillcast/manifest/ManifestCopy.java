package org.stillcast.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** A manifest that says the same from another folder, whatever its file is called there. */
public final class ManifestCopy {

    private ManifestCopy() {}

    /**
     * Copies a manifest and gives it what it would otherwise take from its place and name. Comments are left behind.
     *
     * @param manifest text of a valid manifest; the caller closes it
     * @param given fields in place of those that it may have, such as {@code base}
     * @param out takes the copy; the caller closes it
     */
    public static void with(Map<String, String> given, InputStream manifest, OutputStream out) throws IOException {
        try (JsonParser from = ManifestReader.JSON.createParser(ManifestText.of(manifest));
                JsonGenerator to = ManifestReader.JSON.createGenerator(out, JsonEncoding.UTF8)) {
            to.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            to.useDefaultPrettyPrinter();
            from.nextToken();
            to.writeStartObject();
            for (Map.Entry<String, String> field : given.entrySet()) {
                to.writeStringField(field.getKey(), field.getValue());
            }
            while (from.nextToken() == JsonToken.FIELD_NAME) {
                String field = from.currentName();
                from.nextToken();
                if (given.containsKey(field)) {
                    from.skipChildren();
                } else {
                    to.writeFieldName(field);
                    to.copyCurrentStructure(from);
                }
            }
            to.writeEndObject();
            to.writeRaw('\n');
        }
    }
}
