package org.stillcast.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.format.AudioFormat;
import org.stillcast.format.ChannelRule;
import org.stillcast.format.Fit;
import org.stillcast.format.VideoFormat;
import org.stillcast.plan.Part;
import org.stillcast.plan.RenderedPart;
import org.stillcast.plan.RenderedSegment;
import org.stillcast.plan.Result;
import org.stillcast.timeline.SampleRate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OutboxTest {
    private Path folder;
    private Path shown;
    private Outbox outbox;

    @BeforeEach
    void chooseFolder(@TempDir Path temp) {
        folder = temp.resolve("outbox");
        shown = folder.resolve("p");
        outbox = new Outbox(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, p_part001.mp4",
        "21, 21, p_part021.mp4",
        "999, 999, p_part999.mp4",
        "1, 1000, p_part0001.mp4",
        "1000, 1000, p_part1000.mp4",
        "7, 100000, p_part000007.mp4"
    })
    void partsHaveAsManyDigitsAsTheLastOneAndAtLeastThree(int number, int count, String name) {
        assertThat(Outbox.partName("p", number, count)).isEqualTo(name);
    }

    @Test
    void aNewProjectAppearsAsAWholeByOneRename() throws IOException {
        Result result = staged("new", 2);
        Object staging = identity(outbox.staging("p"));

        outbox.publish(result);

        assertThat(folder.toFile().list()).containsExactly("p");
        assertThat(shown.toFile().list()).containsExactlyInAnyOrder("p_part001.mp4", "p_part002.mp4", "p.json");
        assertThat(shown.resolve("p_part002.mp4")).hasContent("part 2 of new");
        assertThat(identity(shown)).isEqualTo(staging);
    }

    @Test
    void whatIsPublishedCanBeAskedFor() throws IOException {
        outbox.publish(staged("new", 2));

        assertThat(outbox.published("p"))
                .contains(new ResultFile.Published("new", List.of("p_part001.mp4", "p_part002.mp4")));
        assertThat(outbox.parts("p")).containsExactly(shown.resolve("p_part001.mp4"), shown.resolve("p_part002.mp4"));
        assertThat(outbox.published("q")).isEmpty();
        assertThat(outbox.parts("q")).isEmpty();
    }

    @Test
    void inAFolderThatIsThereOldPartsAreReplacedOrRemovedAndFilesOfPeopleStay() throws IOException {
        outbox.publish(staged("old", 3));
        Files.writeString(shown.resolve("thumbnail.png"), "a picture");
        Files.writeString(shown.resolve("p_part004.mp4"), "a copy that somebody made");

        outbox.publish(staged("new", 2));

        assertThat(folder.toFile().list()).containsExactly("p");
        assertThat(shown.toFile().list())
                .containsExactlyInAnyOrder(
                        "p_part001.mp4", "p_part002.mp4", "p.json", "thumbnail.png", "p_part004.mp4");
        assertThat(shown.resolve("p_part001.mp4")).hasContent("part 1 of new");
        assertThat(shown.resolve("p_part002.mp4")).hasContent("part 2 of new");
        assertThat(shown.resolve("p_part004.mp4")).hasContent("a copy that somebody made");
        assertThat(outbox.published("p"))
                .contains(new ResultFile.Published("new", List.of("p_part001.mp4", "p_part002.mp4")));
    }

    @Test
    void inAFolderWithoutAResultNothingIsRemoved() throws IOException {
        Files.createDirectories(shown);
        Files.writeString(shown.resolve("p_part003.mp4"), "old");
        Files.writeString(shown.resolve("p.json"), "garbage");

        outbox.publish(staged("new", 1));

        assertThat(shown.toFile().list()).containsExactlyInAnyOrder("p_part001.mp4", "p_part003.mp4", "p.json");
        assertThat(outbox.published("p")).contains(new ResultFile.Published("new", List.of("p_part001.mp4")));
    }

    /** The result is the commit: until it is replaced, the old one stands. */
    @Test
    void theOldResultStaysWhenAPartCannotBeShown() throws IOException {
        outbox.publish(staged("old", 2));
        Result result = staged("new", 2);
        Files.delete(outbox.staging("p").resolve("p_part002.mp4"));

        assertThatThrownBy(() -> outbox.publish(result)).isInstanceOf(NoSuchFileException.class);

        assertThat(outbox.published("p"))
                .contains(new ResultFile.Published("old", List.of("p_part001.mp4", "p_part002.mp4")));
        assertThat(shown.resolve("p_part002.mp4")).hasContent("part 2 of old");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../precious", "../q/precious", "../../precious", "sub/precious", "..", "../q", ".", ""})
    void anOldResultThatListsForeignFilesDeletesNone(String listed) throws IOException {
        List<Path> precious = List.of(
                folder.resolve("precious"),
                folder.resolve("q").resolve("precious"),
                folder.resolveSibling("precious"),
                shown.resolve("sub").resolve("precious"));
        for (Path file : precious) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "precious");
        }
        Files.writeString(
                shown.resolve("p.json"),
                "{\"manifestSha256\":\"old\",\"parts\":[{\"file\":\"%s\"},{\"file\":\"p_part009.mp4\"}]}"
                        .formatted(listed));
        Files.writeString(shown.resolve("p_part009.mp4"), "old");

        outbox.publish(staged("new", 1));

        assertThat(precious).allSatisfy(file -> assertThat(file).hasContent("precious"));
        assertThat(shown.toFile().list()).containsExactlyInAnyOrder("p_part001.mp4", "p.json", "sub");
    }

    @Test
    void anOldResultThatListsAnAbsolutePathDeletesNothing() throws IOException {
        Path precious = Files.writeString(Files.createDirectories(folder).resolve("precious"), "precious");
        Files.createDirectories(shown);
        Files.writeString(
                shown.resolve("p.json"),
                "{\"parts\":[{\"file\":\"%s\"}]}".formatted(precious.toString().replace('\\', '/')));

        outbox.publish(staged("new", 1));

        assertThat(precious).hasContent("precious");
    }

    @Test
    void aResultThatIsGarbageCountsAsNone() throws IOException {
        Files.createDirectories(shown);
        Files.writeString(shown.resolve("p.json"), "{\"manifestSha256\":\"old\",\"parts\":[{\"file\":");

        assertThat(outbox.published("p")).isEmpty();
        assertThat(outbox.parts("p")).isEmpty();
    }

    @Test
    void stagingBeginsEmpty() throws IOException {
        Path old = outbox.stage("p");
        Files.createFile(Files.createDirectories(old.resolve("a/b")).resolve("c.mp4"));

        Path staging = outbox.stage("p");

        assertThat(staging).isEqualTo(folder.resolve(".staging-p")).isEmptyDirectory();
    }

    @Test
    void discardingDeletesTheStagingFolderOfThatProjectAlone() throws IOException {
        Files.createFile(outbox.stage("p").resolve("p_part001.mp4"));
        outbox.stage("q");

        outbox.discard("p");
        outbox.discard("not there");

        assertThat(folder.toFile().list()).containsExactly(".staging-q");
    }

    /** Puts parts into the staging folder, and returns the result that lists them. */
    private Result staged(String manifestSha256, int count) throws IOException {
        Path staging = outbox.stage("p");
        List<Part> parts = IntStream.rangeClosed(1, count)
                .mapToObj(number -> part(staging, number, count))
                .toList();
        for (Part part : parts) {
            Files.writeString(part.target(), "part %d of %s".formatted(part.number(), manifestSha256));
        }
        return new Result(
                "p",
                "1.0.0",
                "4.4.1",
                manifestSha256,
                Instant.EPOCH,
                Instant.EPOCH,
                new SampleRate(48_000),
                List.of(),
                List.of(),
                parts.stream().map(part -> new RenderedPart(part, 1, "sha")).toList());
    }

    private static Part part(Path staging, int number, int count) {
        Path target = staging.resolve(Outbox.partName("p", number, count));
        return new Part(
                number,
                count,
                List.of(new RenderedSegment(number - 1, "" + number, "f", 48_000, 1, Optional.empty())),
                48_000,
                25,
                new VideoFormat(1920, 1080, 25, 34, Fit.CONTAIN, "#000000"),
                new AudioFormat(OptionalInt.empty(), new SampleRate(48_000), ChannelRule.AUTO),
                1,
                staging.resolve("still.mp4"),
                target,
                WholeFiles.temporaryFor(target),
                "f",
                Duration.ofMinutes(1));
    }

    /** Returns what stays the same when a folder is renamed; on Windows there is no such thing. */
    private static Object identity(Path folder) throws IOException {
        return Optional.ofNullable(
                Files.readAttributes(folder, BasicFileAttributes.class).fileKey());
    }
}
