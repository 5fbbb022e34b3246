package org.stillcast.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.MovedClock;
import org.stillcast.files.Fingerprint;
import org.stillcast.files.OwnerLock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillcast.delivery.Recipient.COMPLETED_ENDPOINT;
import static org.stillcast.delivery.Recipient.FAILED_ENDPOINT;

/** Its turns, one by one, on the thread of the test and by a clock that is moved. */
class CourierTest {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    @TempDir
    private Path temp;

    private final MovedClock clock = new MovedClock();
    private final Takes takes = new Takes();
    private Spool spool;
    private Courier courier;

    @BeforeEach
    void begin() {
        spool = new Spool(temp);
        courier = newCourier();
    }

    /** Which has a few of them in memory at a time. */
    private Courier newCourier() {
        return new Courier(new Spool(temp, 7), takes, EnumSet.of(COMPLETED_ENDPOINT, FAILED_ENDPOINT), clock);
    }

    /** Takes what it does not refuse, and remembers what it was offered. */
    private static final class Takes implements Receiver {
        private final List<String> taken = new ArrayList<>();
        private final List<String> offered = new ArrayList<>();
        private final Set<String> refused = new HashSet<>();
        private boolean down;

        @Override
        public String name() {
            return "theirs";
        }

        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public void take(Delivery message) throws RefusedException {
            offered.add(message.content());
            if (down || refused.contains(message.content())) {
                throw new RefusedException("no", new IOException("no"));
            }
            taken.add(message.content());
        }
    }

    private Marker leave(String project, String content) throws IOException {
        return leave(COMPLETED_ENDPOINT, project, content);
    }

    private Marker leave(Recipient recipient, String project, String content) throws IOException {
        return spool.add(recipient, message(recipient.kind(), List.of(project), content));
    }

    static Delivery message(Delivery.Kind kind, List<String> lanes, String content) {
        return new Delivery(
                kind, Fingerprint.of(lanes, content), "2026-11-24T12:00:00Z", "book", lanes, "out", List.of(), content);
    }

    @Test
    void messagesAreTakenOldestFirstAndThenGone() throws Exception {
        for (int i = 1; i <= 50; i++) {
            leave("project " + i % 3, "message " + i);
        }

        courier.turn();

        assertThat(takes.taken)
                .isEqualTo(IntStream.rangeClosed(1, 50)
                        .mapToObj("message %d"::formatted)
                        .toList());
        assertThat(spool.folder()).isEmptyDirectory();
    }

    @Test
    void whatIsRefusedHoldsUpItsOwnProjectOnlyAndIsToldAgain() throws Exception {
        takes.refused.add("a1");
        leave("a", "a1");
        leave("b", "b1");
        leave(FAILED_ENDPOINT, "a", "a2");
        leave("b", "b2");

        courier.turn();
        assertThat(takes.taken).containsExactly("b1", "b2");
        courier.turn();
        assertThat(takes.offered).as("not before the pause is over").containsExactly("a1", "b1", "b2");
        takes.refused.clear();
        clock.move(LONGEST_PAUSE);
        courier.turn();

        assertThat(takes.taken).containsExactly("b1", "b2", "a1", "a2");
    }

    @Test
    void whoIsHeldUpIsSoHoweverManyOthersAreInBetween() throws Exception {
        takes.refused.add("a1");
        leave("a", "a1");
        for (int i = 1; i <= 20; i++) {
            leave("project " + i, "message " + i);
        }
        leave("a", "a2");

        courier.turn();

        assertThat(takes.taken).hasSize(20).doesNotContain("a2");
        assertThat(takes.offered).doesNotContain("a2");
    }

    @Test
    void oneThatHasAnyOfTwoNamesInCommonWaits() throws Exception {
        takes.refused.add("first");
        spool.add(COMPLETED_ENDPOINT, message(Delivery.Kind.COMPLETED, List.of("inbox/a.json"), "first"));
        spool.add(COMPLETED_ENDPOINT, message(Delivery.Kind.COMPLETED, List.of("inbox/a.json", "a"), "second"));
        spool.add(COMPLETED_ENDPOINT, message(Delivery.Kind.COMPLETED, List.of("inbox/b.json", "a"), "third"));

        courier.turn();

        assertThat(takes.offered).containsExactly("first");
    }

