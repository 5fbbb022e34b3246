package org.stillcast.outbox;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.stillcast.packed.TextList;

/** The result of a project as a JSON file: streamed in both directions, since it names every clip. */
public final class ResultFile {
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(SerializationFeature.WRAP_EXCEPTIONS) // a fault of ours is none of the disk's
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS) // what a record is asked is no field
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build()
            .writerFor(Result.class)
            .withDefaultPrettyPrinter();
    private static final ObjectReader READER =
            reader(new PackedDeserializer<>(ClipEntry.class, PackedClips::new, PackedClips::take));
    private static final ObjectReader READER_WITHOUT_CLIPS = reader(PackedDeserializer.leavingOut(ClipEntry.class));

    private ResultFile() {}

    /** There is one of these for each clip, so they are packed as they come, or left out. */
    private static ObjectReader reader(PackedDeserializer<?, ?> clips) {
        return JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
                .addModule(PackedDeserializer.module(
                        clips,
                        new PackedDeserializer<>(WarningEntry.class, PackedWarnings::new, PackedWarnings::take),
                        PackedDeserializer.leavingOut(SkippedEntry.class),
                        new PackedDeserializer<>(String.class, TextList::new, TextList::add),
                        new PackedDeserializer<>(PartEntry.class, ArrayList::new, List::add),
                        new PackedDeserializer<>(Product.class, ArrayList::new, List::add)))
                .build()
                .readerFor(Result.class);
    }

    /** Writes a result; the caller closes the stream. */
    static void write(Result result, OutputStream out) throws IOException {
        WRITER.writeValue(out, result);
        out.write("\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads a result; empty if there is none or the file is not one. */
    public static Optional<Result> read(Path file) throws IOException {
        return read(file, READER);
    }

    /** Reads a result, but for the clips of its parts; empty if there is none or the file is not one. */
    public static Optional<Result> readWithoutClips(Path file) throws IOException {
        return read(file, READER_WITHOUT_CLIPS);
    }

    private static Optional<Result> read(Path file, ObjectReader reader) throws IOException {
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
