package org.stillcast.run;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.TestMedia;
import org.stillcast.files.Fingerprint;
import org.stillcast.mp4.SoundTrack;
import org.stillcast.outbox.ClipEntry;
import org.stillcast.outbox.Outbox;
import org.stillcast.outbox.PartEntry;
import org.stillcast.outbox.PlacedProduct;
import org.stillcast.outbox.PlannedProduct;
import org.stillcast.outbox.Product;
import org.stillcast.outbox.ProductKind;
import org.stillcast.outbox.Result;
import org.stillcast.outbox.Results;
import org.stillcast.process.Ffmpeg;
import org.stillcast.process.ParentDeathSignal;
import org.stillcast.project.Origin;
import org.stillcast.workspace.FinishedProduct;
import org.stillcast.workspace.Workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** Whatever kind of file a part is published as besides its video goes the same way: nothing knows of this kind but this. */
class ProductsTest {
    private static final Path REAL_VIDEO =
            Path.of("src/test/resources/upgrade/1.0/outbox/.staging-book/d1131b55a40d2aaff9565c6a60b85cbb.mp4");
    private static final ProductKind WORDS = new ProductKind("words", ".txt");

    @TempDir
    private Path folder;

    private Path shown;
    private Outbox outbox;
    private Workspace workspace;

    @BeforeEach
    void open() throws IOException {
        shown = folder.resolve("outbox/p");
        outbox = new Outbox(folder.resolve("outbox"));
        workspace = Workspace.open(folder.resolve("temp"), "p");
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void allOfAPartAppearsAtOnceAndIsListed() throws IOException {
        List<List<PlacedProduct>> parts = List.of(finish(1, "a"), finish(2, "b"));

        outbox.publish(result(parts), flat(parts));

        assertShown("p.json", "p_part001.mp4", "p_part001.txt", "p_part002.mp4", "p_part002.txt");
        assertThat(shown.resolve("p_part002.txt")).hasContent("words of b");
        assertThat(outbox.products("p"))
                .extracting(
                        placed -> placed.product().kind(),
                        placed -> placed.place().getFileName().toString())
                .containsExactly(
                        tuple("video", "p_part001.mp4"),
                        tuple("words", "p_part001.txt"),
                        tuple("video", "p_part002.mp4"),
                        tuple("words", "p_part002.txt"));
    }

    @Test
    void afterAnInterruptionWhatIsFinishedIsFoundAndWhatIsDamagedIsNot() throws IOException {
        List<PlacedProduct> finished = finish(1, "a");

        assertThat(finishedProducts().find(planned(1, "a"), workspace.journal()))
                .isEqualTo(finished);

        Files.writeString(finished.get(1).place(), "words of x");
        assertThat(finishedProducts().find(planned(1, "a"), workspace.journal()))
                .isEqualTo(finished.subList(0, 1));
    }

    /** Between the moves of a part's files, the video may be shown already and the rest not. */
    @Test
    void whatAnInterruptedPublicationHasMovedIsFoundWhereItIs() throws IOException {
        List<List<PlacedProduct>> old = List.of(finish(1, "a"));
        outbox.publish(result(old), flat(old));
        outbox.stage("p");
        List<PlacedProduct> finished = finish(1, "b");
        Result result = result(List.of(finished));
        Path words = finished.get(1).place();
        Path away = Files.move(words, folder.resolve("away"));

        assertThatThrownBy(() -> outbox.publish(result, finished)).isInstanceOf(NoSuchFileException.class);

        assertThat(outbox.products("p").get(0).product().sha256())
                .isEqualTo(flat(old).get(0).product().sha256());
        Files.move(away, words);
        outbox.stage("p");
        List<PlacedProduct> found = finishedProducts().find(planned(1, "b"), workspace.journal());
        assertThat(found).extracting(PlacedProduct::place).containsExactly(shown.resolve("p_part001.mp4"), words);
        outbox.publish(result(List.of(found)), found);
        assertShown("p.json", "p_part001.mp4", "p_part001.txt");
        assertThat(shown.resolve("p_part001.txt")).hasContent("words of b");
    }

    @Test
    void whatAnEarlierResultListsIsKeptUnderItsNewNumberAndTheRestIsRemoved() throws IOException {
        List<List<PlacedProduct>> old = List.of(finish(1, "a"), finish(2, "b"), finish(3, "c"));
        outbox.publish(result(old), flat(old));
        outbox.stage("p");

        List<PlacedProduct> inserted = finish(1, "new");
        List<PlacedProduct> kept = finishedProducts().find(planned(2, "a"), workspace.journal());
        outbox.publish(result(List.of(inserted, kept)), flat(List.of(inserted, kept)));

        assertShown("p.json", "p_part001.mp4", "p_part001.txt", "p_part002.mp4", "p_part002.txt");
        assertThat(shown.resolve("p_part001.txt")).hasContent("words of new");
        assertThat(shown.resolve("p_part002.txt")).hasContent("words of a");
        assertThat(shown.resolve("p_part002.mp4")).hasContent("video of a");
        assertThat(outbox.staging("p")).doesNotExist();
    }

    /** As when the kind is not asked for any more. */
    @Test
    void aKindThatIsNotPublishedAnyMoreIsRemovedUnlessSomebodyHasChangedIt() throws IOException {
        List<List<PlacedProduct>> old = List.of(finish(1, "a"), finish(2, "b"));
        outbox.publish(result(old), flat(old));
        Files.writeString(shown.resolve("p_part002.txt"), "my own");
        outbox.stage("p");

        List<List<PlacedProduct>> videos = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            List<PlannedProduct> video = planned(i + 1, i == 0 ? "a" : "b").subList(0, 1);
            videos.add(finishedProducts().find(video, workspace.journal()));
        }
        outbox.publish(result(videos), flat(videos));

        assertShown("p.json", "p_part001.mp4", "p_part002.mp4", "p_part002.txt");
        assertThat(shown.resolve("p_part002.txt")).hasContent("my own");
    }

