package org.stillcast.delivery;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class DeliveriesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path temp;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Semaphore lets = new Semaphore(0);
    private final Queue<String> taken = new ConcurrentLinkedQueue<>();
    private Deliveries deliveries = deliveries(Path.of(""));

    private Deliveries deliveries(Path folder) {
        return new Deliveries(
                new Spool(folder), Map.of(Recipient.COMPLETED_ENDPOINT, new Patient()), Clock.systemUTC(), threads);
    }

    @BeforeEach
    void begin() {
        deliveries = deliveries(temp);
        deliveries.start();
    }

    @AfterEach
    void end() {
        lets.release(100);
        deliveries.stop();
    }

    /** Takes a message when it is let. */
    private final class Patient implements Receiver {
        @Override
        public String name() {
            return "theirs";
        }

        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public void take(Delivery message) throws InterruptedException {
            lets.acquire();
            taken.add(message.content());
        }
    }

    private static Delivery message(String project) {
        return CourierTest.message(Delivery.Kind.COMPLETED, List.of(project), project);
    }

    /** Else its manifest would move before others were told. */
    @Test
    void eachOfTwoProjectsWaitsForItsOwnMessage() throws Exception {
        Kept one = deliveries.keep(message("one"));
        Kept another = deliveries.keep(message("another"));
        lets.release();
        deliveries.tell(one);
        Thread project = new Thread(() -> deliveries.tell(another));

        project.start();
        await().atMost(PATIENCE).until(() -> project.getState() == Thread.State.TIMED_WAITING);
        assertThat(taken).containsExactly("one");
        lets.release();
        project.join(PATIENCE.toMillis());

        assertThat(taken).containsExactly("one", "another");
    }
}
