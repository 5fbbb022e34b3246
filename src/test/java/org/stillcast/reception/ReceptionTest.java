package org.stillcast.reception;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.MovedClock;
import org.stillcast.faults.FaultyFileSystem;
import org.stillcast.faults.Operation;
import org.stillcast.inbox.Inbox;
import org.stillcast.intake.Intake;
import org.stillcast.settings.Settings;
import org.stillcast.settings.SettingsReader;

import static org.assertj.core.api.Assertions.assertThat;

class ReceptionTest {
    private static final String BOOK = "{\"image\": \"bg.png\", \"version\": 1, \"clips\": [\"1.mp3\", \"2.mp3\"]}";
    private static final Duration POLL = Duration.ofMillis(500);

    private final MovedClock clock = new MovedClock();
    private final FaultyFileSystem files = new FaultyFileSystem();
    private Path home;
    private Path inbox;
    private Path spanish;
    private WaitingRoom room;
    private Reception reception;

    @BeforeEach
    void makeInbox(@TempDir Path temp) throws Exception {
        home = temp.toRealPath();
        inbox = home.resolve("inbox");
        spanish = inbox.resolve("spanish");
        for (String name : new String[] {"inbox/done", "inbox/failed", "temp", "outbox"}) {
            Files.createDirectories(home.resolve(name));
        }
        start(home);
    }

    private void start(Path root) throws Exception {
        Settings settings = new SettingsReader(Map.of(), Map.of(), root).read();
        Inbox box = new Inbox(settings.inbox(), clock);
        Intake intake = new Intake(settings);
        room = new WaitingRoom(settings, box, intake, clock, Runnable::run, path -> {});
        reception = new Reception(settings, box, room, clock, Runnable::run);
    }