    @Test
    void ofAReceiverThatIsDownAFewAreTriedAtATimeAndAllComeInOrderWhenItIsBack() throws Exception {
        takes.down = true;
        for (int i = 1; i <= 40; i++) {
            leave("project " + i, "message " + i);
        }

        courier.turn();
        assertThat(takes.offered).hasSize(2 * Courier.MOST_TRIES);
        clock.move(LONGEST_PAUSE);
        courier.turn();
        assertThat(takes.offered).hasSize(4 * Courier.MOST_TRIES);
        takes.down = false;
        clock.move(LONGEST_PAUSE);
        courier.turn();

        assertThat(takes.taken)
                .isEqualTo(IntStream.rangeClosed(1, 40)
                        .mapToObj("message %d"::formatted)
                        .toList());
    }

    /** Else three messages that nobody ever takes would be the end of all others. */
    @Test
    void behindManyThatAreAlwaysRefusedOthersHaveTheirTurn() throws Exception {
        for (int i = 1; i <= 20; i++) {
            takes.refused.add("bad " + i);
            leave("bad project " + i, "bad " + i);
        }
        leave("good project", "good");

        for (int turn = 0; turn < 7; turn++) {
            courier.turn();
            clock.move(LONGEST_PAUSE);
        }

        assertThat(takes.taken).containsExactly("good");
    }

    @Test
    void aNewMessageIsTriedAtOnceWhileOthersPauseUnlessItsProjectHasToWait() throws Exception {
        takes.refused.add("a1");
        leave("a", "a1");
        courier.turn();

        courier.wake(leave("b", "b1"));
        courier.turn();
        assertThat(takes.taken).containsExactly("b1");
        takes.offered.clear();
        courier.wake(leave("a", "a2"));
        courier.turn();

        assertThat(takes.offered).doesNotContain("a2");
    }

    /** One that is taken shows that the receiver is back: nobody else waits for the end of the pause. */
    @Test
    void aNewMessageThatIsTakenEndsThePause() throws Exception {
        takes.down = true;
        leave("a", "a1");
        courier.turn();
        takes.down = false;

        courier.wake(leave("b", "b1"));
        courier.turn();
        courier.turn();

        assertThat(takes.taken).containsExactly("b1", "a1");
    }

    @Test
    void theNextStartTellsWhatIsLeft() throws Exception {
        takes.down = true;
        leave("a", "a1");
        leave("a", "a2");
        courier.turn();

        takes.down = false;
        newCourier().turn();

        assertThat(takes.taken).containsExactly("a1", "a2");
    }

    @Test
    void theSameMessageWaitsOnce() throws Exception {
        leave("a", "a1");
        leave("a", "a2");
        leave("a", "a1");

        courier.turn();

        assertThat(takes.taken).containsExactly("a1", "a2");
    }

    @Test
    void whatAnotherProgramHandsOverIsLeftToIt() throws Exception {
        leave("a", "a1");
        try (OwnerLock another = spool.lock(Set.of(FAILED_ENDPOINT)).orElseThrow()) {
            assertThat(another).isNotNull();
            courier.turn();
            assertThat(takes.offered).isEmpty();
        }

        courier.turn();

        assertThat(takes.taken).containsExactly("a1");
    }

    @Test
    void aNewMessageIsTriedAlsoIfAnotherProgramHadItsRoundFirst() throws Exception {
        takes.refused.add("a1");
        leave("a", "a1");
        courier.turn();
        courier.wake(leave("b", "b1"));
        try (OwnerLock another = spool.lock(Set.of(FAILED_ENDPOINT)).orElseThrow()) {
            assertThat(another).isNotNull();
            courier.turn();
        }

        courier.turn();

        assertThat(takes.taken).as("within the pause").containsExactly("b1");
    }

    /** As nobody but a disk that lies can leave it, or a later version. */
    @Test
    void aFileThatCannotBeReadHoldsUpItsOwnProjectOnly() throws Exception {
        Marker broken = leave("a", "a1");
        Files.writeString(spool.folder().resolve(broken.fileName()), "{\"kind\":");
        leave("a", "a2");
        leave("b", "b1");
        Files.writeString(spool.folder().resolve("a note.txt"), "of somebody");

        courier.turn();

        assertThat(takes.taken).containsExactly("b1");
        assertThat(spool.folder()).isDirectoryContaining("glob:**/" + broken.fileName());
    }

    @Test
    void whoHasNoReceiverHasHisMessagesKept() throws Exception {
        Marker listeners = leave(Recipient.COMPLETED_LISTENERS, "a", "a1");

        courier.turn();

        assertThat(takes.offered).isEmpty();
        assertThat(spool.has(listeners)).isTrue();
    }
}
