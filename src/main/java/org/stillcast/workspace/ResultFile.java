package org.stillcast.workspace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamWriteFeature;
import org.stillcast.plan.BadClip;
import org.stillcast.plan.Part;
import org.stillcast.plan.RenderedPart;
import org.stillcast.plan.RenderedSegment;
import org.stillcast.plan.Result;
import org.stillcast.timeline.SampleRate;

/** The result of a project as a JSON file: streamed in both directions, since it names every clip. */
public final class ResultFile {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final int DECIMALS = 6;

    private ResultFile() {}

    /**
     * What is needed of a result that was published before.
     *
     * @param manifestSha256 of the manifest that it came from
     * @param files names of its parts
     */
    public record Published(String manifestSha256, List<String> files) {}

    /** Writes a result; the caller closes the stream. */
    static void write(Result result, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("id", result.id());
            json.writeStringField("stillcast", result.stillcastVersion());
            json.writeStringField("ffmpeg", result.ffmpegVersion());
            json.writeStringField("manifestSha256", result.manifestSha256());
            json.writeStringField("started", result.started().toString());
            json.writeStringField("finished", result.finished().toString());
            seconds(json, "durationSeconds", result.samples(), result.sampleRate());
            json.writeNumberField("sampleRate", result.sampleRate().hertz());
            json.writeNumberField("clipCount", clipCount(result));
            skipped(json, result.skipped());
            warnings(json, result.warnings());
            json.writeArrayFieldStart("parts");
            for (RenderedPart part : result.parts()) {
                part(json, part, result.sampleRate());
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static int clipCount(Result result) {
        return result.parts().stream()
                .mapToInt(part -> part.part().segments().size())
                .sum();
    }

    private static void skipped(JsonGenerator json, List<BadClip> clips) throws IOException {
        json.writeArrayFieldStart("skipped");
        for (BadClip bad : clips) {
            json.writeStartObject();
            json.writeStringField("clip", bad.clip().id());
            json.writeStringField("reason", bad.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void warnings(JsonGenerator json, List<Result.Warning> warnings) throws IOException {
        json.writeArrayFieldStart("warnings");
        for (Result.Warning warning : warnings) {
            json.writeStartObject();
            json.writeStringField("clip", warning.clipId());
            json.writeStringField("message", warning.message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void part(JsonGenerator json, RenderedPart rendered, SampleRate rate) throws IOException {
        Part part = rendered.part();
        json.writeStartObject();
        json.writeStringField("file", part.target().getFileName().toString());
        seconds(json, "durationSeconds", part.samples(), rate);
        json.writeNumberField("samples", part.samples());
        json.writeNumberField("bytes", rendered.bytes());
        json.writeStringField("sha256", rendered.sha256());
        json.writeStringField("fingerprint", part.fingerprint());
        json.writeArrayFieldStart("clips");
        long start = 0;
        for (RenderedSegment segment : part.segments()) {
            json.writeStartObject();
            json.writeStringField("id", segment.clipId());
            seconds(json, "startSeconds", start, rate);
            json.writeNumberField("startSamples", start);
            json.writeNumberField("samples", segment.samples());
            json.writeEndObject();
            start += segment.samples();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void seconds(JsonGenerator json, String name, long samples, SampleRate rate) throws IOException {
        json.writeNumberField(name, rate.seconds(samples, DECIMALS));
    }

    /** Reads a result; empty if there is none or the file is not one. */
    public static Optional<Published> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        String sha256 = "";
        List<String> files = new ArrayList<>();
        try (JsonParser json = JSON.createParser(file.toFile())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (field.equals("manifestSha256")) {
                    sha256 = json.getText();
                } else if (field.equals("parts") && value == JsonToken.START_ARRAY) {
                    readParts(json, files);
                } else {
                    json.skipChildren();
                }
            }
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        return Optional.of(new Published(sha256, files));
    }

    private static void readParts(JsonParser json, List<String> files) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                if (field.equals("file")) {
                    files.add(json.getText());
                } else {
                    json.skipChildren();
                }
            }
        }
    }
}