    @Test
    void verifyingHoldsEachFileAgainstTheResult() throws IOException {
        List<PlacedProduct> part = List.of(
                finish(planned(1, "a").get(0), Files.readAllBytes(REAL_VIDEO)),
                finish(planned(1, "a").get(1), "words of a".getBytes(UTF_8)));
        outbox.publish(result(List.of(part)), part);
        Path words = shown.resolve("p_part001.txt");

        assertThat(faults()).isEmpty();
        Files.writeString(words, "words of x");
        assertThat(faults())
                .containsExactly(
                        "/parts/0/furtherProducts/0: p_part001.txt has another content than was published (its SHA-256 is %s)"
                                .formatted(Fingerprint.ofFile(words)));
        Files.writeString(words, "x");
        assertThat(faults())
                .containsExactly("/parts/0/furtherProducts/0: p_part001.txt has 1 bytes; 10 were published");
        Files.delete(words);
        Files.writeString(shown.resolve("p_part001.mp4"), "x");
        assertThat(faults()).hasSize(2).first().asString().startsWith("/parts/0: p_part001.mp4 has 1 bytes");
        assertThat(faults().get(1)).isEqualTo("/parts/0/furtherProducts/0: p_part001.txt is not there");
    }

    /** The parts are MP3s here, and there is a video of all of them besides. */
    @Test
    void verifyingHoldsSoundsAndAllPartsInOneAgainstTheResult() throws IOException {
        byte[] sound = Files.readAllBytes(TestMedia.clip(
                folder.resolve("1.mp3"), 1, "1", "-c:a", "libmp3lame", "-write_id3v1", "0", "-id3v2_version", "0"));
        PlannedProduct one =
                new PlannedProduct(ProductKind.MP3, Outbox.productName("p", 1, 1, ProductKind.MP3), "mp3-a");
        PlannedProduct all =
                new PlannedProduct(ProductKind.VIDEO, Outbox.productName("p", 0, 1, ProductKind.VIDEO), "video-a");
        long samples = SoundTrack.read(REAL_VIDEO).orElseThrow().samples();

        publish(finish(one, sound), 48_000, finish(all, Files.readAllBytes(REAL_VIDEO)), samples);
        assertThat(faults()).isEmpty();

        publish(finish(one, sound), 47_000, finish(all, Files.readAllBytes(REAL_VIDEO)), 9);
        assertThat(faults()).hasSize(2);
        assertThat(faults().get(0)).startsWith("/parts/0: " + one.file());
        assertThat(faults().get(1)).startsWith("/full: " + all.file());

        Files.writeString(shown.resolve(one.file()), "x");
        Files.delete(shown.resolve(all.file()));
        assertThat(faults())
                .containsExactly(
                        "/parts/0: %s has 1 bytes; %d were published".formatted(one.file(), sound.length),
                        "/full: %s is not there".formatted(all.file()));
    }

