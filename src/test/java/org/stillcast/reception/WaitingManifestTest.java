package org.stillcast.reception;

import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillcast.MovedClock;
import org.stillcast.fault.FaultList;
import org.stillcast.intake.Intake;
import org.stillcast.intake.NamedFiles;
import org.stillcast.intake.Submission;
import org.stillcast.reception.WaitingManifest.Next;
import org.stillcast.settings.SettingsReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillcast.reception.WaitingState.IN_WORK;
import static org.stillcast.reception.WaitingState.LOOKED_AT;
import static org.stillcast.reception.WaitingState.POSTPONED;
import static org.stillcast.reception.WaitingState.QUEUED;
import static org.stillcast.reception.WaitingState.READY;
import static org.stillcast.reception.WaitingState.WAITING;

/** Each state and transition of {@link WaitingState}'s drawing; the disk is looked at by nobody here. */
class WaitingManifestTest {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    private final MovedClock clock = new MovedClock();
    private final WaitingManifest manifest = new WaitingManifest("book.json", LIMIT);
    private NamedFiles files;
    private Object look = new Object();

    @BeforeEach
    void readManifest(@TempDir Path temp) throws Exception {
        Path file = temp.resolve("book.json");
        Files.writeString(file, "{\"version\": 1, \"image\": \"bg.png\", \"clips\": [\"1.mp3\"]}");
        Intake intake = new Intake(new SettingsReader(Map.of(), Map.of(), temp).read());
        files = intake.named(Submission.fromInbox(file, List.of(temp)));
    }

