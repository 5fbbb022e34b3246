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

class NoticeTest {
    private static final Instant SINCE = Instant.parse("2026-11-24T12:00:00Z");

    private final Notice notice = new Notice("book.json", Duration.ofMinutes(10));

    @Test
    void theLogHasALineForWhatIsWaitedForAndOneWhenThatChanges() {
        assertThat(lineAfter(0, 0)).isEmpty();
        assertThat(lineAfter(1, 3))
                .contains(
                        "book.json waits since 2026-11-24 12:00:00 Z for 3 files: /clips/0: is not there; and 2 more");
        assertThat(lineAfter(60, 3)).as("nothing has changed").isEmpty();
        assertThat(lineAfter(120, 1))
                .contains("book.json waits since 2026-11-24 12:00:00 Z for: /clips/0: is not there");
        notice.waitForTurn(Optional.of("Book.json"), "book");
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

    private Optional<String> lineAfter(int seconds, int missing) {
        FaultList faults = new FaultList();
        for (int i = 0; i < missing; i++) {
            faults.add("/clips/" + i, "is not there");
        }
        notice.waitFor(faults);
        return notice.line(Optional.of(SINCE), Clock.fixed(SINCE.plusSeconds(seconds), ZoneOffset.UTC));
    }
}
