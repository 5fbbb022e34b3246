package org.stillcast.reception;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
import static org.junit.jupiter.api.Assumptions.assumeFalse;

class WaitingRoomTest {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final String BOOK = manifest("\"1.mp3\", \"2.mp3\", \"3.mp3\"");

    private final MovedClock clock = new MovedClock();
    private Path folder;
    private Path inbox;
    private Path book;
    private WaitingRoom room;

    @BeforeEach
    void makeInbox(@TempDir Path temp) throws Exception {
        folder = temp.toRealPath();
        inbox = folder.resolve("inbox");
        book = inbox.resolve("book.json");
        for (String name : new String[] {"inbox/done", "inbox/failed", "temp", "outbox"}) {
            Files.createDirectories(folder.resolve(name));
        }
        ImageIO.write(
                new BufferedImage(32, 18, BufferedImage.TYPE_INT_RGB),
                "png",
                inbox.resolve("bg.png").toFile());
        for (String name : new String[] {"1.mp3", "2.mp3", "3.mp3"}) {
            Files.writeString(inbox.resolve(name), "sound of " + name);
        }
        room = room();
    }

    private WaitingRoom room() throws Exception {
        return room(Runnable::run);
    }

    private WaitingRoom room(Executor looks) throws Exception {
        Settings settings = new SettingsReader(Map.of(), Map.of(), folder).read();
        return new WaitingRoom(settings, new Inbox(inbox, clock), new Intake(settings), clock, looks, path -> {});
    }

    @Test
    void aManifestIsLetThroughWhenAllWasTheSameAtTwoLooks() throws IOException {
        write(book, BOOK);

        assertThat(polls(book, 3)).containsExactly(false, false, true);
        assertThat(status(book)).doesNotExist();
    }

    @Test
    void afterALookThatCameLateTheNextOneIsNotTooEarly() throws Exception {
        List<Runnable> looks = new ArrayList<>();
        room = room(looks::add);
        write(book, BOOK);

        polls(book, 2);
        looks.remove(0).run();
        assertThat(poll(book)).isFalse();
        assertThat(looks).as("half a second has not passed").isEmpty();
        assertThat(poll(book)).isFalse();
        looks.remove(0).run();

        assertThat(poll(book)).isTrue();
    }

    /** As many of them as wait would not fit into memory together; to read one again costs little. */
    @ParameterizedTest
    @CsvSource({"0, 1", "600000, 3"})
    void theNamesOfALargeManifestAreOnlyThereWhileItIsLookedAt(int padding, int readings) throws Exception {
        FaultyFileSystem files = new FaultyFileSystem();
        AtomicInteger read = new AtomicInteger();
        files.inject((operation, path) -> {
            if (operation == Operation.READ && path.endsWith("book.json")) {
                read.incrementAndGet();
            }
        });
        write(book, manifest("\"nowhere.mp3\"") + " ".repeat(padding));

        for (int i = 0; i < 4; i++) {
            poll(files.wrap(book));
        }

        assertThat(read).hasValue(readings);
    }

