package org.stillcast.reception;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LookThreadsTest {
    /** A net for what must not hang. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final CountDownLatch answers = new CountDownLatch(1);
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    @Test
    void looksAreCarriedOutOneAfterAnother() throws Exception {
        LookThreads threads = new LookThreads(Duration.ofDays(1));
        AtomicInteger most = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(500);

        for (int i = 0; i < 500; i++) {
            threads.execute(() -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                Thread.onSpinWait();
                running.decrementAndGet();
                all.countDown();
            });
        }

        assertThat(all.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(most).hasValue(1);
    }

    @Test
    void looksThatDoNotComeBackHoldUpNoOthersUntilThereAreVeryMany() {
        LookThreads threads = new LookThreads(Duration.ZERO);
        for (int i = 0; i < 15; i++) {
            threads.execute(this::lookAtADeadShare);
        }
        for (int i = 0; i < 100; i++) {
            threads.execute(ended::incrementAndGet);
        }
        await().atMost(PATIENCE).until(() -> running.get() == 15 && ended.get() == 100);

        threads.execute(this::lookAtADeadShare);
        await().atMost(PATIENCE).until(() -> running.get() == 16);
        threads.execute(this::lookAtADeadShare);
        threads.execute(ended::incrementAndGet);
        answers.countDown();

        await().atMost(PATIENCE).until(() -> running.get() == 17 && ended.get() == 101);
    }

    private void lookAtADeadShare() {
        running.incrementAndGet();
        try {
            answers.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
