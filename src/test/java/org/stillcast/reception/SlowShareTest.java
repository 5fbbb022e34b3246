package org.stillcast.reception;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.faults.FaultyFileSystem;
import org.stillcast.faults.Operation;
import org.stillcast.inbox.Inbox;
import org.stillcast.intake.Intake;
import org.stillcast.settings.Settings;
import org.stillcast.settings.SettingsReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** One manifest's files are on a share that does not answer; time limits are nets for the test only. */
@Timeout(120)
class SlowShareTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final FaultyFileSystem files = new FaultyFileSystem();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answers = new CountDownLatch(1);
    private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);
    private Path real;
    private Path dead;
    private Path other;
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private WaitingRoom room;

    @BeforeEach
    void makeInbox(@TempDir Path temp) throws Exception {
        real = temp.toRealPath();
        for (String name : new String[] {"inbox/done", "inbox/failed", "inbox/share", "media", "temp", "outbox"}) {
            Files.createDirectories(real.resolve(name));
        }
        for (String name : new String[] {"bg.png", "1.mp3", "share/1.mp3"}) {
            Files.writeString(real.resolve("inbox").resolve(name), name);
        }
        Path inbox = files.wrap(real.resolve("inbox"));
        dead = manifest(inbox.resolve("dead.json"), "share/1.mp3");
        other = manifest(inbox.resolve("other.json"), "1.mp3");
        Map<String, String> roots = Map.of("stillcast.media-roots", "media");
        Settings settings = new SettingsReader(roots, Map.of(), files.wrap(real)).read();
        Clock clock = new MovedClock();
        LookThreads threads = new LookThreads(Duration.ZERO);
        Executor looks = look -> threads.execute(() -> {
            begun.incrementAndGet();
            look.run();
            ended.incrementAndGet();
        });
        room = new WaitingRoom(settings, new Inbox(inbox, clock), new Intake(settings), clock, looks, path -> {});
        files.inject((operation, path) -> {
            boolean isDead = path.startsWith(real.resolve("inbox/share")) || path.startsWith(real.resolve("media"));
            if (isDead && operation == Operation.LOOK) {
                lost.incrementAndGet();
                asked.countDown();
                awaitAnswer();
            }
        });
    }

    private void awaitAnswer() {
        try {
            answers.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void answer() {
        answers.countDown();
    }

    @Test
    void aShareThatIsDeadHoldsUpNeitherOtherManifestsNorTheWork() throws Exception {
        await().atMost(PATIENCE).until(() -> poll(dead) || asked.getCount() == 0);

        await().atMost(PATIENCE).until(() -> poll(dead, other));
        room.take(other);
        assertThat(room.begin(other)).isPresent();
        room.release(other);
        room.take(other);
        room.postpone(other, "the disk is full");
        room.forget(other);

        passed.set(Duration.ofMinutes(1));
        assertThat(poll(dead, other)).isFalse();
        assertThat(real.resolve("inbox/dead.json.status.txt"))
                .content()
                .contains("dead.json waits since", "is slow, or dead");
        answers.countDown();
        await().atMost(PATIENCE).until(() -> {
            passed.updateAndGet(before -> before.plusMinutes(1));
            return poll(dead);
        });
        room.take(dead);
        assertThat(real.resolve("inbox/dead.json.status.txt")).doesNotExist();
    }

    /** On one that is mounted in the inbox, and on one that is a root, or has the folders of many books; large ones, too. */
    @ParameterizedTest
    @CsvSource({
        "share/1.mp3, 0",
        "share/%d/1.mp3, 0",
        "../media/1.mp3, 0",
        "../media/%d/1.mp3, 0",
        "share/1.mp3, 600000"
    })
    void howeverManyManifestsAreOnADeadShareOthersAreLetThrough(String clip, int padding) throws Exception {
        Path[] all = new Path[41];
        for (int i = 0; i < 40; i++) {
            Path folder = real.resolve("inbox").resolve(clip.formatted(i)).normalize();
            Files.createDirectories(folder.getParent());
            Files.writeString(folder, "sound");
            all[i] = manifest(dead.resolveSibling("dead%d.json".formatted(i)), clip.formatted(i), padding);
        }
        Path local = manifest(dead.resolveSibling("local.json"), "1.mp3", padding);
        all[40] = local;

        await().atMost(PATIENCE).until(() -> pollLater(all[0]) || asked.getCount() == 0);
        await().atMost(PATIENCE).until(() -> pollLater(all));
        await().atMost(PATIENCE).until(() -> {
            pollLater(all);
            return IntStream.range(0, 40).allMatch(i -> Files.exists(status(all[i])));
        });

        assertThat(lost).hasValueBetween(1, 2);
        assertThat(all)
                .filteredOn(file -> !file.equals(local))
                .allSatisfy(file -> assertThat(status(file)).content().contains("waits since", "is slow, or dead"));
        answers.countDown();
        Set<Path> letThrough = new HashSet<>();
        await().atMost(PATIENCE).until(() -> {
            pollLater();
            Stream.of(all).filter(this::admit).forEach(letThrough::add);
            return letThrough.size() == all.length;
        });
    }

    /** It is about the manifest as it was. */
    @Test
    void aLookThatComesBackLateIsNotTakenForTheManifestThatIsThereNow() throws Exception {
        await().atMost(PATIENCE).until(() -> poll(dead) || asked.getCount() == 0);

        manifest(dead, "nowhere.mp3");
        await().atMost(PATIENCE).until(() -> !poll(dead) && Files.exists(real.resolve("inbox/dead.json.status.txt")));
        answers.countDown();
        await().atMost(PATIENCE).until(() -> ended.get() == begun.get());

        for (int i = 0; i < 100; i++) {
            assertThat(poll(dead)).isFalse();
        }
        assertThat(real.resolve("inbox/dead.json.status.txt")).content().contains("nowhere.mp3");
    }

    /** Asks for some files as the daemon does; tells whether the last one is let through. */
    private boolean poll(Path... manifests) {
        boolean admitted = false;
        assertThat(room.beginRound()).isTrue();
        for (Path manifest : manifests) {
            admitted = admit(manifest);
        }
        return admitted;
    }

    private boolean admit(Path manifest) {
        Sighting sighting = Sighting.ofFile(manifest).orElseThrow();
        room.seen(sighting);
        return room.admit(sighting);
    }

    /** Does so a while later each time. */
    private boolean pollLater(Path... manifests) {
        passed.updateAndGet(before -> before.plusSeconds(10));
        return poll(manifests);
    }

    private static Path manifest(Path file, String clip) throws Exception {
        return manifest(file, clip, 0);
    }

    private static Path manifest(Path file, String clip, int padding) throws Exception {
        String text = "{\"version\": 1, \"image\": \"bg.png\", \"clips\": [\"%s\"]}".formatted(clip);
        return Files.writeString(file, text + " ".repeat(padding));
    }

    private Path status(Path manifest) {
        return real.resolve("inbox").resolve(manifest.getFileName() + ".status.txt");
    }

    /** Goes with the real one, as far ahead as it is told. */
    private final class MovedClock extends Clock {
        private final Clock now = Clock.systemUTC();

        @Override
        public Instant instant() {
            return now.instant().plus(passed.get());
        }

        @Override
        public ZoneId getZone() {
            return now.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
