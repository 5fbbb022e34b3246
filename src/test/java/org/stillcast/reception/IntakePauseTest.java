package org.stillcast.reception;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.faults.FaultyFileSystem;

import static org.assertj.core.api.Assertions.assertThat;

class IntakePauseTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    private Path temp;

    @Test
    void whileAFolderIsAwayItIsTriedNowAndThenAndNotByWhoHoldsTheMonitor() throws Exception {
        Path outbox = temp.resolve("outbox");
        FaultyFileSystem files = new FaultyFileSystem();
        IntakePause pause = new IntakePause(List.of(files.wrap(outbox)));
        files.inject((operation, path) -> assertThat(Thread.holdsLock(pause)).isFalse());

        pause.tryAgain(NOW);
        assertThat(pause.isOn()).as("nobody has met a fault").isFalse();
        pause.check(NOW);
        assertThat(pause.isOn()).isTrue();
        assertThat(pause.reason())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("the folder " + outbox + " is not there"));

        Files.createDirectory(outbox);
        pause.tryAgain(NOW.plusSeconds(4));
        assertThat(pause.isOn()).isTrue();
        pause.tryAgain(NOW.plusSeconds(5));
        assertThat(pause.isOn()).isFalse();
        assertThat(pause.reason()).isEmpty();
    }
}
