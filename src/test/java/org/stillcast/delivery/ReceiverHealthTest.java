package org.stillcast.delivery;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether others wait for a receiver. */
class ReceiverHealthTest {
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final ReceiverHealth health = new ReceiverHealth("theirs");
    private final Marker lost = marker("lost");
    private final Marker good = marker("good");

    private static Marker marker(String content) {
        return Marker.of(
                1,
                Recipient.COMPLETED_ENDPOINT,
                CourierTest.message(Delivery.Kind.COMPLETED, List.of(content), content));
    }

    private boolean isWaitedFor() {
        return !health.await(() -> true, MOMENT);
    }

    @Test
    void oneMessageThatIsNeverTakenSaysNothingOfTheReceiver() {
        health.hasRefused(lost, "its result is not there");
        assertThat(isWaitedFor()).isFalse();
        health.hasTaken(good);
        health.hasRefused(lost, "its result is not there");

        assertThat(isWaitedFor()).isTrue();
    }

    @Test
    void behindAMessageThatIsNeverTakenAnOutageShows() {
        health.hasRefused(lost, "its result is not there");
        health.hasTaken(good);
        health.hasRefused(lost, "its result is not there");
        health.hasRefused(good, "connection refused");

        assertThat(isWaitedFor()).isFalse();
        health.hasRefused(lost, "its result is not there");
        assertThat(isWaitedFor()).isFalse();
        health.hasTaken(good);
        assertThat(isWaitedFor()).isTrue();
    }

    @Test
    void whoWasOverdueIsWaitedForAgainWhenItHasCaughtUp() {
        health.isOverdueAfter(MOMENT);
        health.hasTaken(good);
        assertThat(isWaitedFor()).isFalse();
        health.hasCaughtUp();

        assertThat(isWaitedFor()).isTrue();
    }
}
