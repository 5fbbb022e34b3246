package org.stillcast.inbox;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.faults.CrashState;
import org.stillcast.faults.CrashStates;
import org.stillcast.faults.FileFault;
import org.stillcast.faults.Operation;
import org.stillcast.faults.Recording;
import org.stillcast.files.ClaimedFile;
import org.stillcast.files.Fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A folder leaves the inbox while people copy into it, save its manifest, or copy a new folder to its name, at every
 * moment; while it cannot be moved; and while the power fails. All that was in it is there in the end, in one place.
 */
class FolderMoveTest extends DisturbedInbox {
    private static final String NAME = "spanish";

    private Path manifest;

    private void begin() throws IOException {
        makeInbox();
        dropFolder();
    }

    @BeforeEach
    void dropFolder() throws IOException {
        for (String place : List.of("done", "failed")) {
            make(folder.resolve(place).resolve(NAME), "older in " + place);
        }
        manifest = make(folder.resolve(NAME), "worked on");
    }

    private Path make(Path place, String text) throws IOException {
        Files.createDirectories(place.resolve("audio"));
        keep(place.resolve("audio/1.mp3"), "sound of " + text);
        return keep(place.resolve("manifest.json"), text);
    }

    /** What somebody does meanwhile; nothing if the folder is not there at that moment. */
    private enum Meddling {
        NOTHING {
            @Override
            void run(FolderMoveTest test) {}
        },
        COPIES_INTO_IT {
            @Override
            void run(FolderMoveTest test) throws IOException {
                if (Files.exists(test.manifest)) {
                    test.keep(test.manifest.resolveSibling("audio/2.mp3"), "new clip");
                }
            }
        },
        SAVES_THE_MANIFEST {
            @Override
            void run(FolderMoveTest test) throws IOException {
                if (Files.exists(test.manifest)) {
                    test.kept.remove(Files.readString(test.manifest));
                    Path whole = test.keep(test.manifest.resolveSibling(".saved"), "newer");
                    Files.move(
                            whole, test.manifest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        },
        COPIES_A_NEW_FOLDER {
            @Override
            void run(FolderMoveTest test) throws IOException {
                if (!Files.exists(test.folder.resolve(NAME))) {
                    test.make(test.folder.resolve(NAME), "newer");
                }
            }
        };

        abstract void run(FolderMoveTest test) throws IOException;
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPT, COPIES_INTO_IT",
        "ACCEPT, SAVES_THE_MANIFEST",
        "ACCEPT, COPIES_A_NEW_FOLDER",
        "REJECT, COPIES_INTO_IT",
        "REJECT, SAVES_THE_MANIFEST",
        "REJECT, COPIES_A_NEW_FOLDER"
    })
    void nothingIsLostOfWhatIsDoneMeanwhile(Deed deed, Meddling meddling) throws IOException {
        int moments = move(deed, Meddling.NOTHING, Integer.MAX_VALUE, Integer.MAX_VALUE);

        for (int moment = 1; moment <= moments; moment++) {
            begin();
            move(deed, meddling, moment, Integer.MAX_VALUE);

            assertAllIsThere("%s at %d of %d".formatted(meddling, moment, moments));
            assertThat(manifest)
                    .as("a manifest that nobody has worked on is taken next")
                    .satisfies(file -> assertThat(Files.exists(file)).isEqualTo(kept.contains("newer")));
        }
        assertThat(moments).isGreaterThan(10);
    }

    /** The fault begins at a moment and stays, as when the share goes away or the program is killed. */
    @ParameterizedTest
    @CsvSource({
        "ACCEPT, NOTHING",
        "ACCEPT, SAVES_THE_MANIFEST",
        "ACCEPT, COPIES_A_NEW_FOLDER",
        "REJECT, NOTHING",
        "REJECT, COPIES_A_NEW_FOLDER"
    })
    void whatIsLeftHalfMovedIsPutRightAtTheNextStart(Deed deed, Meddling meddling) throws IOException {
        int moments = move(deed, Meddling.NOTHING, Integer.MAX_VALUE, Integer.MAX_VALUE);

        for (int broken = 1; broken <= moments; broken++) {
            begin();
            move(deed, meddling, Math.max(1, broken - 1), broken);
            inbox.sweep();

            assertAllIsThere("%s, broken at %d of %d".formatted(meddling, broken, moments));
            boolean isDone = Files.exists(folder.resolve("done").resolve(NAME).resolve("manifest.json"))
                    && Files.readString(folder.resolve("done").resolve(NAME).resolve("manifest.json"))
                            .equals("worked on");
            if (meddling == Meddling.NOTHING && deed == Deed.ACCEPT) {
                assertThat(Files.exists(manifest)).isEqualTo(!isDone);
            }
        }
    }

    /** Returns how many operations there were. */
    private int move(Deed deed, Meddling meddling, int at, int brokenFrom) throws IOException {
        return run(deed, manifest, brokenFrom, (moment, operation, path) -> {
            if (moment == at) {
                meddling.run(this);
            }
        });
    }

    private void assertAllIsThere(String moment) throws IOException {
        TreeMap<String, Integer> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                assertThat(folder.relativize(file).toString()).as(moment).doesNotContain("/.", ".taken-", ".tmp-");
                if (!file.toString().endsWith(".error.txt")) {
                    found.merge(Files.readString(file), 1, Integer::sum);
                }
            }
        }
        assertThat(found.keySet()).as(moment).containsExactlyElementsOf(kept);
        assertThat(found.values()).as(moment).containsOnly(1);
    }

