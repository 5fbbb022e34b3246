package org.stillcast.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** A manifest that says the same from another folder. */
public final class ManifestCopy {
    private static final String BASE = "base";

    private ManifestCopy() {}

    /**
     * Copies a manifest and gives it a base, in place of the one that it may have. Comments are left behind.
     *
     * @param manifest text of a valid manifest; the caller closes it
     * @param base absolute path of the folder that its relative paths start at
     * @param out takes the copy; the caller closes it
     */
    public static void withBase(InputStream manifest, String base, OutputStream out) throws IOException {
        try (JsonParser from = ManifestReader.JSON.createParser(ManifestText.of(manifest));
                JsonGenerator to = ManifestReader.JSON.createGenerator(out, JsonEncoding.UTF8)) {
            to.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            to.useDefaultPrettyPrinter();
            from.nextToken();
            to.writeStartObject();
            to.writeStringField(BASE, base);
            while (from.nextToken() == JsonToken.FIELD_NAME) {
                String field = from.currentName();
                from.nextToken();
                if (field.equals(BASE)) {
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
