package org.stillcast.route;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Routes that take a message only when they are let. */
class ReceiverTest extends CamelTestSupport {
    /** A net for what must not hang. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Semaphore lets = new Semaphore(0);
    private final BlockingQueue<String> taken = new LinkedBlockingQueue<>();

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:works")
                        .process(exchange -> taken.add(exchange.getMessage().getBody(String.class)));
                from("direct:hangs").process(exchange -> lets.acquire()).to("direct:works");
                from(Announcer.COMPLETED).process(exchange -> lets.acquire());
            }
        };
    }

    @AfterEach
    void letAll() {
        lets.release(10_000);
    }

    private Receiver receiver(String uri, Duration limit) {
        return new Receiver(template(), uri, limit);
    }

    @Test
    void aReceiverThatWorksHasTakenTheMessageWhenItIsTold() {
        receiver("direct:works", PATIENCE).tell(message -> message.setBody("one"));

        assertThat(taken).containsExactly("one");
    }

    @Test
    void aReceiverThatFailsOrDoesNotExistIsNoMatterOfTheProject() {
        receiver("direct:nobody?block=false", PATIENCE).tell(message -> message.setBody("one"));
        receiver("nosuchcomponent:x", PATIENCE).tell(message -> message.setBody("one"));

        assertThat(taken).isEmpty();
    }

    @Test
    void aReceiverThatHangsHoldsUpOnlyItselfAndGetsSomeMessagesInOrderWhenItIsBack() throws Exception {
        Receiver hangs = receiver("direct:hangs", Duration.ofMillis(1));

        IntStream.range(0, 150).forEach(i -> hangs.tell(message -> message.setBody("message " + i)));
        receiver("direct:works", PATIENCE).tell(message -> message.setBody("other"));

        assertThat(taken.remove()).isEqualTo("other");
        assertThat(threads()).isEqualTo(1);
        lets.release(150);
        for (int i = 0; i <= 100; i++) {
            assertThat(taken.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("message " + i);
        }
        assertThat(taken).as("those for which there was no room").isEmpty();
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("tell direct:hangs"))
                .count();
    }

    /** It has more messages than its queue has room for. */
    @Test
    void aRouteThatHangsOnTheFanOutHoldsUpNothing() {
        Receiver fanOut = receiver(Announcer.COMPLETED, Duration.ofDays(1));

        IntStream.range(0, 1_500).forEach(i -> fanOut.tell(message -> message.setBody("message " + i)));

        assertThat(lets.availablePermits()).isZero();
    }

    /** As the stop of the program does. */
    @Test
    void whoWaitsForAReceiverCanBeInterrupted() throws Exception {
        Thread project =
                new Thread(() -> receiver("direct:hangs", Duration.ofDays(1)).tell(message -> {}));
        project.start();

        project.interrupt();
        project.join(PATIENCE.toMillis());

        assertThat(project.isAlive()).isFalse();
    }
}