    /** Who drops a folder may have put anything under the name that the report gets in it. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aReportIsWrittenToNoFileThatALinkInTheFolderLeadsTo() throws IOException {
        Path precious = Files.writeString(temp.resolve("precious"), "not yours");
        Files.createSymbolicLink(folder.resolve(NAME).resolve(NAME + ".error.txt"), precious);

        inbox.reject(files.wrap(manifest), Optional.empty(), List.of("/image: is missing"));

        assertThat(precious).hasContent("not yours");
        assertThat(folder.resolve("failed/spanish/spanish.error.txt")).content().contains("/image: is missing");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nothingIsWrittenIntoAFolderThatIsElsewhere() throws IOException {
        Path elsewhere = temp.resolve("elsewhere");
        keep(Files.createDirectories(elsewhere).resolve("manifest.json"), "elsewhere");
        Path link = Files.createSymbolicLink(folder.resolve("link"), elsewhere);

        inbox.reject(files.wrap(link.resolve("manifest.json")), Optional.empty(), List.of("/image: is missing"));

        assertThat(elsewhere.toFile().list()).containsExactly("manifest.json");
        assertThat(folder.resolve("failed/link")).isSymbolicLink();
        assertThat(folder.resolve("failed/link.error.txt")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACCEPT", "REJECT"})
    void aFolderMovesWhateverLiesWhereItsReportGoes(Deed deed) throws IOException {
        Files.createDirectories(folder.resolve(NAME).resolve(NAME + ".error.txt/full"));

        deed.run(inbox, files.wrap(manifest), Fingerprint.ofFile(manifest));

        assertThat(manifest).doesNotExist();
        assertAllIsThere("with a folder where the report goes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a.b\nc", "日语 课程."})
    @DisabledOnOs(OS.WINDOWS)
    void aFolderOfAnOddNameGetsItBackAfterACrash(String name) throws IOException {
        Path odd = make(folder.resolve(name), "odd");
        make(folder.resolve("done").resolve(name), "odd and older");
        ClaimedFile.take(folder.resolve(name));

        inbox.sweep();

        assertThat(odd).exists();
        assertAllIsThere(name);
    }

    /** Else nothing would be put right behind it. */
    @Test
    void aFolderThatIsNamedLikeATemporaryFileOfOursStays() throws IOException {
        Path odd = make(folder.resolve("done/a.tmp-12345678"), "odd");

        inbox.sweep();

        assertThat(odd).hasContent("odd");
    }

