package org.stillcast.reception;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.stillcast.fault.FaultList;

import static org.assertj.core.api.Assertions.assertThat;

class WaitingStatusTest {
    private static final Instant SINCE = Instant.parse("2026-11-24T12:00:00Z");

    private final WaitingStatus status = new WaitingStatus("book.json", Duration.ofMinutes(10));

    @Test
    void theLogHasALineForWhatIsWaitedForAndOneWhenThatChanges() {
        assertThat(lineAfter(0, 0)).isEmpty();
        assertThat(lineAfter(1, 3))
                .contains(
                        "book.json waits since 2026-11-24 12:00:00 Z for 3 files: /clips/0: is not there; and 2 more");
        assertThat(lineAfter(60, 3)).as("nothing has changed").isEmpty();
        assertThat(lineAfter(120, 1))
                .contains("book.json waits since 2026-11-24 12:00:00 Z for: /clips/0: is not there");
        status.waitForTurn(Optional.of("Book.json"), "book");
        assertThat(lineAfter(180, 1)).contains("book.json waits its turn: Book.json makes the same project, book");
    }

    /** A look each ten seconds at thousands of clips that are being copied for an hour. */
    @Test
    void whatChangesAllTheTimeIsALineNowAndThen() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 360; i++) {
            lineAfter(10 * i, 1000 - i).ifPresent(lines::add);
        }

        assertThat(lines).hasSizeBetween(10, 20).doesNotHaveDuplicates();
    }

    /** Names are people's; the text beside it says it as it is, as the next start knows it by that. */
    @Test
    void aNameCannotBreakOutOfItsLineInTheLog() {
        WaitingStatus odd = new WaitingStatus("a\u001B[2J\nb.json", Duration.ofMinutes(10));
        Clock clock = Clock.fixed(SINCE, ZoneOffset.UTC);
        odd.waitForAnswer();

        assertThat(odd.takeLine(Optional.of(SINCE), clock))
                .hasValueSatisfying(line -> assertThat(line.text()).startsWith("a\uFFFD[2J\uFFFDb.json waits since"));
        odd.renew(Optional.of(SINCE), SINCE, clock);
        assertThat(odd.said()).startsWith("a\u001B[2J\nb.json waits since");
    }

    private Optional<String> lineAfter(int seconds, int missing) {
        FaultList faults = new FaultList();
        for (int i = 0; i < missing; i++) {
            faults.add("/clips/" + i, "is not there");
        }
        status.waitFor(faults);
        return status.takeLine(Optional.of(SINCE), Clock.fixed(SINCE.plusSeconds(seconds), ZoneOffset.UTC))
                .map(WaitingStatus.LogLine::text);
    }
}
