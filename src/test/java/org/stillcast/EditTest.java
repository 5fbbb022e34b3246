package org.stillcast;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A finished book is mended: what has not changed is neither rendered again nor touched. */
class EditTest {
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-02-02T02:02:02Z"));

    @TempDir
    private Path folder;

    private final List<String> clips = new ArrayList<>();

    /** Five parts of 6 clips, 0.5 s each; a part may have 3.2 s. */
    @BeforeEach
    void publishABook() throws IOException {
        TestMedia.picture(folder.resolve("bg.png"), 64, 36);
        for (int i = 1; i <= 30; i++) {
            clip(i + ".wav", i, "0.5");
            clips.add(i + ".wav");
        }
        Run run = render();
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(idsOfParts()).hasSize(5).startsWith("1 2 3 4 5 6", "7 8 9 10 11 12");
        for (Path part : parts().keySet()) {
            Files.setLastModifiedTime(part, LONG_AGO);
        }
    }

    @Test
    void oneClipOfAnotherLengthChangesOnePart() throws IOException {
        Map<Path, String> before = parts();
        clip("14.wav", 99, "0.61");

        Run run = render();

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("29/30 clips are unchanged", "4 of them are there already");
        assertThat(run.err()).doesNotContain("Rendered");
        assertThat(changedParts()).containsExactly("book_part003.mp4");
        assertThat(untouched(before)).hasSize(4);
        assertThat(idsOfParts()).contains("13 14 15 16 17 18");
        assertThat(result().path("parts").path(2).path("samples").asLong()).isEqualTo(5 * 24_000 + 29_280);
        assertThat(TestMedia.samples(folder.resolve("outbox/book/book_part003.mp4")))
                .hasSizeGreaterThanOrEqualTo(5 * 24_000 + 29_280);
    }