    /** Dropped by another user, say; it must not go and come with each try. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFolderThatMayNotBeWrittenStaysWhereItIsAndThatIsSaid() throws IOException {
        files.inject(FileFault.when(
                (operation, path) -> operation == Operation.LOOK && path.equals(folder.resolve(NAME)),
                FileFault::accessDenied));
        files.inject((operation, path) -> assertThat(operation).as("%s", path).isNotEqualTo(Operation.RENAME));

        assertThatThrownBy(() -> inbox.accept(files.wrap(manifest), Fingerprint.ofFile(manifest)))
                .isInstanceOf(IOException.class)
                .hasMessage("the folder spanish cannot be moved to done: Stillcast may not write to it;"
                        + " allow that to its group (chmod g+w spanish) or to all");
        assertThat(manifest).exists();
    }

    /** Where done/ is a link to another disk, say, which does for files. */
    @Test
    void aFolderThatWouldHaveToBeCopiedToItsPlaceStaysAndThatIsSaid() throws IOException {
        Files.move(folder.resolve("done").resolve(NAME), folder.resolve("done/other"));
        AtomicInteger renames = new AtomicInteger(); // the first one would get an older folder out of the way
        files.inject((operation, path) -> {
            boolean isToDone = operation == Operation.RENAME
                    && path.equals(folder.resolve("done").resolve(NAME));
            if (isToDone && renames.incrementAndGet() > 1) {
                throw new DirectoryNotEmptyException(path.toString());
            }
        });
        String sha256 = Fingerprint.ofFile(manifest);

        assertThatThrownBy(() -> inbox.accept(files.wrap(manifest), sha256))
                .hasMessage(
                        "the folder spanish cannot be moved to done: that is on another disk, and a folder can only be"
                                + " moved as a whole; put done on the disk of the inbox");

        assertAllIsThere("on another disk");
        assertThat(manifest).exists();
    }

    /** Windows renames no folder in which a file is open; here it is a fault that says the same. */
    @ParameterizedTest
    @ValueSource(strings = {"ACCEPT", "REJECT"})
    void aFolderThatCannotBeMovedNowStaysWholeAndIsMovedAtTheNextTry(Deed deed) throws IOException {
        files.inject((operation, path) -> {
            if (operation == Operation.RENAME && path.endsWith(NAME) && path.startsWith(folder.resolve(NAME))) {
                throw new java.nio.file.AccessDeniedException(path.toString());
            }
        });
        String sha256 = Fingerprint.ofFile(manifest);

        assertThatThrownBy(() -> deed.run(inbox, files.wrap(manifest), sha256))
                .hasMessageMatching("the folder spanish cannot be moved to (done|failed): a file in it is open in"
                        + " another program, or it may not be renamed [(]access is denied; .*[)]");
        assertAllIsThere("held");
        assertThat(manifest).exists();
        files.heal();
        deed.run(inbox, files.wrap(manifest), sha256);

        assertAllIsThere("not held any more");
        assertThat(manifest).doesNotExist();
    }

    /**
     * That a rename of a folder happened or not, all of it, is what journaling file systems see to; nothing else can be
     * built on, as a folder cannot have two names. So states with half of one are passed over here.
     */
    @Test
    @DisabledOnOs(OS.WINDOWS) // a folder cannot be synced there
    void whereverThePowerFailsTheFolderIsWholeAndInOnePlaceAfterTheNextStart() throws IOException {
        String sha256 = Fingerprint.ofFile(manifest);
        Recording recording = files.record(folder);
        inbox.accept(files.wrap(manifest), sha256);
        files.stopRecording();
        List<CrashState> states = new CrashStates(recording).all().toList();

        int checked = 0;
        for (CrashState state : states) {
            if (state.entries().keySet().stream()
                            .filter(path -> path.endsWith("/manifest.json"))
                            .count()
                    == 3) {
                checked++;
                folder = Files.createDirectories(temp.resolve("state" + checked));
                state.writeTo(folder);
                new Inbox(folder, CLOCK).sweep();
                assertAllIsThere(state.toString());
            }
        }
        CrashState end = CrashState.of(folder, recording.size(), "nothing");
        assertThat(end.file("done/spanish/manifest.json").orElseThrow().sha256())
                .isEqualTo(sha256);
        assertThat(checked).isGreaterThan(5);
    }
}
