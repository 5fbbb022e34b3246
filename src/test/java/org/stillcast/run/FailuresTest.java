package org.stillcast.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.delivery.Deliveries;
import org.stillcast.delivery.Delivery;
import org.stillcast.delivery.Receiver;
import org.stillcast.delivery.Recipient;
import org.stillcast.delivery.RefusedException;
import org.stillcast.delivery.Spool;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.inbox.Inbox;
import org.stillcast.intake.Submission;
import org.stillcast.process.Ffmpeg;
import org.stillcast.process.ParentDeathSignal;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of a submission that has not become a project. */
class FailuresTest {
    @TempDir
    private Path folder;

    private final Ffmpeg exec = new Ffmpeg(Path.of("ffmpeg"), Duration.ofMinutes(1), ParentDeathSignal.NONE);
    private Path manifest = Path.of("");
    private Path failed = Path.of("");
    private Spool spool = new Spool(Path.of(""));
    private Deliveries deliveries = deliveries(Map.of());

    @BeforeEach
    void dropAManifest() throws IOException {
        manifest = Files.writeString(folder.resolve("book.json"), "{}");
        failed = folder.resolve("failed");
        spool = new Spool(folder);
        deliveries = deliveries(Map.of(Recipient.FAILED_ENDPOINT, new Down()));
    }

    private Deliveries deliveries(Map<Recipient, Receiver> receivers) {
        return new Deliveries(spool, receivers, Clock.systemUTC(), Executors.newSingleThreadExecutor());
    }

    /** Is there, and takes nothing. */
    private static final class Down implements Receiver {
        @Override
        public String name() {
            return "down";
        }

        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public void take(Delivery message) throws RefusedException {
            throw new RefusedException("down", new IOException("down"));
        }
    }

    @Test
    void aFaultOfTheManifestFailsItAndItMovesWithAReport() {
        Outcome outcome = settle(true, new InvalidManifestException("/clips", "is missing"));

        assertThat(outcome)
                .isEqualTo(new Outcome.Failed(
                        manifest,
                        "book.json",
                        List.of("/clips: is missing"),
                        Optional.of(failed.resolve("book.json")),
                        false));
        assertThat(manifest).doesNotExist();
        assertThat(failed).isDirectoryContaining(file -> file.toString().endsWith("book.json.error.txt"));
    }

    /** A crash may come at any moment, and then it fails once more. */
    @Test
    void whoIsToldOfItHasAMessageThatIsTheSameForTheSameFailure() throws IOException {
        settle(true, new InvalidManifestException("/clips", "is missing"));
        List<String> once = messages();
        Files.writeString(manifest, "{}");
        settle(true, new InvalidManifestException("/clips", "is missing"));

        assertThat(once).hasSize(1).isEqualTo(messages());
        settle(true, new InvalidManifestException("/image", "is missing"));
        assertThat(messages()).hasSize(2);
    }

    private List<String> messages() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("deliveries"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatWasNotDroppedStaysWhereItIs() {
        Outcome outcome = settle(false, new InvalidManifestException("/clips", "is missing"));

        assertThat(outcome)
                .isEqualTo(new Outcome.Failed(
                        manifest, "book.json", List.of("/clips: is missing"), Optional.empty(), false));
        assertThat(manifest).exists();
        assertThat(failed).doesNotExist();
    }

    @Test
    void aFaultOfOursFailsItToo() {
        assertThat(settle(true, new IllegalStateException("a fault of ours")))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        outcome -> assertThat(outcome.faults())
                                .singleElement()
                                .asString()
                                .endsWith("a fault of ours"));
    }

    @Test
    void theSurroundingsInterruptItAndAllIsKept() {
        IOException reason = new IOException("the share is gone");

        Outcome interrupted = new Outcome.Interrupted(manifest, Optional.of("the share is gone"));
        assertThat(settle(true, reason)).isEqualTo(interrupted);
        assertThat(settle(true, new UncheckedIOException(reason)))
                .as("streams of files wrap it")
                .isEqualTo(interrupted);
        assertThat(manifest).exists();
        assertThat(failed).doesNotExist();
    }

    @Test
    void whateverGoesWrongWhileTheProgramStopsInterruptsIt() {
        exec.stopAll();

        assertThat(settle(true, new InvalidManifestException("/clips", "is missing")))
                .isEqualTo(new Outcome.Interrupted(manifest, Optional.empty()));
        assertThat(manifest).exists();
    }

    @Test
    void aFailureThatCannotBeWrittenDownInterruptsIt() throws IOException {
        Files.writeString(failed, "is no folder");

        assertThat(settle(true, new InvalidManifestException("/clips", "is missing")))
                .isInstanceOfSatisfying(
                        Outcome.Interrupted.class,
                        outcome -> assertThat(outcome.reason().orElseThrow())
                                .startsWith("the project has failed, and that cannot be written down: "));
        assertThat(manifest).exists();
    }

    /** It fails again with each try until it can be moved, which may take days. */
    @Test
    void whoHasTakenTheMessageIsNotToldAgainWhileTheManifestCannotBeMoved() throws IOException {
        InvalidManifestException reason = new InvalidManifestException("/clips", "is missing");
        Files.writeString(failed, "is no folder");
        settle(true, reason);
        List<String> kept = messages();
        assertThat(kept).hasSize(1);
        Files.delete(folder.resolve("deliveries").resolve(kept.get(0))); // as when it was taken

        settle(true, reason);
        assertThat(messages()).isEmpty();
        Files.delete(failed);
        assertThat(settle(true, reason)).isInstanceOf(Outcome.Failed.class);
        assertThat(messages()).isEmpty();
        Files.writeString(manifest, "{}");
        settle(true, reason);
        assertThat(messages()).as("of a later failure").isEqualTo(kept);
    }

    private Outcome settle(boolean fromInbox, Exception reason) {
        Submission submission =
                fromInbox ? Submission.fromInbox(manifest, List.of()) : Submission.byCommand(manifest, List.of());
        return new Failures(exec, new Inbox(folder, Clock.systemUTC()), deliveries)
                .settle(submission, reason)
                .outcome();
    }
}
