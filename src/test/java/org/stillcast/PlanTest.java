package org.stillcast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What is planned is what is rendered. */
class PlanTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path home;

    private Path book;

    /** Makes a project of four clips in two parts, one of which is a stereo MP3. */
    @BeforeEach
    void makeBook() throws IOException {
        book = home.resolve("book");
        TestMedia.clip(book.resolve("1.wav"), 1, "0.5", "-ac", "1");
        TestMedia.clip(book.resolve("2.mp3"), 2, "0.6", "-ac", "2");
        TestMedia.clip(book.resolve("3.flac"), 3, "0.7", "-ac", "1");
        TestMedia.clip(book.resolve("4.m4a"), 4, "0.8", "-ac", "1");
        TestMedia.picture(book.resolve("bg.png"), 64, 36);
    }

    private String manifest(String fields) throws IOException {
        return Files.writeString(book.resolve("manifest.json"), """
                {"version": 1, "image": "bg.png", "video": {"width": 64, "height": 36}, %s
                 "clips": [{"audio": "1.wav", "title": "One"}, "2.mp3", {"audio": "3.flac", "title": "Three", "repeat": 2}, "4.m4a"]}
                """.formatted(fields))
                .toString();
    }

    private static JsonNode plan(Run run) throws IOException {
        return JSON.readTree(String.join("\n", run.out())).at("/plans/0");
    }

    @Test
    void aPlanIsADocumentForPrograms() throws IOException {
        Run run = Run.in(home, "plan", "--json", manifest("\"gap\": 0.5, \"split\": \"2s\","));

        JsonNode plan = plan(run);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(plan.path("bytes").asLong()).isBetween(20_000L, 200_000L);
        assertThat(plan.at("/work/mostSeconds").asDouble())
                .isGreaterThan(plan.at("/work/leastSeconds").asDouble());
        for (String about :
                List.of("bytes", "tempBytes", "outboxBytes", "leastSeconds", "mostSeconds", "message", "manifest")) {
            plan.findParents(about).forEach(node -> ((ObjectNode) node).put(about, 0));
        }
        assertThat(plan).isEqualTo(JSON.readTree("""
                        {"manifest": 0, "valid": true, "faults": [], "id": "book", "measured": false,
                         "clips": 4, "skippedClips": 0, "unknownClips": 0, "seconds": 4.300, "channels": 2,
                         "sampleRate": 48000, "bytes": 0, "tempBytes": 0, "outboxBytes": 0,
                         "work": {"leastSeconds": 0, "mostSeconds": 0, "learned": false},
                         "parts": [
                           {"file": "book_part001.mp4", "seconds": 1.600, "bytes": 0, "clips": 2,
                            "first": {"clip": 1, "id": "1", "audio": "1.wav", "pointer": "/clips/0/audio"},
                            "last": {"clip": 2, "id": "2", "audio": "2.mp3", "pointer": "/clips/1"},
                            "chapters": [{"title": "One", "start": 0.000, "end": 1.600}]},
                           {"file": "book_part002.mp4", "seconds": 1.900, "bytes": 0, "clips": 1,
                            "first": {"clip": 3, "id": "3", "audio": "3.flac", "pointer": "/clips/2/audio"},
                            "last": {"clip": 3, "id": "3", "audio": "3.flac", "pointer": "/clips/2/audio"},
                            "chapters": [{"title": "Three", "start": 0.000, "end": 1.900}]},
                           {"file": "book_part003.mp4", "seconds": 0.800, "bytes": 0, "clips": 1,
                            "first": {"clip": 4, "id": "4", "audio": "4.m4a", "pointer": "/clips/3"},
                            "last": {"clip": 4, "id": "4", "audio": "4.m4a", "pointer": "/clips/3"},
                            "chapters": [{"title": "Three", "start": 0.000, "end": 0.800}]}],
                         "warnings": [{"kind": "stereo", "pointer": "/clips/1", "message": 0,
                           "clips": [{"clip": 2, "id": "2", "audio": "2.mp3", "pointer": "/clips/1"}]}],
                         "furtherWarnings": 0}
                        """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"split\": false,",
                "\"gap\": 0.5, \"split\": \"1500ms\", \"lead\": 0.1, \"tail\": 0.2,",
                "\"split\": {\"every\": \"1300ms\", \"at\": \"chapter\"}, \"audio\": {\"channels\": \"mono\"},",
                "\"split\": {\"every\": \"700ms\", \"at\": \"exact\"},",
            })
    void partsComeOutAsTheyWerePlanned(String fields) throws IOException {
        String manifest = manifest(fields);

        JsonNode byHeads = plan(Run.in(home, "plan", "--json", manifest));
        JsonNode measured = plan(Run.in(home, "plan", "--json", "--measure", manifest));
        Run rendered = Run.in(home, "render", manifest);

        assertThat(rendered.status()).as(rendered.err()).isZero();
        JsonNode result = JSON.readTree(home.resolve("outbox/book/book.json").toFile());
        assertThat(byHeads.path("parts")).hasSameSizeAs(result.path("parts"));
        for (int i = 0; i < result.path("parts").size(); i++) {
            JsonNode part = result.path("parts").get(i);
            assertThat(byHeads.at("/parts/" + i + "/file")).isEqualTo(part.path("file"));
            assertThat(byHeads.at("/parts/" + i + "/seconds").asDouble())
                    .isCloseTo(part.path("durationSeconds").asDouble(), within(0.03));
            assertThat(measured.at("/parts/" + i + "/seconds").asDouble())
                    .isCloseTo(part.path("durationSeconds").asDouble(), within(0.0006));
        }
        assertThat(byHeads.path("channels")).isEqualTo(result.path("channels"));
        assertThat(measured.path("measured").asBoolean()).isTrue();
    }

    @Test
    void whatIsNotHeardIsFoundByListening() throws IOException {
        TestMedia.clip(book.resolve("1.wav"), 1, "0.5", "-af", "volume=0", "-ac", "1");
        TestMedia.clip(book.resolve("3.flac"), 3, "0.7", "-af", "volume=30dB", "-ac", "1");
        byte[] mp3 = Files.readAllBytes(book.resolve("2.mp3"));
        Arrays.fill(mp3, 400, mp3.length, (byte) 0x55);
        Files.write(book.resolve("4.mp3"), mp3);
        String manifest = manifest("");
        Files.writeString(Path.of(manifest), Files.readString(Path.of(manifest)).replace("4.m4a", "4.mp3"));

        JsonNode plan = plan(Run.in(home, "plan", "--json", "--measure", manifest));

        assertThat(plan.path("warnings").findValuesAsText("kind")).contains("silent", "clipped", "undecodable");
    }

    @Test
    void peopleSeeItInAFewLines() throws IOException {
        Path folder = home.resolve("bare");
        Files.createDirectories(folder);
        for (int i = 1; i <= 30; i++) {
            Files.copy(book.resolve("1.wav"), folder.resolve(i == 30 ? "31.wav" : i + ".wav"));
        }
        Files.copy(book.resolve("bg.png"), folder.resolve("bg.png"));

        Run run = Run.in(home, "plan", "--set=stillcast.split-every=1s", folder.toString());
        Run all = Run.in(home, "plan", "--all", "--set=stillcast.split-every=1s", folder.toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith(
                        "bare: 30 clips, about 0:00:15 long, mono, 15 parts, about 1 MB",
                        "    bare_part001.mp4  0:00:01     0.1 MB  clips 1 to 2: 1.wav … 2.wav")
                .contains("    … 9 more parts (--all shows them)")
                .anyMatch(line -> line.startsWith("  work: about 1 to "))
                .anyMatch(line -> line.contains("29 clips have the same sound as another one"))
                .anyMatch(line -> line.contains("30 is missing between 29 and 31"));
        assertThat(all.out()).filteredOn(line -> line.contains("bare_part")).hasSize(15);
        assertThat(folder.resolve("manifest.json")).doesNotExist();
    }

    @Test
    void aManifestWithFaultsHasNoPlan() throws IOException {
        String manifest = manifest("\"id\": \"b/c\",");

        Run run = Run.in(home, "plan", "--json", manifest);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).startsWith(manifest + ": /id: ");
        assertThat(plan(run).path("valid").asBoolean()).isFalse();
        assertThat(plan(run).at("/faults/0/pointer").asText()).isEqualTo("/id");
        assertThat(Run.in(home, "plan", "--measured", manifest).status()).isEqualTo(2);
    }
}