    @Test
    void nothingIsDoneWhereNothingHasChanged() throws IOException {
        Map<Path, String> before = parts();

        Run run = render();

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).hasSize(5);
        assertThat(changedParts()).isEmpty();
        assertThat(untouched(before)).hasSize(5);
        assertThat(run.err()).contains("30/30 clips are unchanged", "Cleaned up book: 1 temporary file deleted");
    }

    /** Each part takes its sound from the one that was published, packet by packet. */
    @Test
    void anotherBackgroundRendersNoClipAndMakesEveryPartNew() throws IOException {
        Map<Path, String> before = parts();
        Map<Path, short[]> sounds = sounds();
        TestMedia.picture(folder.resolve("bg.png"), 66, 40);

        Run run = render();

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("30/30 clips are unchanged since it was published, 0 to be rendered");
        assertThat(changedParts()).hasSize(5);
        assertThat(untouched(before)).isEmpty();
        assertThat(idsOfParts()).hasSize(5).startsWith("1 2 3 4 5 6", "7 8 9 10 11 12");
        sounds.forEach(
                (part, sound) -> assertThat(samples(part)).as(part.toString()).containsExactly(sound));
    }

    /** Nobody knows any more that its sound is right. */
    @Test
    void aPartThatWasChangedSinceItWasPublishedLendsNoSound() throws IOException {
        Path third = folder.resolve("outbox/book/book_part003.mp4");
        Files.write(third, new byte[] {0}, StandardOpenOption.APPEND);
        TestMedia.picture(folder.resolve("bg.png"), 66, 40);

        Run run = render();

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(changedParts()).hasSize(5);
        assertThat(run.err()).contains("Exporting part 3/5");
        assertThat(TestMedia.samples(third)).hasSizeGreaterThanOrEqualTo(6 * 24_000);
    }

    /** As a kill leaves it before the cleaning up; a publisher mends a clip then. */
    @Test
    void aClipThatIsMendedRightAfterPublicationIsNotOverlooked() throws IOException {
        Path temp = Files.createDirectories(folder.resolve("temp/video_segments/book"));
        Files.writeString(
                temp.resolve("journal.jsonl"),
                "{\"started\":\"%s\",\"manifest\":\"book.json\"}\n{\"published\":\"%s\",\"sources\":\"as they were\"}\n"
                        .formatted(
                                result().path("started").asText(),
                                result().path("manifestSha256").asText()));
        clip("14.wav", 99, "0.45");

        Run run = render();

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(changedParts()).containsExactly("book_part003.mp4");
    }

    @Test
    void anInsertedClipMovesNoOtherBoundaryWhileItFits() throws IOException {
        Map<Path, String> before = parts();
        clip("new.wav", 77, "0.1");
        clips.add(8, "new.wav");

        Run run = render("--replace");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(changedParts()).containsExactly("book_part002.mp4");
        assertThat(untouched(before)).hasSize(4);
        assertThat(idsOfParts()).startsWith("1 2 3 4 5 6", "7 8 9 10 11 12 13", "14 15 16 17 18 19");
    }

    @Test
    void aPartThatGrowsTooLongIsDividedAndTheOthersOnlyGetAnotherNumber() throws IOException {
        List<String> before = List.copyOf(parts().values());
        clip("new.wav", 77, "0.5");
        clips.add(8, "new.wav");

        Run run = render("--replace");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(changedParts()).containsExactly("book_part002.mp4", "book_part003.mp4");
        assertThat(idsOfParts())
                .containsExactly(
                        "1 2 3 4 5 6",
                        "7 8 9",
                        "10 11 12 13",
                        "14 15 16 17 18 19",
                        "20 21 22 23 24 25",
                        "26 27 28 29 30 31");
        assertThat(List.copyOf(parts().values()))
                .containsSequence(before.get(0))
                .endsWith(before.get(2), before.get(3), before.get(4));
        assertThat(folder.resolve("outbox")).isDirectoryNotContaining("glob:**.staging*");
    }

    @Test
    void aPartThatSomebodyHasDamagedIsMadeAgain() throws IOException {
        Map<Path, String> before = parts();
        Path damaged = folder.resolve("outbox/book/book_part004.mp4");
        byte[] bytes = Files.readAllBytes(damaged);
        bytes[bytes.length / 2] ^= 1;
        Files.write(damaged, bytes);

        Run run = render();

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(parts()).isEqualTo(before);
        assertThat(untouched(before)).hasSize(4);
    }

    @Test
    void otherPartsAreMadeWhereAnotherLengthIsAskedFor() throws IOException {
        Run run = Run.in(
                folder,
                "render",
                "--replace",
                manifest("\"split\": {\"every\": 6.5}").toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(idsOfParts().get(0)).isEqualTo("1 2 3 4 5 6 7 8 9 10 11 12 13");
    }

    /** A book that has become stereo stays so: its parts need not be uploaded again because one clip was mended. */
    @Test
    void oneStereoClipMakesTheWholeBookStereoAndAMonoOneInItsPlaceChangesOnePart() throws IOException {
        clip("14.wav", 99, "0.5", "-ac", "2");
        Run stereo = render();
        List<String> all = changedParts();
        clip("14.wav", 98, "0.5");

        Run mono = render();

        assertThat(stereo.status()).as(stereo.err()).isZero();
        assertThat(all).hasSize(5);
        assertThat(mono.status()).as(mono.err()).isZero();
        assertThat(changedParts()).containsExactly("book_part003.mp4");
        assertThat(result().path("channels").asInt()).isEqualTo(2);
    }

    private Map<Path, short[]> sounds() throws IOException {
        Map<Path, short[]> sounds = new LinkedHashMap<>();
        parts().keySet().forEach(part -> sounds.put(part, samples(part)));
        return sounds;
    }

    private static short[] samples(Path part) {
        try {
            return TestMedia.samples(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void clip(String name, int seed, String seconds, String... options) throws IOException {
        TestMedia.clip(folder.resolve(name), seed, seconds, options);
    }

    private Run render(String... options) throws IOException {
        return Run.in(
                folder,
                Stream.concat(
                                Stream.concat(Stream.of("render"), Stream.of(options)),
                                Stream.of(
                                        manifest("\"split\": {\"every\": 3.2}").toString()))
                        .toArray(String[]::new));
    }

    private Path manifest(String split) throws IOException {
        return Files.writeString(
                folder.resolve("book.json"),
                "{\"version\": 1, \"image\": \"bg.png\", \"video\": {\"width\": 64, \"height\": 36}, %s, \"clips\": %s}"
                        .formatted(split, new ObjectMapper().writeValueAsString(clips)));
    }

    private JsonNode result() throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("outbox/book/book.json").toFile());
    }

    private List<String> changedParts() throws IOException {
        List<String> files = new ArrayList<>();
        result().path("changedParts").forEach(file -> files.add(file.asText()));
        return files;
    }

    private List<String> idsOfParts() throws IOException {
        List<String> ids = new ArrayList<>();
        result().path("parts")
                .forEach(part -> ids.add(String.join(" ", part.path("clips").findValuesAsText("id"))));
        return ids;
    }

    /** Returns the hash of each part, as listed, in order. */
    private Map<Path, String> parts() throws IOException {
        Map<Path, String> parts = new LinkedHashMap<>();
        for (JsonNode part : result().path("parts")) {
            parts.put(
                    folder.resolve("outbox/book").resolve(part.path("file").asText()),
                    part.path("sha256").asText());
        }
        return parts;
    }

    /** Returns the parts that are listed as before and whose files nobody has written to since. */
    private Map<Path, String> untouched(Map<Path, String> before) throws IOException {
        Map<Path, String> same = new HashMap<>();
        for (Map.Entry<Path, String> part : parts().entrySet()) {
            boolean old = Files.getLastModifiedTime(part.getKey()).equals(LONG_AGO);
            if (old && part.getValue().equals(before.get(part.getKey()))) {
                same.put(part.getKey(), part.getValue());
            }
        }
        return same;
    }
}
