package org.stillcast.reception;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillcast.MovedClock;
import org.stillcast.inbox.Inbox;
import org.stillcast.intake.Intake;
import org.stillcast.retry.BackOff;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

class WaitingListTest {
    private static final Path FIRST = Path.of("first.json");
    private static final Path SECOND = Path.of("second.json");

    private final MovedClock clock = new MovedClock();
    private WaitingList list;

    @BeforeEach
    void makeList() {
        list = new WaitingList(clock, path -> new WaitingManifest(path.toString(), Duration.ofMinutes(10)), 1);
    }

    /** A share that is dead would keep everybody waiting. */
    @Test
    void nothingThatIsDoneByOneAtATimeTouchesAFile() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Files.class, Inbox.class, Intake.class, StatusNotes.class, IntakePause.class)
                .check(new ClassFileImporter()
                        .importClasses(
                                WaitingList.class,
                                WaitingManifest.class,
                                WaitingStatus.class,
                                Arrival.class,
                                Stability.class,
                                Patience.class,
                                Interruptions.class,
                                BackOff.class,
                                Turns.class));
    }

    @Test
    void theFirstOfAProjectThatIsReadyHasItsTurnUntilItHasEnded() {
        makeReady(FIRST);
        makeReady(SECOND);

        assertThat(list.takeTurn(FIRST)).isTrue();
        assertThat(list.takeTurn(SECOND)).isFalse();
        assertThat(list.takeTurn(FIRST)).as("it may be asked for again").isTrue();
        list.queue(FIRST);
        list.begin(FIRST);
        assertThat(list.see(sighting(SECOND, 1))).isEqualTo(WaitingList.Next.TELL);
        assertThat(list.said(SECOND)).contains("second.json waits its turn: first.json makes the same project");
        list.postpone(FIRST, "the share is away");
        assertThat(list.takeTurn(SECOND)).as("that one goes on later").isFalse();
        list.forget(FIRST);

        assertThat(list.takeTurn(SECOND)).isTrue();
    }

    @Test
    void whatIsAnotherFileNowLeavesItsTurn() {
        makeReady(FIRST);
        makeReady(SECOND);
        list.takeTurn(FIRST);

        list.see(sighting(FIRST, 2));

        assertThat(list.takeTurn(SECOND)).isTrue();
    }

    @Test
    void whatIsQueuedWhileAnotherIsInWorkSaysSo() {
        list.queue(FIRST);
        assertThat(list.said(FIRST)).isEmpty();
        list.begin(FIRST);

        list.queue(SECOND);

        assertThat(list.said(SECOND)).contains("is ready and waits its turn");
        list.release(FIRST);
        list.queue(SECOND);
        assertThat(list.said(SECOND)).isEmpty();
    }

    @Test
    void whatIsTakenAndMissingForThreeRoundsIsWithdrawnOrLeavesTheQueue() {
        list.see(sighting(FIRST, 1));
        list.see(sighting(SECOND, 1));
        list.queue(FIRST);
        list.begin(FIRST);
        list.queue(SECOND);

        List<WaitingList.Absent> rounds =
                IntStream.range(0, 5).mapToObj(i -> round()).toList();

        assertThat(rounds).flatExtracting(WaitingList.Absent::withdrawn).containsExactly(FIRST, FIRST);
        assertThat(rounds.get(3).withdrawn()).as("and as long as it is in work").containsExactly(FIRST);
        assertThat(rounds.get(3).gone()).extracting(WaitingList.Gone::path).containsExactly(SECOND);
        assertThat(list.isTaken(FIRST)).isTrue();
        assertThat(list.has(SECOND)).isFalse();
    }

    /** The share of the inbox may be gone for a moment. */
    @Test
    void aRoundThatWasNotEndedShowsNothing() {
        list.see(sighting(FIRST, 1));
        assertThat(round().gone()).isEmpty();

        assertThat(list.beginRound().gone()).isEmpty();
        assertThat(list.has(FIRST)).isTrue();
    }

    private WaitingList.Absent round() {
        list.endRound();
        return list.beginRound();
    }

    @Test
    void onlyWhatIsTakenIsPostponedWhenItIsReleased() {
        list.see(sighting(FIRST, 1));
        list.release(FIRST);
        list.release(SECOND);

        assertThat(list.beginLook(FIRST)).isPresent();
        assertThat(list.has(SECOND)).isFalse();
    }

    @Test
    void whatNobodyHasSeenInARoundIsGoneOnce() {
        list.see(sighting(FIRST, 1));
        list.see(sighting(SECOND, 1));
        assertThat(round().gone()).isEmpty();
        list.see(sighting(FIRST, 1));

        assertThat(round().gone()).extracting(WaitingList.Gone::path).containsExactly(SECOND);
        assertThat(list.has(SECOND)).isFalse();
        assertThat(round().gone()).extracting(WaitingList.Gone::path).containsExactly(FIRST);
        assertThat(round().gone()).isEmpty();
    }

    @Test
    void aLookAtWhatIsForgottenCountsNothing() {
        list.see(sighting(FIRST, 1));
        Object token = list.beginLook(FIRST).orElseThrow().token();
        assertThat(list.beginLook(FIRST)).as("one at a time").isEmpty();
        list.forget(FIRST);
        list.see(sighting(FIRST, 1));

        assertThat(list.endLook(FIRST, token, new Finding.Unreadable("may not be read"), clock.instant()))
                .isFalse();

        assertThat(list.said(FIRST)).isEmpty();
        assertThat(list.endLook(SECOND, token, new Finding.Faulty(), clock.instant()))
                .isFalse();
    }

    @Test
    void whatIsTakenSaysNothingAboutAPauseOfAll() {
        list.queue(FIRST);

        assertThat(list.seeInPause(FIRST, "the disk is full")).isFalse();
        assertThat(list.seeInPause(SECOND, "the disk is full")).isTrue();
        assertThat(list.seeInPause(SECOND, "the disk is full"))
                .as("that is said")
                .isFalse();
    }

    @Test
    void allIsKnownWhenEachHasBeenRead() {
        assertThat(list.areKnown()).isTrue();
        list.see(sighting(FIRST, 1));
        assertThat(list.areKnown()).isFalse();

        makeReady(FIRST);

        assertThat(list.areKnown()).isTrue();
    }

    /** Its files do not answer first, by which its project is known. */
    private void makeReady(Path path) {
        list.see(sighting(path, 1));
        endLook(path, new Finding.NoAnswer("book"));
        endLook(path, new Finding.Faulty());
    }

    private void endLook(Path path, Finding finding) {
        Object token = list.beginLook(path).orElseThrow().token();
        list.endLook(path, token, finding, clock.instant());
        list.renewStatus(path);
    }

    private static Sighting sighting(Path path, long bytes) {
        return new Sighting(path, bytes, FileTime.fromMillis(0), true);
    }
}
