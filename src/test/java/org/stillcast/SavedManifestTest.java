package org.stillcast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.faults.FaultyFileSystem;
import org.stillcast.run.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/** A bad manifest is mended, and saved, at every moment of its failure: the one that was read is the one that fails. */
class SavedManifestTest {
    private static final String MANIFEST = "inbox/book.json";

    @TempDir
    private Path folder;

    private final FaultyFileSystem files = new FaultyFileSystem();
    private final AtomicInteger count = new AtomicInteger();

    @Test
    void theReportOfAFailureIsAboutTheManifestBesideIt() throws Exception {
        Path home = folder.toRealPath();
        for (String name : List.of("inbox/done", "inbox/failed", "outbox", "temp")) {
            Files.createDirectories(home.resolve(name));
        }
        try (Program program = new Program(files.wrap(home))) {
            int stayed = 0;
            int moment = 0;
            do {
                Files.writeString(home.resolve(MANIFEST), "{\"version\": 1, \"older\": true}");
                saveAt(++moment, home);

                Outcome outcome = program.run(MANIFEST);
                files.heal();

                assertThat(outcome).isNotInstanceOf(Outcome.Published.class);
                if (Files.exists(home.resolve(MANIFEST))) {
                    stayed++;
                } else {
                    String failed = Files.readString(home.resolve("inbox/failed/book.json"));
                    assertThat(home.resolve("inbox/failed/book.json.error.txt"))
                            .as("saved at %d", moment)
                            .content()
                            .contains(failed.contains("older") ? "/older" : "/newer");
                }
            } while (count.get() >= moment);
            assertThat(stayed).isGreaterThan(10);
        }
    }

    private void saveAt(int moment, Path home) {
        count.set(0);
        files.inject((operation, path) -> {
            if (path.startsWith(home.resolve("inbox")) && count.incrementAndGet() == moment) {
                save(home);
            }
        });
    }

    private static void save(Path home) throws IOException {
        Path newer = Files.writeString(home.resolve("newer"), "{\"version\": 1, \"newer\": true}");
        Files.move(newer, home.resolve(MANIFEST), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
