package org.stillcast.route;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.ExpressionBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Routes that take a message only when they are let. */
@Timeout(120)
class ReceiverTest extends CamelTestSupport {
    /** A net for what must not hang. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Semaphore lets = new Semaphore(0);
    private final BlockingQueue<String> taken = new LinkedBlockingQueue<>();
    private final AtomicInteger routes = new AtomicInteger();

    @Override
    protected RouteBuilder createRouteBuilder() throws Exception {
        new ReceiverPolicy().addRouteConfigurationsToCamelContext(context());
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:works")
                        .process(exchange -> taken.add(exchange.getMessage().getBody(String.class)));
                from("direct:hangs").process(exchange -> lets.acquire()).to("direct:works");
                from("direct:hangs-too").process(exchange -> lets.acquire());
                getContext().addComponent("broken", new Broken());
                from(TellRoute.LISTEN_TO_COMPLETED).process(exchange -> lets.acquire());
            }
        };
    }

    @AfterEach
    void letAll() {
        lets.release(10_000);
    }

    /** Its library is not there. */
    private static final class Broken extends DefaultComponent {
        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
            throw new NoClassDefFoundError("theirs");
        }
    }

    /** A receiver with a route that leads to it. */
    @FunctionalInterface
    private interface Told {
        void tell(Consumer<Message> content);
    }

    private Told receiver(String uri, Duration limit) throws Exception {
        String address = "direct:tell-" + routes.incrementAndGet();
        context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(address)
                        .routeConfigurationId(ReceiverPolicy.ID)
                        .policy(new Receiver(uri, limit))
                        .recipientList(ExpressionBuilder.constantExpression(uri), "false");
            }
        });
        return content -> {
            Exchange project = template().send(address, exchange -> content.accept(exchange.getMessage()));
            assertThat(project.getException()).as("no matter of the project").isNull();
        };
    }

    @Test
    void aReceiverThatWorksHasTakenTheMessageWhenItIsTold() throws Exception {
        receiver("direct:works", PATIENCE).tell(message -> message.setBody("one"));

        assertThat(taken).containsExactly("one");
    }

    @Test
    void aReceiverThatFailsOrDoesNotExistIsNoMatterOfTheProject() throws Exception {
        receiver("direct:nobody?block=false", PATIENCE).tell(message -> message.setBody("one"));
        receiver("nosuchcomponent:x", PATIENCE).tell(message -> message.setBody("one"));

        assertThat(taken).isEmpty();
    }

    /** It would end the program each time that it starts. */
    @Test
    void aReceiverWhoseLibraryIsMissingIsNoErrorOfOurs() throws Exception {
        AtomicBoolean endsTheProgram = new AtomicBoolean();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> endsTheProgram.set(true));
        try {
            Told broken = receiver("broken:x", PATIENCE);
            for (int i = 0; i < 2; i++) { // the second is taken by the thread that has met the first
                broken.tell(message -> message.setBody("one"));
            }
            awaitEndOf("tell broken:x");
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }

        assertThat(endsTheProgram).isFalse();
    }

    @Test
    void aReceiverThatHangsHoldsUpOnlyItselfAndGetsSomeMessagesInOrderWhenItIsBack() throws Exception {
        Told hangs = receiver("direct:hangs", Duration.ofMillis(1));

        IntStream.range(0, 150).forEach(i -> hangs.tell(message -> message.setBody("message " + i)));
        receiver("direct:works", PATIENCE).tell(message -> message.setBody("other"));

        assertThat(taken.remove()).isEqualTo("other");
        assertThat(threads("tell direct:hangs")).hasSize(1);
        lets.release(150);
        for (int i = 0; i <= 100; i++) {
            assertThat(taken.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("message " + i);
        }
        assertThat(taken).as("those for which there was no room").isEmpty();
    }

    private static List<Thread> threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .toList();
    }

    private static void awaitEndOf(String thread) throws InterruptedException {
        for (Thread each : threads(thread)) {
            each.join(PATIENCE.toMillis());
        }
    }

    /** It has more messages than its queue has room for. */
    @Test
    void aRouteThatHangsOnTheFanOutHoldsUpNothing() throws Exception {
        Told fanOut = receiver(TellRoute.LISTEN_TO_COMPLETED, Duration.ofDays(1));

        AtomicInteger told = new AtomicInteger();

        IntStream.range(0, 1_500).forEach(i -> fanOut.tell(message -> message.setBody(told.incrementAndGet())));

        assertThat(told).hasValue(1_500);
        assertThat(lets.availablePermits()).isZero();
        await("the route hangs").atMost(PATIENCE).until(lets::hasQueuedThreads);
    }

    /** As the stop of the program does. */
    @Test
    void whoWaitsForAReceiverCanBeInterrupted() throws Exception {
        Told hangs = receiver("direct:hangs-too", Duration.ofDays(1));
        Thread project = new Thread(() -> hangs.tell(message -> {}));
        project.start();

        project.interrupt();
        project.join(PATIENCE.toMillis());

        assertThat(project.isAlive()).isFalse();
    }
}
