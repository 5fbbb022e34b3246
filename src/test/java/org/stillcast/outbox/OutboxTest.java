package org.stillcast.outbox;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.files.Fingerprint;
import org.stillcast.files.WholeFiles;
import org.stillcast.project.Origin;

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
        assertThat(Outbox.productName("p", number, count, ProductKind.VIDEO)).isEqualTo(name);
    }

    @Test
    void aNewProjectAppearsAsAWholeByOneRename() throws IOException {
        Staged result = staged("new", 2);
        Object staging = identity(outbox.staging("p"));

        publish(result);

        assertThat(folder.toFile().list()).containsExactly("p");
        assertThat(shown.toFile().list()).containsExactlyInAnyOrder("p_part001.mp4", "p_part002.mp4", "p.json");
        assertThat(shown.resolve("p_part002.mp4")).hasContent("part 2 of new");
        assertThat(identity(shown)).isEqualTo(staging);
    }

    @Test
    void whatIsPublishedCanBeAskedFor() throws IOException {
        publish(staged("new", 2));

        assertPublished("new", "p_part001.mp4", "p_part002.mp4");
        assertThat(outbox.products("p").stream().map(PlacedProduct::place))
                .containsExactly(shown.resolve("p_part001.mp4"), shown.resolve("p_part002.mp4"));
        assertThat(outbox.published("q")).isEmpty();
        assertThat(outbox.products("q")).isEmpty();
    }

    @Test
    void inAFolderThatIsThereOldPartsAreReplacedOrRemovedAndFilesOfPeopleStay() throws IOException {
        publish(staged("old", 3));
        Files.writeString(shown.resolve("thumbnail.png"), "a picture");
        Files.writeString(shown.resolve("p_part004.mp4"), "a copy that somebody made");

        publish(staged("new", 2));

        assertThat(folder.toFile().list()).containsExactly("p");
        assertThat(shown.toFile().list())
                .containsExactlyInAnyOrder(
                        "p_part001.mp4", "p_part002.mp4", "p.json", "thumbnail.png", "p_part004.mp4");
        assertThat(shown.resolve("p_part001.mp4")).hasContent("part 1 of new");
        assertThat(shown.resolve("p_part002.mp4")).hasContent("part 2 of new");
        assertThat(shown.resolve("p_part004.mp4")).hasContent("a copy that somebody made");
        assertPublished("new", "p_part001.mp4", "p_part002.mp4");
    }

    /** Of the same size, or even of another: what is there is not what is listed. */
    @ParameterizedTest
    @ValueSource(strings = {"my own files", "my own file"})
    void aFileThatSomebodyHasPutInThePlaceOfAnOldPartStays(String content) throws IOException {
        publish(staged("old", 3));
        assertThat(shown.resolve("p_part003.mp4")).hasContent("part 3 of old").hasSize(13);
        Files.writeString(shown.resolve("p_part003.mp4"), content + "!");

        publish(staged("new", 2));

        assertThat(shown.resolve("p_part003.mp4")).hasContent(content + "!");
        assertPublished("new", "p_part001.mp4", "p_part002.mp4");
        assertThat(folder.toFile().list()).containsExactly("p");
    }

    @Test
    void whatACrashHasLeftHiddenIsLookedAtAgain() throws IOException {
        publish(staged("old", 3));
        byte[] old = Files.readAllBytes(outbox.resultFile("p"));
        publish(staged("new", 2));
        Files.write(Files.createDirectories(outbox.staging("p")).resolve("replaced.json"), old);
        Files.writeString(shown.resolve(".p_part003.taken-0a1b2c3d.mp4"), "part 3 of old");
        Files.writeString(shown.resolve(".thumbnail.taken-0a1b2c3d.png"), "a picture");

        outbox.stage("p");

        assertThat(shown.toFile().list())
                .containsExactlyInAnyOrder("p_part001.mp4", "p_part002.mp4", "p.json", "thumbnail.png");
    }

    @Test
    void inAFolderWithoutAResultNothingIsRemoved() throws IOException {
        Files.createDirectories(shown);
        Files.writeString(shown.resolve("p_part003.mp4"), "old");
        Files.writeString(shown.resolve("p.json"), "garbage");

        publish(staged("new", 1));

        assertThat(shown.toFile().list()).containsExactlyInAnyOrder("p_part001.mp4", "p_part003.mp4", "p.json");
        assertPublished("new", "p_part001.mp4");
    }

    /** The result is the commit: until it is replaced, the old one stands. */
    @Test
    void theOldResultStaysWhenAPartCannotBeShown() throws IOException {
        publish(staged("old", 2));
        Staged result = staged("new", 2);
        Files.delete(result.parts().get(1).place());

        assertThatThrownBy(() -> publish(result)).isInstanceOf(NoSuchFileException.class);

        assertPublished("old", "p_part001.mp4", "p_part002.mp4");
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
        String old = Fingerprint.ofFile(Files.writeString(shown.resolve("p_part009.mp4"), "old"));
        String precise = Fingerprint.ofFile(precious.get(0));
        Files.writeString(
                shown.resolve("p.json"),
                ("{\"manifestSha256\":\"old\",\"parts\":[{\"file\":\"%s\",\"bytes\":8,\"sha256\":\"%s\"},"
                                + "{\"file\":\"p_part009.mp4\",\"bytes\":3,\"sha256\":\"%s\"}]}")
                        .formatted(listed, precise, old));

        publish(staged("new", 1));

        assertThat(precious).allSatisfy(file -> assertThat(file).hasContent("precious"));
        assertThat(shown.toFile().list()).containsExactlyInAnyOrder("p_part001.mp4", "p.json", "sub");
    }

    @Test
    void anOldResultThatListsAnAbsolutePathDeletesNothing() throws IOException {
        Path precious = Files.writeString(Files.createDirectories(folder).resolve("precious"), "precious");
        Files.createDirectories(shown);
        Files.writeString(
                shown.resolve("p.json"),
                "{\"parts\":[{\"file\":\"%s\",\"bytes\":8,\"sha256\":\"%s\"}]}"
                        .formatted(precious.toString().replace('\\', '/'), Fingerprint.ofFile(precious)));

        publish(staged("new", 1));

        assertThat(precious).hasContent("precious");
    }

    @Test
    void aResultThatIsGarbageCountsAsNone() throws IOException {
        Files.createDirectories(shown);
        Files.writeString(shown.resolve("p.json"), "{\"manifestSha256\":\"old\",\"parts\":[{\"file\":");

        assertThat(outbox.published("p")).isEmpty();
        assertThat(outbox.products("p")).isEmpty();
    }

    @Test
    void stagingKeepsFinishedPartsAndNothingHalfWritten() throws IOException {
        Path finished = Files.createFile(outbox.stage("p").resolve("f1.mp4"));
        Path halfWritten = Files.createFile(WholeFiles.temporaryFor(finished));

        Path staging = outbox.stage("p");

        assertThat(staging).isEqualTo(folder.resolve(".staging-p"));
        assertThat(finished).exists();
        assertThat(halfWritten).doesNotExist();
    }

    @Test
    void aPartThatOnlyGetsAnotherNumberIsNotOverwrittenByTheOneBeforeIt() throws IOException {
        publish(staged("old", 3));
        PlacedProduct inserted = staged("new", 1).parts().get(0);
        List<PlacedProduct> parts = List.of(
                inserted, kept(2, 4, "p_part001.mp4"), kept(3, 4, "p_part002.mp4"), kept(4, 4, "p_part003.mp4"));

        publish(new Staged(result("new", parts), parts));

        assertPublished("new", "p_part001.mp4", "p_part002.mp4", "p_part003.mp4", "p_part004.mp4");
        assertThat(shown.resolve("p_part001.mp4")).hasContent("part 1 of new");
        for (int number = 2; number <= 4; number++) {
            assertThat(shown.resolve("p_part00%d.mp4".formatted(number)))
                    .hasContent("part %d of old".formatted(number - 1));
        }
        assertThat(folder.toFile().list()).containsExactly("p");
    }

    @Test
    void aPublicationThatWasInterruptedAfterItsResultIsClearedUpByTheNextOne() throws IOException {
        publish(staged("old", 3));
        Staged result = staged("new", 2);
        Files.copy(outbox.resultFile("p"), outbox.staging("p").resolve("replaced.json"));
        for (PlacedProduct part : result.parts()) {
            Files.move(part.place(), shown.resolve(part.product().file()), StandardCopyOption.REPLACE_EXISTING);
        }
        WholeFiles.write(outbox.resultFile("p"), out -> ResultFile.write(result.result(), out));

        outbox.stage("p");

        assertThat(shown.toFile().list()).containsExactlyInAnyOrder("p_part001.mp4", "p_part002.mp4", "p.json");
        assertThat(outbox.staging("p")).isEmptyDirectory();
    }

    @Test
    void whatAHalfPublishedProjectNeedsIsKept() throws IOException {
        publish(staged("old", 1));
        Staged result = staged("new", 1);
        Files.copy(outbox.resultFile("p"), outbox.staging("p").resolve("replaced.json"));
        WholeFiles.write(outbox.staging("p").resolve("p.json"), out -> ResultFile.write(result.result(), out));

        outbox.clearUp("p");

        assertThat(result.parts().get(0).place()).exists();
    }

    @Test
    void aResultThatReplacesItsLikeLeavesNothingBehind() throws IOException {
        publish(staged("same", 2));

        publish(staged("same", 2));

        assertThat(folder.toFile().list()).containsExactly("p");
    }

    @Test
    void discardingDeletesTheStagingFolderOfThatProjectAlone() throws IOException {
        Files.createFile(outbox.stage("p").resolve("p_part001.mp4"));
        outbox.stage("q");

        outbox.clearUp("p");
        outbox.clearUp("not there");

        assertThat(folder.toFile().list()).containsExactly(".staging-q");
    }

    private void assertPublished(String manifestSha256, String... files) throws IOException {
        Result published = outbox.published("p").orElseThrow();
        assertThat(published.manifestSha256()).isEqualTo(manifestSha256);
        assertThat(published.parts()).extracting(PartEntry::file).containsExactly(files);
    }

    private void publish(Staged staged) throws IOException {
        outbox.publish(staged.result(), staged.parts());
    }

    /** A result and the videos that it lists. */
    private record Staged(Result result, List<PlacedProduct> parts) {}

    /** Puts parts into the staging folder, and returns them with the result that lists them. */
    private Staged staged(String manifestSha256, int count) throws IOException {
        outbox.stage("p");
        List<PlacedProduct> parts = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            PlannedProduct part = part(number, count, manifestSha256 + number);
            Path place = outbox.staged("p", part.kind(), part.fingerprint());
            Files.writeString(place, "part %d of %s".formatted(number, manifestSha256));
            parts.add(finished(part, place));
        }
        return new Staged(result(manifestSha256, parts), parts);
    }

    /** Returns a part that is shown already, under another name perhaps. */
    private PlacedProduct kept(int number, int count, String fileName) throws IOException {
        return finished(part(number, count, "kept" + number), shown.resolve(fileName));
    }

    private static PlacedProduct finished(PlannedProduct part, Path file) throws IOException {
        return new PlacedProduct(part.finished(Files.size(file), Fingerprint.ofFile(file)), file);
    }

    private static Result result(String manifestSha256, List<PlacedProduct> parts) {
        List<PartEntry> entries = parts.stream()
                .map(part -> PartEntry.of(List.of(part.product()), "", BigDecimal.ONE, 48_000, 0, "", List.of()))
                .toList();
        return Results.result("p", manifestSha256, Origin.UNKNOWN, "1970-01-01T00:00:00Z", entries);
    }

    private static PlannedProduct part(int number, int count, String fingerprint) {
        String file = Outbox.productName("p", number, count, ProductKind.VIDEO);
        return new PlannedProduct(ProductKind.VIDEO, file, fingerprint);
    }

    /** Returns what stays the same when a folder is renamed; on Windows there is no such thing. */
    private static Object identity(Path folder) throws IOException {
        return Optional.ofNullable(
                Files.readAttributes(folder, BasicFileAttributes.class).fileKey());
    }
}
