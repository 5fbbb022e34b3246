package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.TestMedia;
import org.stillcast.delivery.Delivery;
import org.stillcast.files.Fingerprint;
import org.stillcast.intake.Intake;
import org.stillcast.intake.Submission;
import org.stillcast.media.FileState;
import org.stillcast.outbox.Outbox;
import org.stillcast.outbox.PartEntry;
import org.stillcast.outbox.Result;
import org.stillcast.outbox.Results;
import org.stillcast.outbox.WarningEntry;
import org.stillcast.packed.HeapRoom;
import org.stillcast.process.Ffmpeg;
import org.stillcast.process.ParentDeathSignal;
import org.stillcast.project.Origin;
import org.stillcast.project.Project;
import org.stillcast.settings.Settings;
import org.stillcast.settings.SettingsReader;
import org.stillcast.slide.Fonts;
import org.stillcast.timeline.Take;
import org.stillcast.timeline.TakeTable;
import org.stillcast.work.JoinOrder;
import org.stillcast.workspace.FinishedProduct;
import org.stillcast.workspace.Workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class PublicationTest {
    private static final String FIRST = "1".repeat(32);
    private static final String SECOND = "2".repeat(32);
    private static final Instant NOW = Instant.parse("2026-11-24T09:08:07Z");

    @TempDir
    private Path folder;

    private Settings settings;
    private Outbox outbox;
    private Project project;
    private Workspace workspace;

    @BeforeEach
    void makeProject() throws Exception {
        settings = new SettingsReader(Map.of(), Map.of(), folder).read();
        outbox = new Outbox(settings.outbox());
        Path inbox = Files.createDirectories(settings.inbox());
        TestMedia.picture(inbox.resolve("bg.png"), 64, 36);
        TestMedia.clip(inbox.resolve("1.wav"), 1, "0.2");
        TestMedia.clip(inbox.resolve("2.wav"), 2, "0.2");
        Path manifest = Files.writeString(inbox.resolve("book.json"), """
                {"version": 1, "image": "bg.png", "split": {"every": 0.2}, "clips": ["1.wav", "2.wav"]}
                """);
        project = new Intake(settings)
                .plan(Submission.byCommand(manifest, List.of(inbox)).replacing());
        workspace = Workspace.open(settings.temp(), "book");
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void whatIsPublishedIsShownAndWrittenDown() throws Exception {
        Publication publication = publication();
        Finished parts = finished();

        publish(publication, parts);

        assertThat(publication.isDone()).isTrue();
        assertThat(workspace.journal().publishedSources(project.manifestSha256()))
                .contains(sources());
        Result result = outbox.published("book").orElseThrow();
        assertThat(result.started()).isEqualTo(NOW.toString());
        assertThat(result.clipCount()).isEqualTo(2);
        assertThat(result.samples()).isEqualTo(19_201);
        assertThat(result.changedParts()).containsExactly("book_part001.mp4", "book_part002.mp4");
        assertThat(result.parts())
                .extracting(PartEntry::file, PartEntry::samples)
                .containsExactly(tuple("book_part001.mp4", 9_601L), tuple("book_part002.mp4", 9_600L));
        assertThat(publication.outcome())
                .isEqualTo(new Outcome.Published(
                        project.manifest(),
                        "book",
                        outbox.resultFile("book"),
                        files(),
                        Optional.empty(),
                        files(),
                        Optional.of(new Outcome.Summary(Duration.ZERO, Duration.ZERO, OptionalDouble.empty(), 0)),
                        publication.message()));
    }

    @Test
    void warningsSayWhatTheyAreAbout() throws Exception {
        publish(publication(), finished());

        assertThat(outbox.published("book").orElseThrow().warnings())
                .extracting(WarningEntry::clip, WarningEntry::message, WarningEntry::kind)
                .containsExactly(
                        tuple("2", "crackles", WarningEntry.Kind.COMPLAINT),
                        tuple(
                                "1",
                                "is longer than a part may be, and is a part of its own",
                                WarningEntry.Kind.OVERLONG));
    }

    @Test
    void whatCannotBeShownIsNotWrittenDownAndStays() throws Exception {
        Publication publication = publication();
        Finished parts = finished();
        Path second = parts.products().products().get(1).place();
        Files.delete(second);

        assertThatThrownBy(() -> publish(publication, parts))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(outbox.staging("book").toString());

        assertThat(publication.isDone()).isFalse();
        assertThat(workspace.journal().isPublished(project.manifestSha256())).isFalse();
        assertThat(outbox.published("book")).isEmpty();
        assertThat(outbox.staging("book").resolve("book_part001.mp4")).exists();
    }

    /** The result is in the outbox before the journal says so: if the line is missing, the next run adds it. */
    @Test
    void aResultOfThisVeryRunWhoseLineIsMissingIsPublished() throws Exception {
        Publication interrupted = publication();
        Finished parts = finished();
        workspace.close();

        assertThatThrownBy(() -> publish(interrupted, parts)).isInstanceOf(IOException.class);

        assertThat(interrupted.isDone()).isFalse();
        assertThat(outbox.products("book")).hasSize(2);
        workspace = Workspace.open(settings.temp(), "book");
        Publication next = publication();
        next.look();
        assertThat(next.isDone()).isTrue();
        assertThat(workspace.journal().isPublished(project.manifestSha256())).isTrue();
        assertThat(workspace.journal().publishedSources(project.manifestSha256()))
                .isEmpty();
        assertThat(next.outcome().summary()).isEmpty();
    }

    /** So that who is told twice can know it; another publication is another message. */
    @Test
    void whatOthersAreToldIsTheSameAfterACrashAndAnotherForEachPublication() throws Exception {
        Publication first = publication();
        publish(first, finished());
        Delivery told = first.message();
        workspace.close();
        workspace = Workspace.open(settings.temp(), "book");
        Publication next = publication(clock(1));
        next.look();

        assertThat(told.kind()).isEqualTo(Delivery.Kind.COMPLETED);
        assertThat(told.project()).isEqualTo("book");
        assertThat(told.time()).isEqualTo(NOW.toString());
        assertThat(told.content()).isEqualTo(outbox.resultFile("book").toString());
        assertThat(told.parts()).isEqualTo(files().stream().map(Path::toString).toList());
        assertThat(next.isDone()).isTrue();
        assertThat(next.message()).isEqualTo(told);
        publish(next, finished());
        assertThat(next.message().id()).isNotEqualTo(told.id());
    }

    private static Clock clock(int seconds) {
        return Clock.fixed(NOW.plusSeconds(seconds), ZoneOffset.UTC);
    }

    private Publication publication(Clock clock) throws IOException {
        return publication(outbox.published("book"), clock);
    }

    @Test
    void nothingIsPublishedAtFirst() throws Exception {
        assertThat(isDone()).isFalse();
    }

    @Test
    void aResultOfAnotherRunOrAnotherManifestDoesNotCount() throws Exception {
        publication(); // which begins the run
        for (Result other : List.of(
                result(project.manifestSha256(), NOW.minusSeconds(1).toString()), result("another", NOW.toString()))) {
            Publication publication = publication(Optional.of(other));
            publication.look();
            assertThat(publication.isDone()).isFalse();
        }
        assertThat(workspace.journal().isPublished(project.manifestSha256())).isFalse();
    }

    @Test
    void whatTheJournalSaysCountsAsLongAsNoFileHasChanged() throws Exception {
        publication();
        workspace.journal().recordPublished(project.manifestSha256(), Optional.of(sources()));

        assertThat(isDone()).isTrue();

        TestMedia.clip(settings.inbox().resolve("2.wav"), 3, "0.3");
        assertThat(isDone()).isFalse();

        Files.delete(settings.inbox().resolve("2.wav"));
        assertThatThrownBy(this::isDone).isInstanceOf(NoSuchFileException.class);
    }

    /** Version 1.0 did not write down what the files were. */
    @Test
    void whereTheJournalDoesNotSayWhatTheFilesWereItIsBelieved() throws Exception {
        publication();
        workspace.journal().recordPublished(project.manifestSha256(), Optional.empty());
        Files.delete(settings.inbox().resolve("2.wav"));

        assertThat(isDone()).isTrue();
    }

    @Test
    void anotherManifestThatWasPublishedDoesNotCount() throws Exception {
        workspace.journal().begin("book.json", "another", "2026-01-01T00:00:00Z");
        workspace.journal().recordPublished("another", Optional.empty());

        assertThat(isDone()).isFalse();
    }

    private boolean isDone() throws IOException {
        Publication publication = publication();
        publication.look();
        return publication.isDone();
    }

    private Publication publication() throws IOException {
        return publication(outbox.published("book"));
    }

    private Publication publication(Optional<Result> before) throws IOException {
        return publication(before, clock(0));
    }

    private Publication publication(Optional<Result> before, Clock clock) throws IOException {
        Tools tools = new Tools(
                settings,
                outbox,
                new Ffmpeg(TestMedia.ffmpeg(), Duration.ofMinutes(1), ParentDeathSignal.NONE),
                "4.4.1",
                "test",
                new Fonts(List.of()),
                clock,
                event -> {});
        return new Publication(project, before, workspace.journal(), tools);
    }

    private static TakeTable takes() {
        TakeTable takes = new TakeTable(2);
        takes.name(0, FIRST);
        takes.put(0, new Take(FIRST, 9_601, 1, Optional.empty()));
        takes.name(1, SECOND);
        takes.put(1, new Take(SECOND, 9_600, 1, Optional.of("crackles")));
        return takes;
    }

    /** Returns two parts that are joined. */
    private Finished finished() throws Exception {
        StillPhase still = new StillPhase(project, workspace, "4.4.1", new Fonts(List.of()), settings.maxPixels());
        still.look();
        JoinOrderMaker orders = new JoinOrderMaker(project, still, "4.4.1", workspace, outbox);
        ProductFinder earlier = new ProductFinder(outbox, "book", Optional.empty());
        PlannedParts planned = new PlannedParts(project, takes(), orders, List.of(), HeapRoom.ofThisProgram(1));
        PartPhase parts = new PartPhase(planned, orders, still, Optional.empty(), "4.4.1", 96, earlier);
        outbox.stage("book");
        for (JoinOrder part : parts.orders().toList()) {
            Files.writeString(part.target(), "part " + part.number());
            FinishedProduct made = new FinishedProduct(Files.size(part.target()), Fingerprint.ofFile(part.target()));
            parts.complete(part.fingerprint(), new PartFile(made, part.target()));
        }
        ProductPhase products = new ProductPhase(
                project, planned, new PartTags(project, planned, takes(), "4.4.1"), workspace, outbox, earlier);
        assertThat(products.orders(parts)).isEmpty();
        return new Finished(parts, products);
    }

    private record Finished(PartPhase parts, ProductPhase products) {}

    private void publish(Publication publication, Finished finished) throws Exception {
        publication.publish(finished.parts(), finished.products(), takes(), List.of(), sources(), true);
    }

    private List<Path> files() {
        return IntStream.of(1, 2)
                .mapToObj(number -> outbox.resultFile("book").resolveSibling("book_part00%d.mp4".formatted(number)))
                .toList();
    }

    /** Returns what the files are now, in short. */
    private String sources() throws Exception {
        Fingerprint.Hash sources = new Fingerprint.Hash();
        for (String file : List.of("bg.png", "1.wav", "2.wav")) {
            sources.add(
                    FileState.of(settings.inbox().toRealPath().resolve(file)).inShort());
        }
        return sources.fingerprint();
    }

    private static Result result(String manifestSha256, String started) {
        return Results.result("book", manifestSha256, Origin.UNKNOWN, started, List.of());
    }
}