    /** How a manifest gets into a state. */
    private void bringTo(WaitingState state) {
        switch (state) {
            case WAITING -> see();
            case LOOKED_AT -> {
                bringTo(WAITING);
                assertThat(see()).isEqualTo(Next.LOOK);
                look = manifest.beginLook();
            }
            case READY -> {
                bringTo(LOOKED_AT);
                end(new Finding.Faulty());
            }
            case QUEUED -> {
                bringTo(READY);
                manifest.queue();
            }
            case IN_WORK -> {
                bringTo(QUEUED);
                manifest.begin();
            }
            case POSTPONED -> {
                bringTo(IN_WORK);
                manifest.postpone(clock.instant(), "the share is away");
            }
        }
        assertThat(manifest.state()).isEqualTo(state);
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatIsQueuedOrInWorkIsTaken(WaitingState state) {
        bringTo(state);

        assertThat(manifest.state().isTaken()).isEqualTo(state == QUEUED || state == IN_WORK);
    }

    @Test
    void whatIsSeenForTheFirstTimeMayBelongToAnyProject() {
        assertThat(see()).isEqualTo(Next.LEAVE_TURN);
        assertThat(manifest.state()).isEqualTo(WAITING);
        assertThat(manifest.arrival().isKnown()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void anotherFileOfThatNameBeginsAnewUnlessItIsTaken(WaitingState state) {
        bringTo(state);

        Next next = see(sighting(99, true));

        boolean isTaken = state == QUEUED || state == IN_WORK;
        assertThat(next).isEqualTo(isTaken ? Next.NOTHING : Next.LEAVE_TURN);
        assertThat(manifest.state()).isEqualTo(isTaken ? state : WAITING);
        if (!isTaken) {
            assertThat(manifest.arrival().projectKey()).isEmpty();
            assertThat(see(sighting(99, true))).isEqualTo(Next.LOOK);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFolderThatChangesBeginsAnewUnlessItIsTakenOrPostponed(WaitingState state) {
        bringTo(state);

        Next next = see(sighting(1, false));

        boolean stays = state == QUEUED || state == IN_WORK || state == POSTPONED;
        assertThat(next).isEqualTo(stays ? Next.NOTHING : Next.TELL);
        assertThat(manifest.state()).isEqualTo(stays ? state : WAITING);
    }

    @Test
    void aFolderThatChangesIsToldAboutAfterThreeSeconds() {
        for (int i = 0; i < 7; i++) {
            see(sighting(1, false));
            assertThat(manifest.renewStatus(clock)).isFalse();
        }
        see(sighting(1, false));

        assertThat(manifest.renewStatus(clock)).isTrue();
        assertThat(manifest.said()).contains("something in its folder still changes");
    }

    /** It may be put in the place of another just now. */
    @ParameterizedTest
    @EnumSource
    void whatIsAwayForAMomentStaysAsItIs(WaitingState state) {
        bringTo(state);

        assertThat(see(sighting(-1, true))).isEqualTo(Next.NOTHING);

        assertThat(manifest.state()).isEqualTo(state);
    }

    @Test
    void whatIsTheSameAtTwoLooksIsReady() {
        bringTo(LOOKED_AT);

        end(found(1, 1));
        assertThat(manifest.state()).as("that was the first look").isEqualTo(WAITING);
        lookAgain(found(1, 1));

        assertThat(manifest.state()).isEqualTo(READY);
        assertThat(see()).isEqualTo(Next.WAIT_FOR_TURN);
    }

    @Test
    void whatChangesBetweenTwoLooksIsWaitedForAndSaidToBeCopied() {
        bringTo(LOOKED_AT);
        end(found(1, 1));

        lookAgain(found(1, 2));

        assertThat(manifest.state()).isEqualTo(WAITING);
        assertThat(manifest.renewStatus(clock)).isTrue();
        assertThat(manifest.said()).contains("/clips/0: is still being copied: \"1.mp3\"");
        lookAgain(found(1, 2));
        assertThat(manifest.state()).isEqualTo(READY);
    }

    @Test
    void whatIsMissingIsWaitedForUntilPatienceEnds() {
        bringTo(LOOKED_AT);
        end(missing());
        assertThat(manifest.state()).isEqualTo(WAITING);
        pass(LIMIT.minus(HALF_A_MINUTE));

        lookAgain(missing());
        assertThat(manifest.state()).isEqualTo(WAITING);
        pass(HALF_A_MINUTE.plus(POLL));
        lookAgain(missing());

        assertThat(manifest.state()).isEqualTo(READY);
    }

    @Test
    void anythingThatComesRenewsPatience() {
        bringTo(LOOKED_AT);
        end(missing());
        pass(LIMIT);

        lookAgain(found(1, 1));
        lookAgain(missing());

        assertThat(manifest.state()).isEqualTo(WAITING);
    }

    @Test
    void whatWaitingDoesNotMendIsReadyAtOnce() {
        bringTo(LOOKED_AT);
        FaultList faults = new FaultList();
        faults.add("/clips/0", "lies outside");
        end(new Finding.Files("book", files, new NamedFiles.Look(faults, LongBuffer.allocate(2), 0, true)));

        assertThat(manifest.state()).isEqualTo(READY);
    }

    @Test
    void aManifestWithoutItsEndIsSaidToBeBrokenAfterHalfAMinuteAndIsReadyWhenPatienceEnds() {
        bringTo(LOOKED_AT);
        end(new Finding.CutOff("line 3"));
        assertThat(manifest.renewStatus(clock)).isTrue();
        assertThat(manifest.said()).contains("it is still being copied");
        assertThat(manifest.arrival().isKnown()).isFalse();

        pass(HALF_A_MINUTE);
        lookAgain(new Finding.CutOff("line 3"));
        assertThat(manifest.state()).isEqualTo(WAITING);
        assertThat(manifest.renewStatus(clock)).isTrue();
        assertThat(manifest.said()).contains("probably a bracket", "(line 3)");
        assertThat(manifest.takeLine(clock))
                .hasValueSatisfying(line -> assertThat(line.isFault()).isTrue());
        assertThat(manifest.arrival().isKnown())
                .as("others are told about meanwhile")
                .isTrue();

        pass(LIMIT);
        lookAgain(new Finding.CutOff("line 3"));
        assertThat(manifest.state()).isEqualTo(READY);
    }

    @Test
    void aManifestThatMayNotBeReadIsReadyWhenPatienceEnds() {
        bringTo(LOOKED_AT);
        end(new Finding.Unreadable("may not be read"));
        assertThat(manifest.state()).isEqualTo(WAITING);
        pass(LIMIT);
        lookAgain(new Finding.Unreadable("may not be read"));

        assertThat(manifest.state()).isEqualTo(READY);
    }

    @Test
    void filesThatDoNotAnswerAreWaitedForWithoutEnd() {
        bringTo(LOOKED_AT);
        end(new Finding.NoAnswer("book"));
        for (int i = 0; i < 3; i++) {
            pass(LIMIT);
            lookAgain(new Finding.NoAnswer("book"));
        }

        assertThat(manifest.state()).isEqualTo(WAITING);
        assertThat(manifest.renewStatus(clock)).isTrue();
        assertThat(manifest.said()).contains("is slow, or dead");
        assertThat(manifest.arrival().projectKey()).contains("book");
    }

    @Test
    void aLookThatDoesNotComeBackIsToldAboutAndIsNoWaitingInVain() {
        bringTo(LOOKED_AT);
        for (int i = 0; i < 60; i++) {
            assertThat(see()).isEqualTo(Next.NOTHING);
        }
        assertThat(see()).isEqualTo(Next.TELL);
        manifest.renewStatus(clock);
        assertThat(manifest.said()).contains("is slow, or dead");
        clock.move(LIMIT);
        see();

        end(missing());

        assertThat(manifest.state()).isEqualTo(WAITING);
    }

    @Test
    void aLookThatDoesNotComeAboutIsWantedAgain() {
        bringTo(LOOKED_AT);

        manifest.cancelLook();

        assertThat(manifest.state()).isEqualTo(WAITING);
        assertThat(manifest.awaits(look)).isFalse();
        assertThat(see()).isEqualTo(Next.LOOK);
    }

    @Test
    void aLookCountsOnlyAsLongAsItIsWaitedFor() {
        bringTo(LOOKED_AT);
        assertThat(manifest.awaits(look)).isTrue();
        see(sighting(99, true));
        assertThat(manifest.awaits(look)).isFalse();

        see(sighting(99, true));
        Object second = manifest.beginLook();
        assertThat(manifest.awaits(look)).isFalse();
        assertThat(manifest.awaits(second)).isTrue();
    }

    @Test
    void theNextLookIsNotAtOnce() {
        bringTo(LOOKED_AT);
        manifest.endLook(missing(), clock.instant(), clock.instant().plus(Duration.ofSeconds(1)));

        assertThat(see()).as("five seconds have not passed").isEqualTo(Next.NOTHING);
        clock.move(Duration.ofSeconds(6));
        assertThat(see()).isEqualTo(Next.LOOK);
    }

    @Test
    void aClockThatIsSetBackIsNoReasonToLookLater() {
        bringTo(LOOKED_AT);
        end(missing());
        clock.move(Duration.ofHours(-1));

        assertThat(see()).isEqualTo(Next.LOOK);
    }

    @Test
    void whatIsReadyWaitsForItsTurnAndSaysFor() {
        bringTo(READY);

        manifest.waitForTurn(Optional.of("Book.json"));
        assertThat(manifest.renewStatus(clock)).isTrue();
        assertThat(manifest.said()).contains("book.json waits its turn: Book.json makes the same project");
        manifest.queue();

        assertThat(manifest.said()).isEmpty();
    }

    @Test
    void whatIsQueuedBehindOthersSaysSoUntilItIsBegun() {
        bringTo(READY);

        manifest.queueBehindOthers();
        assertThat(manifest.state()).isEqualTo(QUEUED);
        assertThat(manifest.said()).contains("is ready and waits its turn");
        manifest.begin();

        assertThat(manifest.state()).isEqualTo(IN_WORK);
        assertThat(manifest.said()).isEmpty();
    }

    @Test
    void whatIsGivenBackIsLookedAtAnew() {
        bringTo(QUEUED);

        manifest.giveBack();

        assertThat(manifest.state()).isEqualTo(WAITING);
        assertThat(see()).isEqualTo(Next.LOOK);
    }

    @ParameterizedTest
    @EnumSource(names = {"QUEUED", "IN_WORK"})
    void whatIsReleasedIsPostponedWithoutAReason(WaitingState state) {
        bringTo(state);

        manifest.release(clock.instant());

        assertThat(manifest.state()).isEqualTo(POSTPONED);
        assertThat(manifest.renewStatus(clock)).isFalse();
        assertThat(manifest.farewell()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"QUEUED", "IN_WORK"})
    void whatIsInterruptedIsPostponedAndSaysWhy(WaitingState state) {
        bringTo(state);

        assertThat(manifest.postpone(clock.instant(), "5 GB are free")).isTrue();

        assertThat(manifest.state()).isEqualTo(POSTPONED);
        assertThat(manifest.renewStatus(clock)).isTrue();
        assertThat(manifest.said()).contains("book.json was interrupted: 5 GB are free");
        assertThat(manifest.postpone(clock.instant(), "4 GB are free"))
                .as("numbers make no other reason")
                .isFalse();
        assertThat(manifest.postpone(clock.instant(), "the share is away")).isTrue();
    }

    @Test
    void whatIsPostponedIsLookedAtWhenThePauseIsOver() {
        bringTo(POSTPONED);
        Instant end = clock.instant().plus(PAUSE);
        while (clock.instant().isBefore(end)) {
            assertThat(see()).isEqualTo(Next.NOTHING);
            assertThat(manifest.state()).isEqualTo(POSTPONED);
        }

        assertThat(see()).isEqualTo(Next.LOOK);
        assertThat(manifest.state()).isEqualTo(WAITING);
    }

    @ParameterizedTest
    @EnumSource
    void whatNobodyHasSeenInARoundIsGoneUnlessItIsTaken(WaitingState state) {
        bringTo(state);
        assertThat(manifest.isGone()).as("it was seen").isFalse();

        manifest.beginRound();

        assertThat(manifest.isGone()).isEqualTo(state != QUEUED && state != IN_WORK);
        assertThat(manifest.farewell().isPresent()).isEqualTo(state == POSTPONED);
    }

    @Test
    void whatIsSeenInAPauseOfAllIsThereAndSaysWhy() {
        bringTo(WAITING);
        manifest.beginRound();

        manifest.seeInPause("the folder outbox is not there");
        assertThat(manifest.isGone()).isFalse();
        assertThat(manifest.renewStatus(clock)).isTrue();
        assertThat(manifest.said()).contains("no project can be begun now: the folder outbox is not there");

        see();
        assertThat(manifest.renewStatus(clock)).isFalse();
    }

    private static Sighting sighting(long bytes, boolean isSettled) {
        return new Sighting(Path.of("book.json"), bytes, FileTime.fromMillis(0), isSettled);
    }

    private Next see() {
        return see(sighting(1, true));
    }

    /** Sees it, and moves the clock to the next time. */
    private Next see(Sighting sighting) {
        Next next = manifest.see(sighting, clock.instant());
        clock.move(POLL);
        return next;
    }

    /** Sees it for some time without a look. */
    private void pass(Duration time) {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            see();
        }
    }

    private void end(Finding finding) {
        manifest.endLook(finding, clock.instant(), clock.instant());
    }

    /** Waits until a look is due. */
    private void lookAgain(Finding finding) {
        while (see() != Next.LOOK) {
            assertThat(manifest.state()).isEqualTo(WAITING);
        }
        look = manifest.beginLook();
        end(finding);
    }

    /** A look at picture and clip that has found both in some state. */
    private Finding found(long picture, long clip) {
        return new Finding.Files(
                "book",
                files,
                new NamedFiles.Look(new FaultList(), LongBuffer.wrap(new long[] {picture, clip}), 0, false));
    }

    private Finding missing() {
        FaultList faults = new FaultList();
        faults.add("/clips/0", "is not there");
        return new Finding.Files(
                "book", files, new NamedFiles.Look(faults, LongBuffer.wrap(new long[] {1, 0}), 0, false));
    }
}
