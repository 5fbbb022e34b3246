package org.stillcast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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

/** The program is stopped between publication and its line in the journal, and then again behind the manifest's move. */
class StoppedTwiceTest {
    private static final String MANIFEST = "inbox/book.json";

    @TempDir
    private Path folder;

    private final FaultyFileSystem files = new FaultyFileSystem();

    @Test
    @DisabledOnOs(OS.WINDOWS) // a folder cannot be synced there
    void whatIsLeftOfAPublishedProjectIsForsaken() throws Exception {
        Path home = folder.toRealPath();
        for (String name : List.of("inbox/done", "inbox/failed", "outbox", "temp")) {
            Files.createDirectories(home.resolve(name));
        }
        TestMedia.picture(home.resolve("inbox/bg.png"), 64, 36);
        TestMedia.clip(home.resolve("inbox/1.wav"), 1, "0.2");
        Files.writeString(home.resolve(MANIFEST), "{\"image\": \"bg.png\", \"clips\": [\"1.wav\"], \"version\": 1}");
        Path result = home.resolve("outbox/book/book.json");

        try (Program program = new Program(files.wrap(home))) {
            failWhen(Operation.WRITE, home.resolve("temp/video_segments/book/journal.jsonl"), result);
            assertThat(program.run(MANIFEST)).isInstanceOf(Outcome.Interrupted.class);
            assertThat(result).exists();
            assertThat(home.resolve(MANIFEST)).exists();

            failWhen(Operation.SYNC, home.resolve("inbox"), home.resolve("inbox/done/book.json"));
            assertThat(program.run(MANIFEST)).isInstanceOf(Outcome.Interrupted.class);
            files.heal();
            assertThat(home.resolve(MANIFEST)).doesNotExist();
        }

        try (Workspace workspace = Workspace.open(home.resolve("temp"), "book")) {
            assertThat(workspace.isForsaken()).isTrue();
        }
    }

    private void failWhen(Operation what, Path where, Path there) throws IOException {
        files.heal();
        files.inject(FileFault.when(
                (operation, path) -> operation == what && path.equals(where) && Files.exists(there),
                FileFault::inputOutputError));
    }
}