    private void publish(PlacedProduct part, long samples, PlacedProduct full, long samplesOfFull) throws IOException {
        outbox.publish(
                Results.result("p", "abc", entry(part, samples, true), entry(full, samplesOfFull, false)),
                List.of(part, full));
    }

    /** Lists what is one product only; a clip of it is listed as long as it, or none. */
    private static PartEntry entry(PlacedProduct placed, long samples, boolean clips) {
        Product product = placed.product();
        return new PartEntry(
                product.file(),
                product.is(ProductKind.VIDEO) ? "" : product.kind(),
                BigDecimal.ONE,
                samples,
                0,
                product.bytes(),
                product.sha256(),
                product.fingerprint(),
                "",
                "sound",
                List.of(),
                "",
                clips
                        ? List.of(new ClipEntry(
                                "1",
                                "1.mp3",
                                BigDecimal.ZERO,
                                0,
                                samples,
                                null,
                                null,
                                null,
                                "f",
                                null,
                                null,
                                null,
                                null))
                        : List.of());
    }

    private List<String> faults() throws IOException {
        Ffmpeg ffmpeg = new Ffmpeg(TestMedia.ffmpeg(), Duration.ofMinutes(1), ParentDeathSignal.NONE);
        return new Verification(ffmpeg).check(outbox.resultFile("p")).lines();
    }

    /** Knows what is published now, as a run does when it begins. */
    private ProductFinder finishedProducts() throws IOException {
        return new ProductFinder(outbox, "p", outbox.published("p"));
    }

    private static List<PlannedProduct> planned(int number, String content) {
        return List.of(
                new PlannedProduct(
                        ProductKind.VIDEO, Outbox.productName("p", number, 3, ProductKind.VIDEO), "video-" + content),
                new PlannedProduct(WORDS, Outbox.productName("p", number, 3, WORDS), "words-" + content));
    }

    /** Makes a part's products, as a run does that is stopped before it publishes them. */
    private List<PlacedProduct> finish(int number, String content) throws IOException {
        List<PlacedProduct> finished = new ArrayList<>();
        for (PlannedProduct product : planned(number, content)) {
            finished.add(finish(
                    product,
                    "%s of %s".formatted(product.kind().name(), content).getBytes(UTF_8)));
        }
        return finished;
    }

    private PlacedProduct finish(PlannedProduct product, byte[] content) throws IOException {
        outbox.stage("p");
        Path place = Files.write(outbox.staged("p", product.kind(), product.fingerprint()), content);
        String sha256 = Fingerprint.ofFile(place);
        workspace.journal().recordProduct(product.fingerprint(), new FinishedProduct(content.length, sha256));
        return new PlacedProduct(product.finished(content.length, sha256), place);
    }

    private static List<PlacedProduct> flat(List<List<PlacedProduct>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    private static Result result(List<List<PlacedProduct>> parts) throws IOException {
        long samples = SoundTrack.read(REAL_VIDEO).orElseThrow().samples();
        List<PartEntry> entries = parts.stream()
                .map(part -> entry(part.stream().map(PlacedProduct::product).toList(), samples))
                .toList();
        return Results.result("p", "abc", Origin.UNKNOWN, "then", entries);
    }

    private static PartEntry entry(List<Product> products, long samples) {
        Product video = products.get(0);
        return new PartEntry(
                video.file(),
                "",
                BigDecimal.ONE,
                samples,
                0,
                video.bytes(),
                video.sha256(),
                video.fingerprint(),
                "",
                "sound",
                products.subList(1, products.size()),
                "",
                List.of(new ClipEntry(
                        "1", "1.mp3", BigDecimal.ZERO, 0, samples, null, null, null, "f", null, null, null, null)));
    }

    private void assertShown(String... files) {
        assertThat(shown.toFile().list()).containsExactlyInAnyOrder(files);
    }
}
