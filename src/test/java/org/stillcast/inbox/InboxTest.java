package org.stillcast.inbox;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.faults.FaultyFileSystem;
import org.stillcast.faults.Operation;
import org.stillcast.files.Fingerprint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class InboxTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T09:08:07.065Z"), ZoneOffset.UTC);

    private Path folder;
    private Path done;
    private Path failed;
    private Inbox inbox;

    @BeforeEach
    void prepareInbox(@TempDir Path temp) throws IOException {
        folder = temp.resolve("inbox");
        done = folder.resolve("done");
        failed = folder.resolve("failed");
        inbox = new Inbox(folder, CLOCK);
        inbox.prepare();
    }

    @Test
    void itsFoldersAreThereOnceItIsPrepared() throws IOException {
        inbox.prepare();

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("done", "failed");
    }

    @Test
    void anAcceptedManifestIsMovedToDoneAndTheReportOfItsEarlierFailureRemoved() throws IOException {
        reject(manifest("jlpt.json", "bad"), List.of("/image: is missing"));
        reject(manifest("other.json", "bad, too"), List.of("/image: is missing"));

        accept(manifest("jlpt.json", "good"));

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("done", "failed");
        assertThat(done.resolve("jlpt.json")).hasContent("good");
        assertThat(failed.toFile().list()).containsExactlyInAnyOrder("jlpt.json", "other.json", "other.json.error.txt");
    }

    @Test
    void whereThatIsWhichHasFailedIsKnownUntilItIsPutBack() throws IOException {
        Path dropped = manifest("jlpt.json", "bad");
        assertThat(inbox.aside(dropped)).isEmpty();

        reject(dropped, List.of("/image: is missing"));
        assertThat(inbox.aside(dropped)).contains(failed.resolve("jlpt.json"));

        inbox.putBack("jlpt");
        assertThat(inbox.aside(dropped)).isEmpty();
    }

    @Test
    void whatHasFailedAndIsAcceptedAsItIsLiesInOnePlace() throws IOException {
        reject(manifest("jlpt.json", "good, but a clip was bad"), List.of("/clips/0: is bad"));

        accept(manifest("jlpt.json", "good, but a clip was bad"));

        assertThat(done.resolve("jlpt.json")).hasContent("good, but a clip was bad");
        assertThat(failed).isEmptyDirectory();
    }

    @Test
    void whatHasFailedStaysThereIfItIsNowhereElse() throws IOException {
        reject(manifest("jlpt.json", "good, but a clip was bad"), List.of("/clips/0: is bad"));
        String workedOn = Fingerprint.ofFile(failed.resolve("jlpt.json"));

        inbox.accept(manifest("jlpt.json", "saved while that was worked on"), workedOn);

        assertThat(folder.resolve("jlpt.json")).hasContent("saved while that was worked on");
        assertThat(failed.resolve("jlpt.json")).hasContent("good, but a clip was bad");
        assertThat(done).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "jlpt.json, jlpt-20261124-090807-065.json",
        "a.b.json, a.b-20261124-090807-065.json",
        "食べる.JSON, 食べる-20261124-090807-065.JSON"
    })
    void anOlderFileOfTheSameNameIsGivenATimestampBeforeItsExtension(String name, String stamped) throws IOException {
        accept(manifest(name, "older"));
        accept(manifest(name, "newer"));
        reject(manifest(name, "older failed"), List.of("first"));
        reject(manifest(name, "newer failed"), List.of("second"));

        assertThat(done.resolve(name)).hasContent("newer");
        assertThat(done.resolve(stamped)).hasContent("older");
        assertThat(failed.resolve(name)).hasContent("newer failed");
        assertThat(failed.resolve(stamped)).hasContent("older failed");
        assertThat(failed.resolve(name + ".error.txt"))
                .content()
                .contains("second")
                .doesNotContain("first");
    }

    @Test
    void aRejectedManifestIsMovedToFailedWithAllItsFaultsBesideIt() throws IOException {
        reject(
                manifest("100%d.json", "bad"),
                List.of("/image: is missing", "/clips/3/audio: is not there: \"食べる.mp3\""));

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("done", "failed");
        assertThat(failed.resolve("100%d.json")).hasContent("bad");
        assertThat(Files.readString(failed.resolve("100%d.json.error.txt"))).isEqualToNormalizingNewlines("""
                        100%d.json could not be finished.

                        /image: is missing
                        /clips/3/audio: is not there: "食べる.mp3"

                        Mend this, then move "100%d.json" from the folder "failed" back into the inbox, or type: ./stillcast retry "100%d.json"
                        """);
    }

    @Test
    void aManifestThatSomebodyHasTakenAwayIsNoReasonToStumble() throws IOException {
        inbox.accept(folder.resolve("gone.json"), "hash");
        inbox.reject(folder.resolve("gone, too.json"), Optional.of("hash"), List.of("/image: is missing"));

        assertThat(done).isEmptyDirectory();
        assertThat(failed.toFile().list()).containsExactly("gone, too.json.error.txt");
    }

    /** The daemon sweeps when the inbox is back after it was away, which may be while a project ends. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsBeingMovedIsNotTakenForWhatACrashHasLeft(boolean isThere) throws Exception {
        FaultyFileSystem files = new FaultyFileSystem();
        Inbox faulty = new Inbox(files.wrap(folder), CLOCK);
        Path manifest = isThere ? manifest("jlpt.json", "bad") : folder.resolve("jlpt.json");
        AtomicBoolean sweeps = new AtomicBoolean();
        FutureTask<@Nullable Void> sweep = new FutureTask<>(() -> {
            faulty.sweep();
            return null;
        });
        Thread sweeper = new Thread(sweep);
        files.inject((operation, path) -> {
            if (Thread.currentThread() == sweeper) {
                sweeps.set(true);
            } else if (operation == Operation.CREATE && sweeper.getState() == Thread.State.NEW) {
                sweeper.start();
                await().until(() -> sweeps.get() || sweeper.getState() == Thread.State.BLOCKED);
                assertThat(sweeps).as("in the middle of the move").isFalse();
            }
        });

        faulty.reject(files.wrap(manifest), Optional.empty(), List.of("/image: is missing"));
        sweep.get();

        assertThat(sweeps).isTrue();
        assertThat(failed.resolve("jlpt.json.error.txt")).content().contains("/image: is missing");
    }

    @Test
    void aManifestIsPutInUnderItsName() throws IOException {
        Path put = inbox.put("jlpt.json", out -> out.write("text".getBytes(UTF_8)));

        assertThat(put).isEqualTo(folder.resolve("jlpt.json")).hasContent("text");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("done", "failed", "jlpt.json");
    }

    @Test
    void aManifestIsHiddenUntilItIsWhole() throws IOException {
        List<Path> seen = new ArrayList<>();

        inbox.put("jlpt.json", out -> {
            out.write("half".getBytes(UTF_8));
            out.flush();
            try (var files = Files.newDirectoryStream(folder, "*json")) {
                files.forEach(seen::add);
            }
        });

        assertThat(seen)
                .singleElement()
                .satisfies(file -> assertThat(file.getFileName().toString()).startsWith("."));
    }

    @Test
    void puttingNeverOverwrites() throws IOException {
        manifest("jlpt.json", "first");

        Path put = inbox.put("jlpt.json", out -> out.write("second".getBytes(UTF_8)));

        assertThat(put)
                .isEqualTo(folder.resolve("jlpt-20261124-090807-065.json"))
                .hasContent("second");
        assertThat(folder.resolve("jlpt.json")).hasContent("first");
    }

    @Test
    void nothingIsPutInWhenTheWriterBreaksOff() {
        assertThatThrownBy(() -> inbox.put("jlpt.json", out -> {
                    out.write("half".getBytes(UTF_8));
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("done", "failed");
    }

    @Test
    void aFolderGoesToDoneAsAWholeAndTheReportsOfItsEarlierFailureAreRemoved() throws IOException {
        Path manifest = folder("Lesson 1.2", "manifest.json");
        reject(manifest, List.of("/image: is missing"));
        assertThat(failed.toFile().list()).containsExactlyInAnyOrder("Lesson 1.2", "Lesson 1.2.error.txt");
        assertThat(failed.resolve("Lesson 1.2/Lesson 1.2.error.txt"))
                .hasSameTextualContentAs(failed.resolve("Lesson 1.2.error.txt"))
                .content()
                .contains("Lesson 1.2 could not be finished.", "/image: is missing", "retry \"Lesson 1.2\"");

        inbox.putBack("Lesson 1.2");
        accept(manifest);

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("done", "failed");
        assertThat(failed).isEmptyDirectory();
        assertThat(done.resolve("Lesson 1.2").toFile().list())
                .containsExactlyInAnyOrder("manifest.json", "1.mp3", "deep");
        assertThat(done.resolve("Lesson 1.2/deep/er/2.mp3")).hasContent("two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"done", "failed"})
    void anOlderFolderOfTheSameNameIsGivenATimestamp(String to) throws IOException {
        for (String text : new String[] {"older", "newer"}) {
            Path manifest = Files.writeString(folder("Lesson 1.2", "my.json"), text);
            if (to.equals("done")) {
                accept(manifest);
            } else {
                reject(manifest, List.of("/image: is missing"));
            }
        }

        assertThat(folder.resolve(to).resolve("Lesson 1.2/my.json")).hasContent("newer");
        assertThat(folder.resolve(to).resolve("Lesson 1.2-20261124-090807-065/my.json"))
                .hasContent("older");
    }

    @ParameterizedTest
    @ValueSource(strings = {"book.json", "book", "book.json.error.txt"})
    void whatHasFailedCanBePutBack(String name) throws IOException {
        reject(manifest("book.json", "bad"), List.of("/image: is missing"));
        reject(manifest("other.json", "bad"), List.of("/image: is missing"));

        assertThat(inbox.failed()).containsExactly("book.json", "other.json");
        assertThat(inbox.putBack(name)).isEqualTo(folder.resolve("book.json")).hasContent("bad");
        assertThat(inbox.failed()).containsExactly("other.json");
        assertThat(failed.toFile().list()).containsExactlyInAnyOrder("other.json", "other.json.error.txt");
    }

    @Test
    void onlyWhatHasFailedIsPutBackAndNothingIsReplacedByThat() throws IOException {
        reject(manifest("book.json", "bad"), List.of("/image: is missing"));
        reject(folder("spanish", "manifest.json"), List.of("/image: is missing"));
        manifest("book.json", "mended elsewhere");
        folder("spanish", "manifest.json");

        for (String name : new String[] {"..", "../done", ".", "nothing.json", "", "spanish/manifest.json"}) {
            assertThatThrownBy(() -> inbox.putBack(name)).isInstanceOf(NoSuchFileException.class);
        }
        for (String name : new String[] {"book", "spanish"}) {
            assertThatThrownBy(() -> inbox.putBack(name)).isInstanceOf(FileAlreadyExistsException.class);
        }
        assertThat(folder.resolve("book.json")).hasContent("mended elsewhere");
        assertThat(failed.toFile().list())
                .containsExactlyInAnyOrder("book.json", "book.json.error.txt", "spanish", "spanish.error.txt");
    }

    @Test
    void whatIsSaidAboutAFolderIsSaidBesideIt() throws IOException {
        Path manifest = folder("spanish", "manifest.json");
        Path notes = Files.writeString(folder.resolve("notes.status.txt"), "what I wanted to say");

        inbox.say(manifest, "spanish waits for 2 clips");
        assertThat(folder.resolve("spanish.status.txt")).hasContent("spanish waits for 2 clips");
        inbox.sweep();

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("done", "failed", "spanish", "notes.status.txt");
        assertThat(notes).hasContent("what I wanted to say");
    }

    @Test
    void aFileOfPeoplesOwnThatIsNamedLikeAStatusStaysAsItIs() throws IOException {
        Path manifest = manifest("book.json", "{}");
        Path notes = manifest("book.json.status.txt", "my notes");

        inbox.say(manifest, "book.json waits for 2 clips");
        assertThat(notes).hasContent("my notes");
        inbox.sayNothing(manifest);
        assertThat(notes).hasContent("my notes");
        Files.delete(manifest);
        inbox.sweep();

        assertThat(notes).hasContent("my notes");
    }

    /** A crash may leave an empty one. */
    @ParameterizedTest
    @ValueSource(strings = {"book.json waits for 2 clips", "book.json", ""})
    void whatWeHaveSaidIsReplacedAndTakenBack(String before) throws IOException {
        Path manifest = manifest("book.json", "{}");
        Path status = manifest("book.json.status.txt", before);

        inbox.say(manifest, "book.json waits for 1 clip");
        assertThat(status).hasContent("book.json waits for 1 clip");
        inbox.sayNothing(manifest);

        assertThat(status).doesNotExist();
    }

    private Path folder(String name, String manifest) throws IOException {
        Path place = folder.resolve(name);
        Files.createDirectories(place.resolve("deep/er"));
        Files.writeString(place.resolve("1.mp3"), "one");
        Files.writeString(place.resolve("deep/er/2.mp3"), "two");
        return Files.writeString(place.resolve(manifest), "{}");
    }

    private void accept(Path manifest) throws IOException {
        inbox.accept(manifest, Fingerprint.ofFile(manifest));
    }

    private void reject(Path manifest, List<String> faults) throws IOException {
        inbox.reject(manifest, Optional.of(Fingerprint.ofFile(manifest)), faults);
    }

    private Path manifest(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