    private void copy(Path folder, String... names) throws IOException {
        Files.createDirectories(folder);
        for (String name : names) {
            Path file = folder.resolve(name);
            if (name.endsWith(".png")) {
                ImageIO.write(new BufferedImage(32, 18, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
            } else {
                Files.writeString(file, name.toLowerCase(Locale.ROOT).contains(".json") ? BOOK : "sound of " + name);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"manifest.json", "Manifest.JSON", "my course.json", "course.jsonc"})
    void aFolderWithAManifestIsAProject(String name) throws IOException {
        copy(spanish, "bg.png", "1.mp3", "2.mp3", name, "other.schema.json", "._x.json");

        assertThat(admittedAfter(Duration.ofSeconds(3))).containsExactly(spanish.resolve(name));
        assertThat(statuses()).isEmpty();
    }

    @Test
    void theUsualNameWinsOverOtherFilesOfThatKind() throws IOException {
        copy(spanish, "bg.png", "1.mp3", "2.mp3", "a.json", "manifest.json", "z.json");

        assertThat(admittedAfter(Duration.ofSeconds(3))).containsExactly(spanish.resolve("manifest.json"));
    }

    /** However slowly, in whatever order, and whatever is wrong with its manifest: a folder must not move while it is copied. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"nonsense\": 1, \"clips\": []}", "[]", "{\"clips\": [\"../../secret.mp3\"]}"})
    void aFolderThatIsStillBeingCopiedIsWaitedFor(String faulty) throws IOException {
        copy(spanish.resolve("deep/er"), "0.mp3");
        Files.writeString(spanish.resolve("manifest.json"), faulty);
        for (int i = 0; i < 20; i++) {
            Files.writeString(spanish.resolve("deep/er/0.mp3"), "more", StandardOpenOption.APPEND);
            assertThat(poll()).isEmpty();
        }

        assertThat(inbox.resolve("spanish.status.txt"))
                .content()
                .contains("spanish waits since", "something in its folder still changes");
        assertThat(admittedAfter(Duration.ofSeconds(3))).containsExactly(spanish.resolve("manifest.json"));
    }

    @Test
    void aFolderWaitsForItsClipsAndSaysSoBesideIt() throws IOException {
        copy(spanish, "bg.png", "1.mp3", "manifest.json");

        assertThat(admittedAfter(Duration.ofMinutes(2))).isEmpty();
        assertThat(inbox.resolve("spanish.status.txt"))
                .content()
                .contains("spanish waits since", "/clips/1: is not there: \"2.mp3\"");
        copy(spanish, "2.mp3");

        assertThat(admittedAfter(Duration.ofMinutes(1))).containsExactly(spanish.resolve("manifest.json"));
        room.take(spanish.resolve("manifest.json"));
        assertThat(statuses()).isEmpty();
    }

    @Test
    void aManifestThatIsSavedAnewInAFolderIsTakenAnew() throws IOException {
        copy(spanish, "bg.png", "1.mp3", "2.mp3", "manifest.json");
        Path manifest = spanish.resolve("manifest.json");
        admittedAfter(Duration.ofSeconds(3));
        room.take(manifest);

        assertThat(admittedAfter(Duration.ofMinutes(1))).isEmpty();
        Files.writeString(manifest, BOOK + " ");
        reception.forget(manifest);
        assertThat(admittedAfter(Duration.ofSeconds(3))).containsExactly(manifest);
    }

    @Test
    void aFolderWithoutAManifestIsToldAboutOnceAndThatIsTakenBackWhenItIsAProject() throws IOException {
        copy(spanish.resolve("audio"), "1.mp3");
        for (int i = 0; i < 100; i++) {
            Files.writeString(spanish.resolve("audio/1.mp3"), "more", StandardOpenOption.APPEND);
            poll();
        }
        assertThat(statuses()).as("it is still being copied").isEmpty();

        assertThat(admittedAfter(Duration.ofMinutes(1))).isEmpty();
        assertThat(inbox.resolve("spanish.status.txt"))
                .content()
                .startsWith("spanish is passed over: it is a folder without a manifest")
                .contains("manifest.json", "./stillcast init \"" + spanish + "\"");
        copy(spanish, "bg.png", "1.mp3", "2.mp3", "manifest.json");
        assertThat(admittedAfter(Duration.ofSeconds(12))).containsExactly(spanish.resolve("manifest.json"));
        room.take(spanish.resolve("manifest.json"));
        assertThat(statuses()).isEmpty();
    }

    @Test
    void looseSoundsAreToldAboutInOneStatusWhenTheyHaveArrivedUntilAManifestNamesThem() throws IOException {
        copy(inbox, "bg.png", "._1.mp3", "notes.txt", "2.mp3.part");
        for (int i = 0; i < 70; i++) {
            copy(inbox, "1.mp3");
            Files.writeString(inbox.resolve("1.mp3"), "x".repeat(i), StandardOpenOption.APPEND);
            poll();
        }
        assertThat(statuses()).as("they are still being copied").isEmpty();

        copy(inbox, "2.mp3");
        admittedAfter(Duration.ofMinutes(1));
        assertThat(statuses()).containsExactly("loose-files.status.txt");
        assertThat(inbox.resolve("loose-files.status.txt"))
                .content()
                .startsWith("loose-files: 3 sounds or pictures lie in the inbox by themselves")
                .contains("\"1.mp3\", \"2.mp3\", \"bg.png\"", "a folder of their own", "./stillcast init");
        for (int i = 0; i < 100; i++) {
            copy(inbox, "more " + i + ".mp3");
        }
        admittedAfter(Duration.ofMinutes(1));
        assertThat(inbox.resolve("loose-files.status.txt"))
                .content()
                .contains("103 sounds", "\"1.mp3\", \"2.mp3\", \"bg.png\", …");

        Files.writeString(inbox.resolve("book.json"), BOOK.replace("\"1.mp3\"", "{\"glob\": \"*.mp3\"}"));
        Files.delete(inbox.resolve("2.mp3.part"));
        assertThat(admittedAfter(Duration.ofMinutes(1))).isNotEmpty();
        poll();
        assertThat(statuses()).isEmpty();
    }

    @Test
    void looseFilesThatAManifestHasNamedAreNothingToTell() throws IOException {
        copy(inbox, "bg.png", "1.mp3", "2.mp3", "book.json");
        Path book = admittedAfter(Duration.ofSeconds(5)).get(0);
        room.take(book);
        Files.delete(book);
        reception.forget(book);

        assertThat(admittedAfter(Duration.ofMinutes(2))).isEmpty();
        assertThat(statuses()).isEmpty();
    }

    @Test
    void whatIsDroppedWhileNothingCanBeBegunIsToldWhyAndWhatToDo() throws IOException {
        copy(inbox, "bg.png", "1.mp3", "2.mp3", "a.json");
        Path first = admittedAfter(Duration.ofSeconds(3)).get(0);
        room.take(first);
        Files.delete(home.resolve("outbox"));
        room.postpone(first, "the outbox is away");
        copy(inbox, "b.json");

        assertThat(admittedAfter(Duration.ofMinutes(1))).isEmpty();
        assertThat(statuses()).containsExactlyInAnyOrder("a.json.status.txt", "b.json.status.txt");
        assertThat(inbox.resolve("b.json.status.txt"))
                .content()
                .contains("b.json waits, as no project can be begun now: the folder " + home.resolve("outbox")
                        + " is not there: make it again");
        Files.createDirectory(home.resolve("outbox"));
        assertThat(admittedAfter(Duration.ofMinutes(2))).contains(first);
        room.take(first);
        assertThat(admittedAfter(Duration.ofSeconds(5))).containsExactly(inbox.resolve("b.json"));
        room.take(inbox.resolve("b.json"));
        room.forget(first);
        room.forget(inbox.resolve("b.json"));
        assertThat(statuses()).isEmpty();
    }

    /** It may name anything, but may never be mended. */
    @Test
    void aManifestThatStaysCutOffKeepsNothingFromBeingToldAbout() throws IOException {
        Files.writeString(inbox.resolve("cut.json"), BOOK.substring(0, 20));
        copy(spanish, "1.mp3");
        copy(inbox, "1.mp3");

        assertThat(admittedAfter(Duration.ofSeconds(90))).isEmpty();
        assertThat(statuses())
                .containsExactlyInAnyOrder("cut.json.status.txt", "spanish.status.txt", "loose-files.status.txt");

        copy(inbox, "new.json");
        poll();
        assertThat(statuses())
                .as("what was said stays said when another one comes")
                .contains("spanish.status.txt", "loose-files.status.txt");
    }

    /** As of another user, who has copied it. */
    @Test
    void aFolderThatMayNotBeLookedIntoIsToldAboutUntilItMay() throws Exception {
        start(files.wrap(home));
        copy(spanish, "bg.png", "1.mp3", "2.mp3", "manifest.json");
        files.inject((operation, path) -> {
            if (operation == Operation.LIST && path.startsWith(spanish)) {
                throw new AccessDeniedException(path.toString());
            }
        });

        assertThat(admittedAfter(Duration.ofMinutes(1))).isEmpty();
        assertThat(inbox.resolve("spanish.status.txt"))
                .content()
                .startsWith("spanish is passed over: Stillcast may not look into this folder");
        files.heal();

        assertThat(admittedAfter(Duration.ofMinutes(1))).hasSize(1);
        assertThat(statuses()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "manifest.json.txt, \"manifest.json.txt\"",
        "a.json; b.json, '\"a.json\", \"b.json\"'",
        "a.json5, \"a.json5\""
    })
    void whatMayBeItsManifestIsNamed(String names, String expected) throws IOException {
        copy(spanish, names.split("; "));

        assertThat(admittedAfter(Duration.ofMinutes(1))).isEmpty();
        assertThat(inbox.resolve("spanish.status.txt")).content().contains("There is " + expected + " in it");
    }

    @Test
    void aFolderOfMediaIsNeverTaken() throws IOException {
        copy(inbox.resolve("audio"), "1.mp3", "2.mp3");
        Files.writeString(inbox.resolve("audio/voices.json"), "{\"speaker\": \"A\"}");
        Files.writeString(inbox.resolve("audio/manifest.json"), "{\"name\": \"of a web page\", \"icons\": []}");
        copy(inbox, "bg.png");
        Path book = inbox.resolve("book.json");
        Files.writeString(book, BOOK.replace("1.mp3", "audio/1.mp3").replace("2.mp3", "audio/3.mp3"));

        assertThat(admittedAfter(Duration.ofMinutes(2))).isEmpty();
        assertThat(statuses()).containsExactly("book.json.status.txt");
        copy(inbox.resolve("audio"), "3.mp3");
        assertThat(admittedAfter(Duration.ofMinutes(1))).containsExactly(book);
        room.take(book);
        Files.delete(book);
        reception.forget(book);

        assertThat(admittedAfter(Duration.ofMinutes(2))).isEmpty();
        assertThat(statuses()).as("it was of use, and may be again").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "book.json.txt, 'its name ends|name it book.json '",
        "book.json5, name it book.json ",
        "book.sync-conflict-20261124-090807-ABCDEFG.json, changed in two places",
        "book (Anna's conflicted copy 2026-11-24).json, changed in two places"
    })
    void whatIsNoManifestByItsNameIsToldAboutUntilItIsGone(String name, String expected) throws IOException {
        copy(inbox, "bg.png", "1.mp3", "2.mp3", name);

        assertThat(admittedAfter(Duration.ofMinutes(1))).isEmpty();
        assertThat(inbox.resolve(name + ".status.txt"))
                .content()
                .startsWith(name + " is passed over")
                .containsPattern(expected);
        Files.delete(inbox.resolve(name));
        poll();
        assertThat(statuses()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.schema.json", "~$a.json", ".a.json", "a.json.part", "a.txt"})
    void otherFilesAreNoManifests(String name) throws IOException {
        Files.writeString(inbox.resolve(name), BOOK);

        for (int i = 0; i < 5; i++) {
            assertThat(poll()).isEmpty();
        }
        assertThat(inbox.resolve(name + ".status.txt")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"done", "failed", ".hidden", "lost+found", "__MACOSX"})
    void placesOfOursAndOfSystemsAreNoFoldersThatWereDropped(String name) throws IOException {
        copy(inbox.resolve(name), "bg.png", "1.mp3", "2.mp3", "manifest.json");

        assertThat(admittedAfter(Duration.ofMinutes(1))).isEmpty();
        assertThat(statuses()).isEmpty();
    }

    /** The settings let inbox and outbox be one folder, or one be in the other. */
    @Test
    void whatStillcastHasMadeItselfIsNoFolderThatWasDropped() throws Exception {
        Settings settings = new SettingsReader(
                        Map.of("stillcast.outbox", "inbox", "stillcast.temp", "inbox/temp"), Map.of(), home)
                .read();
        reception = new Reception(settings, new Inbox(inbox, clock), room, clock, Runnable::run);
        copy(inbox.resolve("temp/video_segments/book"), "1.mp4");
        Files.createDirectories(inbox.resolve("book"));
        Files.writeString(
                inbox.resolve("book/book.json"),
                "{\"id\": \"book\", \"manifestSha256\": \"0a\", \"parts\": [{\"clips\": []}]}");
        copy(spanish, "bg.png", "1.mp3", "2.mp3", "manifest.json"); // its result would get into it

        assertThat(admittedAfter(Duration.ofMinutes(1))).isEmpty();
        assertThat(statuses()).isEmpty();
    }

    @Test
    void whatWasToldAboutAFolderStaysSaidWhenAnotherManifestComes() throws IOException {
        copy(spanish, "1.mp3");
        admittedAfter(Duration.ofMinutes(1));
        Path status = inbox.resolve("spanish.status.txt");
        Files.writeString(status, "said once");

        copy(inbox, "book.json");
        admittedAfter(Duration.ofMinutes(1));

        assertThat(status).hasContent("said once");
    }

    /** Each file of it is looked at a few times until it has settled, and never again. */
    @Test
    void howMuchIsInAFolderDoesNotMatterOnceItIsInWork() throws Exception {
        start(files.wrap(home));
        copy(spanish, "bg.png", "1.mp3", "2.mp3", "manifest.json");
        for (int i = 0; i < 200; i++) {
            copy(spanish.resolve("deep/" + i % 10), i + ".mp3");
        }
        room.take(admittedAfter(Duration.ofSeconds(3)).get(0));
        AtomicInteger touched = new AtomicInteger();
        files.inject((operation, path) -> {
            if (path.startsWith(spanish) && (operation == Operation.LOOK || operation == Operation.LIST)) {
                touched.incrementAndGet();
            }
        });

        for (int i = 0; i < 100; i++) {
            poll();
        }

        assertThat(touched).hasValueLessThanOrEqualTo(2 * 100); // is it a folder; its manifest
    }

    @Test
    void aFolderThatLiesThereIsListedNowAndThen() throws Exception {
        start(files.wrap(home));
        for (int i = 0; i < 200; i++) {
            copy(spanish, i + ".mp3");
        }
        admittedAfter(Duration.ofMinutes(5));
        AtomicInteger looks = new AtomicInteger();
        AtomicInteger lists = new AtomicInteger();
        files.inject((operation, path) -> {
            if (path.startsWith(spanish)) {
                (operation == Operation.LIST ? lists : looks).incrementAndGet();
            }
        });

        admittedAfter(Duration.ofMinutes(1));

        assertThat(lists).hasValueBetween(5, 7);
        assertThat(looks).hasValueLessThanOrEqualTo(3 * 120); // none at what is in it
    }

    @Test
    void theSecondManifestOfAProjectWaitsItsTurn() throws IOException {
        copy(inbox, "bg.png", "1.mp3", "2.mp3", "Book.json");
        Path first = inbox.resolve("Book.json");
        admittedAfter(Duration.ofSeconds(3));
        room.take(first);
        Path second = inbox.resolve("second.json");
        Files.writeString(second, BOOK.replace("{", "{\"id\": \"BOOK\", "));

        assertThat(room.begin(first)).isPresent();
        assertThat(admittedAfter(Duration.ofMinutes(20))).isEmpty();
        assertThat(inbox.resolve("second.json.status.txt"))
                .content()
                .contains("second.json waits its turn: Book.json makes the same project, \"book\"");
        room.postpone(first, "the share is away");
        assertThat(admittedAfter(Duration.ofSeconds(2)))
                .as("that one goes on later")
                .isEmpty();
        room.take(first);
        reception.forget(first);
        Files.delete(first);

        assertThat(admittedAfter(Duration.ofSeconds(3))).containsExactly(second);
        room.take(second);
        assertThat(statuses()).isEmpty();
    }

    @Test
    void twoManifestsOfAProjectThatAreReadyTogetherAreLetThroughOneAfterTheOther() throws IOException {
        copy(inbox, "bg.png", "1.mp3", "2.mp3", "Book.json");
        Files.writeString(inbox.resolve("second.json"), BOOK.replace("{", "{\"id\": \"BOOK\", "));

        assertThat(admittedAfter(Duration.ofSeconds(3))).hasSize(1);
    }

    /** Looks are carried out by another thread, so what is known of a folder may be older than its move. */
    @Test
    void aFolderThatHasMovedIsNotTakenForOneThatIsThere() throws Exception {
        List<Runnable> looks = new ArrayList<>();
        Settings settings = new SettingsReader(Map.of(), Map.of(), home).read();
        reception = new Reception(settings, new Inbox(inbox, clock), room, clock, looks::add);
        copy(spanish, "bg.png", "1.mp3", "2.mp3", "manifest.json");
        Path manifest = spanish.resolve("manifest.json");
        for (List<Path> admitted = List.<Path>of(); admitted.isEmpty(); admitted = poll()) {
            looks.forEach(Runnable::run);
            looks.clear();
        }
        room.take(manifest);
        poll();
        Files.move(spanish, inbox.resolve("done/spanish"));
        reception.forget(manifest);

        assertThat(admittedAfter(Duration.ofSeconds(5))).isEmpty();
        assertThat(statuses()).isEmpty();
        looks.forEach(Runnable::run);
        assertThat(admittedAfter(Duration.ofSeconds(5))).isEmpty();
    }

    @Test
    void whatIsQueuedSaysSo() throws IOException {
        copy(inbox, "bg.png", "1.mp3", "2.mp3", "a.json", "b.json");
        assertThat(admittedAfter(Duration.ofSeconds(3))).hasSize(2);
        room.take(inbox.resolve("a.json"));
        assertThat(room.begin(inbox.resolve("a.json"))).isPresent();
        room.take(inbox.resolve("b.json"));

        assertThat(inbox.resolve("b.json.status.txt"))
                .hasContent("b.json is ready and waits its turn: as many projects are in work as may be at a time.");
        reception.forget(inbox.resolve("a.json"));
        assertThat(room.begin(inbox.resolve("b.json"))).isPresent();
        assertThat(statuses()).isEmpty();
    }

    @Test
    void whatIsOldestIsFirst() throws IOException {
        copy(inbox, "bg.png", "1.mp3", "2.mp3", "a.json", "c.json");
        copy(inbox.resolve("b"), "bg.png", "1.mp3", "2.mp3", "manifest.json");
        String[] names = {"c.json", "b/manifest.json", "a.json"};
        for (int i = 0; i < names.length; i++) {
            Files.setLastModifiedTime(inbox.resolve(names[i]), FileTime.from(Instant.EPOCH.plusSeconds(i)));
        }
        List<Path> admitted = List.of();
        for (int i = 0; i < 8; i++) {
            admitted = poll();
        }

        assertThat(admitted)
                .extracting(file -> inbox.relativize(file).toString())
                .containsExactly(names);
    }

    private List<String> statuses() throws IOException {
        List<String> names = new ArrayList<>();
        try (var all = Files.newDirectoryStream(inbox, "*.status.txt")) {
            all.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }

    private List<Path> poll() throws IOException {
        List<Path> admitted = reception.look();
        clock.move(POLL);
        return admitted;
    }

    /** Polls until something is admitted, for some time at most. */
    private List<Path> admittedAfter(Duration time) throws IOException {
        Instant end = clock.instant().plus(time);
        List<Path> admitted = List.of();
        while (admitted.isEmpty() && clock.instant().isBefore(end)) {
            admitted = poll();
        }
        return admitted;
    }
}
