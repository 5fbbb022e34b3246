package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.FakeSystemd;
import org.stillcast.process.SystemdNotify;

import static org.assertj.core.api.Assertions.assertThat;

@DisabledOnOs(OS.WINDOWS)
class SupervisionTest {
    private static final Duration STALL_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration INTERVAL = Duration.ofMinutes(10);
    /** Of intervals, that a project may be still: half an hour, and the stall timeout. */
    private static final int PATIENCE = 4;

    @TempDir
    private Path folder;

    private final SignsOfLife signs = new SignsOfLife();
    private final AtomicLong calls = new AtomicLong();
    private FakeSystemd systemd;
    private Supervision supervision;

    @BeforeEach
    void supervise() throws IOException {
        systemd = new FakeSystemd(folder);
        supervision = new Supervision(
                SystemdNotify.of(systemd.environment(1)).orElseThrow(), signs, calls::get, STALL_TIMEOUT);
    }

    private int fed() throws IOException {
        return (int) systemd.told().stream()
                .filter(word -> word.startsWith("WATCHDOG=1"))
                .count();
    }

    private void goRound() {
        signs.looked();
        supervision.look(INTERVAL);
    }

    @Test
    void aDaemonThatComesRoundIsFed() throws IOException {
        for (int i = 0; i < 2 * PATIENCE; i++) {
            goRound();
        }

        assertThat(systemd.told()).hasSize(2 * PATIENCE).containsOnly("WATCHDOG=1|STATUS=waiting for projects");
    }

    /** It hangs in a look into the inbox; a project that goes on all the same is no excuse. */
    @Test
    void aDaemonThatDoesNotComeRoundIsNotFed() throws IOException {
        goRound();
        begin("book");
        supervision.look(INTERVAL);
        calls.incrementAndGet();
        supervision.look(INTERVAL);

        assertThat(fed()).isEqualTo(1);
        goRound();
        assertThat(fed()).as("when it goes on").isEqualTo(2);
    }

    @Test
    void aDaemonWhoseProjectIsStillForLongIsNotFed() throws IOException {
        begin("book");
        goRound();
        for (int i = 0; i < 2 * PATIENCE; i++) {
            goRound();
        }

        assertThat(fed()).isEqualTo(1 + PATIENCE);
    }

    @Test
    void whateverHappensToTheProjectCounts() throws IOException {
        begin("book");
        for (int i = 0; i < 2 * PATIENCE; i++) {
            goRound();
            goRound();
            calls.incrementAndGet();
            goRound();
            goRound();
            signs.on(new RunEvent.TemporaryFilesDeleted("book", 1));
        }

        assertThat(fed()).isEqualTo(8 * PATIENCE);
    }

    @Test
    void aProjectThatHasEndedIsNotWaitedFor() throws IOException {
        begin("book");
        signs.on(new RunEvent.Released("book"));
        for (int i = 0; i < 2 * PATIENCE; i++) {
            goRound();
        }

        assertThat(fed()).isEqualTo(2 * PATIENCE);
    }

    @Test
    void theStatusSaysHowFarItIs() throws IOException {
        begin("book");
        signs.on(
                new RunEvent.ClipRendered("book", 1, 1, 4, new Pace.Reading(Optional.empty(), OptionalDouble.empty())));
        goRound();

        assertThat(systemd.told()).containsExactly("WATCHDOG=1|STATUS=book: 13 %, clip 1/4");
    }

    private void begin(String project) {
        signs.on(new RunEvent.Begun(Path.of("book.json"), project, 4, 0, 0, 4));
    }
}
