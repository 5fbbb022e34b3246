package org.stillcast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.faults.FaultyFileSystem;
import org.stillcast.faults.FileFault;
import org.stillcast.faults.Operation;
import org.stillcast.run.Outcome;
import org.stillcast.workspace.Workspace;

import static org.assertj.core.api.Assertions.assertThat;

/** A project has failed once, so a manifest of that name lies in {@code failed/}; then it was mended and given again. */
class FailedOnceTest {
    private static final String MANIFEST = "inbox/book.json";
    private static final String TEXT =
            "{\"version\": 1, \"image\": \"bg.png\", \"video\": {\"width\": 64, \"height\": 36}, \"clips\": [\"1.wav\", \"2.wav\"]}";

    @TempDir
    private Path folder;

    private final FaultyFileSystem files = new FaultyFileSystem();
    private Path home;

    @BeforeEach
    void makeSources() throws IOException {
        home = folder.toRealPath();
        for (String name : List.of("inbox/done", "inbox/failed", "outbox", "temp")) {
            Files.createDirectories(home.resolve(name));
        }
        TestMedia.picture(home.resolve("inbox/bg.png"), 64, 36);
        TestMedia.clip(home.resolve("inbox/1.wav"), 1, "0.2");
        Files.writeString(home.resolve("inbox/2.wav"), "no sound");
        Files.writeString(home.resolve(MANIFEST), TEXT);
    }

    @Test
    void itsSegmentsAreKeptAlthoughTheMendedManifestIsTakenAwayForAMoment() throws Exception {
        try (Program program = new Program(files.wrap(home))) {
            assertThat(program.run(MANIFEST)).isInstanceOf(Outcome.Failed.class);
            assertThat(home.resolve("inbox/failed/book.json")).exists();

            TestMedia.clip(home.resolve("inbox/2.wav"), 2, "0.2");
            Files.writeString(home.resolve(MANIFEST), TEXT + "\n");
            interrupt("outbox", Operation.MAKE_FOLDER);
            assertThat(program.run(MANIFEST)).isInstanceOf(Outcome.Interrupted.class);
            Files.delete(home.resolve(MANIFEST));

            assertThat(isForsaken()).isFalse();
            assertThat(segments()).isEqualTo(2);
        }
    }

    /** As a kill does between the move of the manifest and the end of the cleaning up. */
    @Test
    @DisabledOnOs(OS.WINDOWS) // a folder cannot be synced there
    void whatAFailedProjectHasLeftIsForsakenUntilItIsWorkedOnAgain() throws Exception {
        try (Program program = new Program(files.wrap(home))) {
            files.inject(FileFault.when(
                    (operation, path) -> operation == Operation.SYNC
                            && path.equals(home.resolve("inbox"))
                            && Files.notExists(home.resolve(MANIFEST)),
                    FileFault::inputOutputError));
            assertThat(program.run(MANIFEST)).isInstanceOf(Outcome.Interrupted.class);
            files.heal();
            assertThat(home.resolve("inbox/failed/book.json")).exists();
            assertThat(segments()).isEqualTo(1);
            assertThat(isForsaken()).isTrue();

            TestMedia.clip(home.resolve("inbox/2.wav"), 2, "0.2");
            Files.writeString(home.resolve(MANIFEST), TEXT);
            interrupt("outbox", Operation.MAKE_FOLDER);
            assertThat(program.run(MANIFEST)).isInstanceOf(Outcome.Interrupted.class);
            Files.delete(home.resolve(MANIFEST));
            assertThat(isForsaken()).isFalse();

            Files.writeString(home.resolve(MANIFEST), TEXT);
            assertThat(program.run(MANIFEST)).isInstanceOf(Outcome.Published.class);
            assertThat(home.resolve("inbox/failed")).isEmptyDirectory();
        }
    }

    private void interrupt(String where, Operation what) {
        files.inject(FileFault.when(
                (operation, path) -> operation == what && path.startsWith(home.resolve(where)),
                FileFault::accessDenied));
    }

    private boolean isForsaken() throws IOException {
        files.heal();
        try (Workspace workspace = Workspace.open(home.resolve("temp"), "book")) {
            return workspace.isForsaken();
        }
    }

    private long segments() throws IOException {
        try (Stream<Path> all = Files.list(home.resolve("temp/video_segments/book"))) {
            return all.filter(file -> file.getFileName().toString().startsWith("segment_"))
                    .count();
        }
    }
}