    @Test
    void aManifestThatGrowsIsWaitedForAlthoughItsTimeIsThatOfItsSource() throws IOException {
        FileTime old = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));
        for (int length = BOOK.length() - 10; length < BOOK.length(); length++) {
            write(book, BOOK.substring(0, length));
            Files.setLastModifiedTime(book, old);
            assertThat(poll(book)).isFalse();
        }
        write(book, BOOK);
        Files.setLastModifiedTime(book, old);

        assertThat(poll(book)).isFalse();
        assertThat(pollUntilLetThrough(book)).isLessThan(Duration.ofSeconds(3));
    }

    /** Cut within a list, a word, a character, a comment, at a brace, in front of zeros; and before its first byte. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"clips\": [\"1.mp3\"",
                "{\"replace\": tru",
                "{\"title\": \"\u98DF\u00E9?",
                "{ /* who",
                "{\"clips\": [{\"audio\": \"1.mp3\"}",
                "{\"clips\": [\"1.mp3\"\0\0\0\0",
                ""
            })
    void aManifestThatIsCutOffIsStillBeingCopied(String start) throws IOException {
        byte[] bytes = start.getBytes(StandardCharsets.UTF_8);
        boolean withinACharacter = start.endsWith("?");
        Files.write(book, withinACharacter ? Arrays.copyOf(bytes, bytes.length - 2) : bytes);

        assertThat(polls(book, 20)).doesNotContain(true);
        assertThat(status(book)).content().contains("book.json waits since 2026-11-24 12:00:00 Z for:", "too early");

        write(book, BOOK);
        pollUntilLetThrough(book);
    }

    /** People wait for what they think is being copied; ten minutes are long for a forgotten bracket. */
    @Test
    void aManifestThatStaysCutOffIsToldAsProbablyBrokenAfterHalfAMinute() throws IOException {
        write(book, "{\"version\": 1, \"clips\": [\"1.mp3\"");

        pollFor(book, Duration.ofSeconds(25));
        assertThat(status(book)).content().contains("still being copied").doesNotContain("probably");
        pollFor(book, Duration.ofSeconds(15));
        assertThat(status(book)).content().contains("probably a bracket or a quotation mark is missing at its end (");
        write(book, BOOK);

        assertThat(pollUntilLetThrough(book)).isLessThan(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"clips\": [,]}",
                "[]",
                "{\"version\": 1, \"image\": \"bg.png\", \"clips\": [\"1.mp3\"], \"nonsense\": 1}",
                "{\"version\": 1, \"image\": \"bg.png\", \"clips\": [\"1.mp3\", \"../secret.mp3\"]}",
                "{\"version\": 1, \"image\": \"bg.png\", \"clips\": [\"4.mp3\", \"http://host/5.mp3\"]}"
            })
    void whatWaitingDoesNotMendIsLetThroughToFail(String text) throws IOException {
        Files.writeString(folder.resolve("secret.mp3"), "not in the inbox");
        write(book, text);

        assertThat(polls(book, 2)).containsExactly(false, true);
    }

    @Test
    void filesThatGrowAreWaitedFor() throws IOException {
        write(book, BOOK);
        FileTime old = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));
        for (int i = 0; i < 40; i++) {
            Files.writeString(inbox.resolve("2.mp3"), "more", StandardOpenOption.APPEND);
            Files.setLastModifiedTime(inbox.resolve("2.mp3"), old);
            assertThat(poll(book)).isFalse();
        }

        assertThat(status(book)).content().contains("/clips/1: is still being copied: \"2.mp3\"");
        assertThat(pollUntilLetThrough(book)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aFolderThatIsCopiedManifestFirstIsWaitedFor() throws IOException {
        Path late = folder.resolve("late");
        Files.createDirectory(late);
        Path sounds = inbox.resolve("sounds");
        write(book, manifest("\"sounds/1.mp3\", \"sounds/2.mp3\""));

        assertThat(polls(book, 10)).doesNotContain(true);
        assertThat(status(book))
                .content()
                .contains("/clips/0: is not there: \"sounds/1.mp3\"", "the same goes for 1 more");
        Files.createDirectory(sounds);
        Files.copy(inbox.resolve("1.mp3"), sounds.resolve("1.mp3"));
        assertThat(polls(book, 10)).doesNotContain(true);
        assertThat(status(book)).content().doesNotContain("/clips/0").contains("/clips/1");
        Files.copy(inbox.resolve("2.mp3"), sounds.resolve("2.mp3"));

        pollUntilLetThrough(book);
        room.take(book);
        assertThat(status(book)).doesNotExist();
    }

    @Test
    void theBaseMayComeLast() throws IOException {
        write(book, "{\"version\": 1, \"base\": \"sounds\", \"image\": \"bg.png\", \"clips\": [\"1.mp3\"]}");

        assertThat(polls(book, 5)).doesNotContain(true);
        assertThat(status(book)).content().contains("/base: is not a folder that is there");
    }

    @Test
    void whatNeverComesFailsInTheEnd() throws IOException {
        write(book, manifest("\"1.mp3\", \"never.mp3\""));

        assertThat(pollUntilLetThrough(book)).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
    }

    @Test
    void anyProgressProlongsTheWait() throws IOException {
        write(book, manifest("\"4.mp3\", \"5.mp3\""));
        pollFor(book, Duration.ofMinutes(8));
        Files.writeString(inbox.resolve("4.mp3"), "at last");
        pollFor(book, Duration.ofMinutes(8));

        assertThat(pollUntilLetThrough(book)).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(3));
    }

    /** Its final name is missing all the time, but it does come. */
    @Test
    void aFileThatGrowsUnderAnotherNameIsProgress() throws IOException {
        write(book, manifest("\"1.mp3\", \"4.mp3\""));
        for (int i = 0; i < 30; i++) {
            Files.writeString(inbox.resolve("4.mp3.part"), "more".repeat(i));
            pollFor(book, Duration.ofMinutes(1));
        }
        Files.move(inbox.resolve("4.mp3.part"), inbox.resolve("4.mp3"));

        assertThat(pollUntilLetThrough(book)).isLessThan(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.mp3.part", "4.mp3.crdownload", "4.mp3.PARTIAL", "4.mp3.tmp", ".4.mp3.Ab12Cd"})
    void aPatternWaitsForWhatIsInTransit(String name) throws IOException {
        write(book, manifest("{\"glob\": \"*.mp3\"}"));
        Files.writeString(inbox.resolve(name), "half");

        assertThat(polls(book, 20)).doesNotContain(true);
        assertThat(status(book)).content().contains("/clips/0/glob: is still being copied: \"" + name + "\"");
        Files.move(inbox.resolve(name), inbox.resolve("4.mp3"));

        pollUntilLetThrough(book);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.ogg.part", "._1.mp3", ".DS_Store", "~$4.mp3", "notes.tmp"})
    void aPatternDoesNotWaitForStrangers(String name) throws IOException {
        write(book, manifest("{\"glob\": \"*.mp3\"}"));
        Files.writeString(inbox.resolve(name), "whatever");

        assertThat(polls(book, 3)).containsExactly(false, false, true);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // permissions
    void aFileThatMayNotBeReadCountsAsMissing() throws IOException {
        write(book, BOOK);
        Files.setPosixFilePermissions(inbox.resolve("2.mp3"), PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(inbox.resolve("2.mp3")), "root may read all");

        assertThat(polls(book, 20)).doesNotContain(true);
        assertThat(status(book)).content().contains("/clips/1: may not be read");
    }

    @Test
    void aWaitingManifestHoldsNoOtherUp() throws IOException {
        Path other = inbox.resolve("other.json");
        write(book, manifest("\"never.mp3\""));
        write(other, BOOK);

        assertThat(poll(book, other)).containsExactly(false, false);
        assertThat(poll(book, other)).containsExactly(false, false);
        assertThat(poll(book, other)).containsExactly(false, true);
    }

    @Test
    void theStatusIsWrittenOnlyWhenItChanges() throws IOException {
        write(book, manifest("\"4.mp3\", \"5.mp3\""));
        pollFor(book, Duration.ofMinutes(1));
        FileTime marked = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));
        Files.setLastModifiedTime(status(book), marked);

        pollFor(book, Duration.ofMinutes(5));
        assertThat(Files.getLastModifiedTime(status(book))).isEqualTo(marked);
        Files.writeString(inbox.resolve("4.mp3"), "at last");
        pollFor(book, Duration.ofMinutes(1));
        assertThat(Files.getLastModifiedTime(status(book))).isNotEqualTo(marked);
    }

    @Test
    void theStatusNamesAHundredFilesAndCountsTheOthers() throws IOException {
        write(
                book,
                manifest(IntStream.range(0, 250)
                        .mapToObj("\"no %d.mp3\""::formatted)
                        .collect(Collectors.joining(", "))));
        polls(book, 3);

        assertThat(status(book))
                .content()
                .contains("/clips/99: ", "and 150 more")
                .doesNotContain("/clips/100: ");
    }

    @Test
    void theStatusGoesWithItsManifest() throws Exception {
        write(book, manifest("\"4.mp3\""));
        polls(book, 3);
        Path orphan = inbox.resolve("old.json.status.txt");
        Files.writeString(orphan, "old.json waits since yesterday, and then there was a crash");
        assertThat(status(book)).exists();

        Files.delete(book);
        polls(inbox.resolve("other.json"), 2);
        assertThat(status(book)).doesNotExist();
        room = room();
        room.endRound();
        room.beginRound();
        assertThat(orphan).doesNotExist();
    }

    @Test
    void theLongerAManifestWaitsTheLessOftenItIsLookedAt() throws IOException {
        write(book, manifest("\"4.mp3\""));
        pollFor(book, Duration.ofMinutes(5));
        Files.writeString(inbox.resolve("4.mp3"), "at last");

        assertThat(pollUntilLetThrough(book)).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(21));
    }

    /** As when a laptop is closed over night, or the inbox's share was away. */
    @Test
    void timeInWhichNobodyLookedIsNoWaiting() throws IOException {
        write(book, manifest("\"4.mp3\""));
        polls(book, 3);
        clock.move(Duration.ofHours(9));

        assertThat(polls(book, 10)).doesNotContain(true);
    }

    @Test
    void aClockThatIsSetBackHoldsNothingUp() throws IOException {
        write(book, manifest("\"4.mp3\""));
        pollFor(book, Duration.ofMinutes(5));
        room.take(book);
        room.postpone(book, "the disk is full");
        clock.move(Duration.ofHours(-1));
        Files.writeString(inbox.resolve("4.mp3"), "at last");

        assertThat(pollUntilLetThrough(book)).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void whatIsTakenIsNotLetThroughAgainUntilItIsReleased() throws IOException {
        take(book);

        assertThat(polls(book, 10)).doesNotContain(true);
        assertThat(room.begin(book)).isPresent();
        room.forget(book);
        assertThat(polls(book, 3)).containsExactly(false, false, true);
    }

    @Test
    void ofWhatIsGoneTheLogSaysThatItIsNotTriedAgain() throws IOException {
        PrintStream standardError = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            take(book);
            Files.delete(book);
            room.postpone(book, "clip 1 is gone");
            for (int i = 0; i < 10; i++) {
                room.endRound();
                room.beginRound();
            }
        } finally {
            System.setErr(standardError);
        }

        assertThat(log.toString(StandardCharsets.UTF_8).lines())
                .filteredOn(line -> line.contains("again"))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .endsWith("book.json is interrupted (clip 1 is gone); it is tried again if it is in"
                                        + " the inbox again"),
                        line -> assertThat(line)
                                .endsWith("book.json is not in the inbox any more, and is not tried again; what is"
                                        + " finished of it stays in temp, and is used if it is put back"));
        assertThat(status(book)).doesNotExist();
    }

    @Test
    void whatIsInterruptedIsPostponedLongerEachTime() throws IOException {
        take(book);
        room.postpone(book, "the share is away");

        assertThat(status(book))
                .content()
                .contains(
                        "was interrupted: the share is away",
                        "tried again by itself, not before 2026-11-24 12:00:06 Z");
        assertThat(pollUntilLetThrough(book)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(7));
        for (int seconds : new int[] {10, 20, 40, 80, 160, 300, 300}) {
            room.take(book);
            assertThat(status(book)).doesNotExist();
            room.postpone(book, "the share is away");
            assertThat(pollUntilLetThrough(book))
                    .isBetween(Duration.ofSeconds(seconds), Duration.ofSeconds(seconds + 2));
        }
        room.take(book);
        room.forget(book);
        take(book);
        room.postpone(book, "the share is away");
        assertThat(pollUntilLetThrough(book)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(7));
    }

    @Test
    void aPostponedManifestThatIsMendedIsTriedAtOnce() throws IOException {
        take(book);
        for (int i = 0; i < 10; i++) {
            room.postpone(book, "the share is away");
        }
        write(book, BOOK + "\n");

        assertThat(pollUntilLetThrough(book)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void whatEndsWithoutAnOutcomeIsPostponed() throws IOException {
        take(book);
        room.release(book);

        assertThat(pollUntilLetThrough(book)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(7));
    }

    @Test
    void nothingIsBegunWhileTheOutboxCannotBeWritten() throws IOException {
        Path other = inbox.resolve("other.json");
        write(other, BOOK);
        take(book);
        Files.delete(folder.resolve("outbox"));
        room.postpone(book, "the outbox is away");

        room.take(other);
        assertThat(room.begin(other)).isEmpty();
        for (int i = 0; i < 100; i++) {
            assertThat(room.beginRound()).isFalse();
            clock.move(POLL);
        }
        Files.createDirectory(folder.resolve("outbox"));
        clock.move(Duration.ofMinutes(1));

        assertThat(polls(other, 3)).containsExactly(false, false, true);
        assertThat(folder.resolve("outbox")).isEmptyDirectory();
        assertThat(folder.resolve("temp")).isEmptyDirectory();
    }

    @Test
    void aVanishedInboxIsWaitedFor() throws IOException {
        write(book, BOOK);
        polls(book, 2);
        Files.move(inbox, folder.resolve("elsewhere"));
        Files.createDirectory(inbox); // what is left of a share where it was mounted

        assertThat(room.beginRound()).isFalse();
        room.take(book);
        assertThat(room.begin(book)).isEmpty();
        Files.delete(inbox);
        Files.move(folder.resolve("elsewhere"), inbox);

        assertThat(pollUntilLetThrough(book)).isLessThan(Duration.ofSeconds(2));
    }

    private void take(Path manifest) throws IOException {
        write(manifest, BOOK);
        pollUntilLetThrough(manifest);
        room.take(manifest);
    }

    private static String manifest(String clips) {
        return "{\"version\": 1, \"image\": \"bg.png\", \"clips\": [%s]}".formatted(clips);
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
    }

    private static Path status(Path manifest) {
        return manifest.resolveSibling(manifest.getFileName() + ".status.txt");
    }

    private boolean poll(Path file) {
        return poll(new Path[] {file})[0];
    }

    /** Asks for some files as the daemon does, and moves the clock to the next time. */
    private boolean[] poll(Path... files) {
        boolean[] answers = new boolean[files.length];
        room.endRound();
        if (room.beginRound()) {
            for (int i = 0; i < files.length; i++) {
                answers[i] = Files.exists(files[i]) && admit(files[i]);
            }
        }
        clock.move(POLL);
        return answers;
    }

    private boolean admit(Path file) {
        Sighting sighting = Sighting.ofFile(file).orElseThrow();
        room.seen(sighting);
        return room.admit(sighting);
    }

    private Boolean[] polls(Path file, int count) {
        return IntStream.range(0, count).mapToObj(i -> poll(file)).toArray(Boolean[]::new);
    }

    private void pollFor(Path file, Duration time) {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            assertThat(poll(file)).isFalse();
        }
    }

    /** Returns how long that took. */
    private Duration pollUntilLetThrough(Path file) {
        Instant begin = clock.instant();
        while (!poll(file)) {
            assertThat(Duration.between(begin, clock.instant())).isLessThan(Duration.ofHours(1));
        }
        return Duration.between(begin, clock.instant());
    }
}
