package org.stillcast.chapter;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;

/**
 * The chapters of a part as podcast players read them: JSON chapters of the podcast namespace, version 1.2
 * (https://github.com/Podcastindex-org/podcast-namespace, docs/examples/chapters/jsonChapters.md). Times are numbers of
 * seconds with three decimals. A chapter without a title has none there.
 */
public final class PodcastChapters {
    private static final String VERSION = "1.2.0";
    private static final int MILLIS = 3;
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private PodcastChapters() {}

    /**
     * Writes chapters, one after another; the caller closes the stream.
     *
     * @param chapters in their order
     */
    public static void write(Iterable<Chapter> chapters, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("version", VERSION);
            json.writeArrayFieldStart("chapters");
            for (Chapter chapter : chapters) {
                write(chapter, json);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void write(Chapter chapter, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("startTime", BigDecimal.valueOf(chapter.fromMillis(), MILLIS));
        json.writeNumberField("endTime", BigDecimal.valueOf(chapter.toMillis(), MILLIS));
        if (!chapter.title().isEmpty()) {
            json.writeStringField("title", chapter.title());
        }
        json.writeEndObject();
    }
}
