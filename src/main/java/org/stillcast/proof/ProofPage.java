package org.stillcast.proof;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import org.jspecify.annotations.Nullable;
import org.stillcast.chapter.Chapter;
import org.stillcast.outbox.ClipEntry;
import org.stillcast.outbox.PartEntry;
import org.stillcast.outbox.ProductKind;
import org.stillcast.outbox.SkippedEntry;
import org.stillcast.project.SampleRate;

/**
 * The page that the parts of a project are checked on. The same parts give the same bytes, in the memory of one clip, however
 * many there are.
 *
 * @param id of the project
 * @param title of it; empty if it has none
 * @param language of what is spoken, BCP 47; empty if nobody knows
 * @param rate of the parts' sound
 * @param pictures names of the pictures, by their numbers; empty where nothing is seen
 * @param parts in order
 * @param skipped clips that were left out
 */
public record ProofPage(
        String id,
        String title,
        String language,
        SampleRate rate,
        List<String> pictures,
        List<ProofPart> parts,
        List<SkippedEntry> skipped) {
    private static final PageFrame FRAME = PageFrame.read();
    private static final int DIGITS_OF_FINGERPRINT = 8;
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .characterEscapes(new ScriptEscapes())
            .build();

    /** Returns what a Content-Security-Policy calls the script by that all pages of this version have. */
    public static String scriptHash() {
        return FRAME.scriptHash();
    }

    /** Writes it; the caller closes the stream. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(FRAME.head().getBytes(StandardCharsets.UTF_8));
        try (JsonGenerator json = JSON.createGenerator(out)) {
            write(json);
        }
        out.write(FRAME.tail().getBytes(StandardCharsets.UTF_8));
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id);
        writeText(json, "title", title);
        writeText(json, "language", language);
        json.writeNumberField("rate", rate.hertz());
        json.writeArrayFieldStart("pictures");
        for (String picture : pictures) {
            json.writeString(picture);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("skipped");
        for (SkippedEntry each : skipped) {
            write(json, each);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("parts");
        for (ProofPart part : parts) {
            write(json, part);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeText(JsonGenerator json, String field, String text) throws IOException {
        if (!text.isEmpty()) {
            json.writeStringField(field, text);
        }
    }

    private static void writeNumber(JsonGenerator json, String field, @Nullable BigDecimal number) throws IOException {
        if (number != null) {
            json.writeNumberField(field, number);
        }
    }

    private static void write(JsonGenerator json, SkippedEntry skipped) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", skipped.clip());
        json.writeStringField("audio", skipped.audio());
        json.writeStringField("reason", skipped.reason());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ProofPart part) throws IOException {
        PartEntry entry = part.entry();
        json.writeStartObject();
        json.writeStringField("file", entry.file());
        json.writeBooleanField("video", entry.products().get(0).is(ProductKind.VIDEO));
        json.writeNumberField("samples", entry.samples());
        writeText(json, "waveform", entry.waveform());
        json.writeArrayFieldStart("chapters");
        for (Chapter chapter : part.chapters()) {
            json.writeStartObject();
            json.writeNumberField("millis", chapter.fromMillis());
            json.writeStringField("title", chapter.title());
            json.writeEndObject();
        }
        json.writeEndArray();
        writeClips(json, part);
        json.writeEndObject();
    }

    private static void writeClips(JsonGenerator json, ProofPart part) throws IOException {
        json.writeArrayFieldStart("clips");
        Iterator<ClipNotes> notes = part.notes().iterator();
        for (ClipEntry clip : part.entry().clips()) {
            write(json, clip, notes.next());
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, ClipEntry clip, ClipNotes notes) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", clip.id());
        json.writeStringField("audio", clip.audio());
        json.writeNumberField("at", clip.startSamples());
        json.writeNumberField("samples", clip.samples());
        json.writeStringField("sound", shortened(clip.fingerprint()));
        writeText(json, "text", notes.text());
        if (notes.picture() > 0) {
            json.writeNumberField("picture", notes.picture());
        }
        if (clip.round() != null) {
            json.writeNumberField("round", clip.round());
        }
        if (clip.wholeSamples() > clip.samples()) {
            json.writeBooleanField("cut", true);
        }
        writeNumber(json, "lufs", clip.lufs());
        writeNumber(json, "gain", clip.gainDb());
        writeNumber(json, "peak", clip.truePeakDb());
        writeNumber(json, "rms", clip.rmsDb());
        writeWarnings(json, notes.warnings());
        json.writeEndObject();
    }

    private static String shortened(String fingerprint) {
        return fingerprint.substring(0, Math.min(DIGITS_OF_FINGERPRINT, fingerprint.length()));
    }

    private static void writeWarnings(JsonGenerator json, List<ClipNotes.Warning> warnings) throws IOException {
        if (!warnings.isEmpty()) {
            json.writeArrayFieldStart("warnings");
            for (ClipNotes.Warning warning : warnings) {
                json.writeStartObject();
                json.writeStringField("kind", warning.kind().name().toLowerCase(Locale.ROOT));
                json.writeStringField("message", warning.message());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }
}
