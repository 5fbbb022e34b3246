package org.stillcast.outbox;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.stillcast.project.BadClip;
import org.stillcast.project.Clip;
import org.stillcast.project.SampleRate;
import org.stillcast.timeline.RenderedSegment;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.RenderedPart;

/** The result of a project as a JSON file: streamed in both directions, since it names every clip. */
public final class ResultFile {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final ObjectReader READER = reader(PublishedClips::take);
    private static final ObjectReader READER_WITHOUT_CLIPS = reader((clips, clip) -> {});
    private static final int DECIMALS = 6;

    private ResultFile() {}

    /** There is one of these for each clip, so they are packed as they come. */
    private static ObjectReader reader(BiConsumer<PublishedClips, PublishedResult.Clip> taker) {
        return JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addModule(PackedDeserializer.module(
                        new PackedDeserializer<>(PublishedResult.Clip.class, PublishedClips::new, taker),
                        new PackedDeserializer<>(
                                PublishedResult.Warning.class, PublishedWarnings::new, PublishedWarnings::take)))
                .build()
                .readerFor(PublishedResult.class);
    }

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
            json.writeObjectFieldStart("origin");
            json.writeStringField("manifest", result.origin().manifest());
            json.writeStringField("base", result.origin().base());
            json.writeEndObject();
            json.writeStringField("started", result.started().toString());
            json.writeStringField("finished", result.finished().toString());
            seconds(json, "durationSeconds", result.samples(), result.sampleRate());
            json.writeNumberField("sampleRate", result.sampleRate().hertz());
            json.writeNumberField("channels", result.channels());
            json.writeNumberField("splitEverySamples", result.splitEverySamples());
            json.writeNumberField("clipCount", clipCount(result));
            // A part becomes a RenderedPart only by the check of its sound.
            json.writeBooleanField("verified", true);
            changedParts(json, result.changedParts());
            skipped(json, result);
            warnings(json, result);
            json.writeArrayFieldStart("parts");
            for (RenderedPart part : result.parts()) {
                part(json, part, result);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void changedParts(JsonGenerator json, List<String> files) throws IOException {
        json.writeArrayFieldStart("changedParts");
        for (String file : files) {
            json.writeString(file);
        }
        json.writeEndArray();
    }

    private static int clipCount(Result result) {
        return result.parts().stream()
                .mapToInt(part -> part.part().segments().size())
                .sum();
    }

    private static void skipped(JsonGenerator json, Result result) throws IOException {
        json.writeArrayFieldStart("skipped");
        for (BadClip bad : result.skipped()) {
            json.writeStartObject();
            clip(json, bad.position(), bad.clip(), result);
            json.writeStringField("reason", bad.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void warnings(JsonGenerator json, Result result) throws IOException {
        json.writeArrayFieldStart("warnings");
        for (Result.Warning warning : result.warnings()) {
            json.writeStartObject();
            clip(json, warning.position(), warning.clip(), result);
            json.writeStringField("message", warning.message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** All that a clip is called by in the log and in reports. */
    private static void clip(JsonGenerator json, int position, Clip clip, Result result) throws IOException {
        json.writeStringField("clip", clip.id());
        json.writeNumberField("number", position + 1);
        json.writeStringField("audio", result.audio().get(position));
        json.writeStringField("place", clip.pointer());
    }

    private static void part(JsonGenerator json, RenderedPart rendered, Result result) throws IOException {
        SampleRate rate = result.sampleRate();
        JoinOrder part = rendered.part();
        json.writeStartObject();
        json.writeStringField("file", part.fileName());
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
            json.writeStringField("audio", result.audio().get(segment.position()));
            seconds(json, "startSeconds", start, rate);
            json.writeNumberField("startSamples", start);
            json.writeNumberField("samples", segment.samples());
            json.writeStringField("fingerprint", segment.fingerprint());
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
    public static Optional<PublishedResult> read(Path file) throws IOException {
        return read(file, READER);
    }

    /** Reads a result, but for the clips of its parts; empty if there is none or the file is not one. */
    public static Optional<PublishedResult> readWithoutClips(Path file) throws IOException {
        return read(file, READER_WITHOUT_CLIPS);
    }

    private static Optional<PublishedResult> read(Path file, ObjectReader reader) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.ofNullable(reader.readValue(in));
        } catch (JsonProcessingException | CharConversionException e) {
            return Optional.empty();
        }
    }
}
