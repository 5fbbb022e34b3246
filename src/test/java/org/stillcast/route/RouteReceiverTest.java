package org.stillcast.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.camel.Endpoint;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.delivery.Deliveries;
import org.stillcast.delivery.Delivery;
import org.stillcast.delivery.Kept;
import org.stillcast.delivery.Receiver;
import org.stillcast.delivery.Recipient;
import org.stillcast.delivery.RefusedException;
import org.stillcast.delivery.Spool;
import org.stillcast.files.Fingerprint;
import org.stillcast.run.WorkThreads;
import org.stillcast.settings.SettingsReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Receivers that work, fail, or take a message only when they are let. */
@Timeout(120)
class RouteReceiverTest extends CamelTestSupport {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String LISTEN = "seda:stillcast-failed?multipleConsumers=true&discardIfNoConsumers=true";

    @TempDir
    private Path folder;

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
                getContext().addComponent("broken", new Broken());
                getContext().addComponent("fails", new Fails());
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

    /** Cannot be reached, and says with what. */
    private static final class Fails extends DefaultComponent {
        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
            parameters.clear();
            return new ProcessorEndpoint(uri, this, exchange -> {
                throw new IOException("cannot reach " + uri.replace("://", ":"));
            });
        }
    }

    private Map<Recipient, Receiver> receivers(String failedEndpoint) throws Exception {
        Map<String, String> settings = new HashMap<>();
        settings.put("stillcast.failed-endpoint", failedEndpoint);
        TellRoute routes = new TellRoute(new SettingsReader(settings, Map.of(), folder).read());
        new ReceiverPolicy().addRouteConfigurationsToCamelContext(context());
        context().addRoutes(routes);
        return routes.receivers(context());
    }

    private static Delivery message(String report) {
        return new Delivery(
                Delivery.Kind.FAILED,
                Fingerprint.of(report),
                "2026-11-24T12:00:00Z",
                "book.json",
                List.of("book"),
                "inbox",
                List.of(),
                report);
    }

    private Receiver receiver(String endpoint, Recipient recipient) throws Exception {
        return Optional.ofNullable(receivers(endpoint).get(recipient)).orElseThrow();
    }

    private Receiver endpoint(String uri) throws Exception {
        return receiver(uri, Recipient.FAILED_ENDPOINT);
    }

    @Test
    void aReceiverThatWorksHasTakenTheMessageWhenItIsTold() throws Exception {
        endpoint("direct:works").take(message("one"));

        assertThat(taken).containsExactly("one");
    }

    @Test
    void aReceiverThatFailsRefusesWithoutTellingAPassword() throws Exception {
        Receiver fails = endpoint("fails:x?password=secret");

        assertThatThrownBy(() -> fails.take(message("one")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("cannot reach fails:x?password=xxxxxx");
        assertThat(fails.name()).isEqualTo("fails:x?password=xxxxxx");
    }

    @Test
    void oneThatDoesNotExistRefuses() throws Exception {
        assertThatThrownBy(() -> endpoint("nosuchcomponent:x").take(message("one")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("nosuchcomponent");
    }

    /** It would end the program each time that it starts. */
    @Test
    void aReceiverWhoseLibraryIsMissingIsNoErrorOfOurs() throws Exception {
        assertThatThrownBy(() -> endpoint("broken:x").take(message("one")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("theirs");
    }

    @Test
    void listenersAreThereWhenARouteListensAndAreWaitedForWhateverComesOfIt() throws Exception {
        Receiver listeners = receiver("", Recipient.FAILED_LISTENERS);
        assertThat(listeners.isThere()).isFalse();
        context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(LISTEN).process(exchange -> {
                    throw new IOException("a fault of theirs");
                });
                from(LISTEN).process(exchange -> lets.acquire()).to("direct:works");
            }
        });

        assertThat(listeners.isThere()).isTrue();
        lets.release();
        listeners.take(message("one"));

        assertThat(taken).containsExactly("one");
    }

    /** Where nobody knows whether it was taken it is told again. */
    @Test
    void whoIsInterruptedWhileListenersAreAtWorkDoesNotTakeThemForDone() throws Exception {
        Receiver listeners = receiver("", Recipient.FAILED_LISTENERS);
        context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(LISTEN).process(exchange -> lets.acquire());
            }
        });
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread courier = new Thread(() -> {
            try {
                listeners.take(message("one"));
            } catch (RefusedException | InterruptedException e) {
                end.set(e);
            }
        });

        courier.start();
        await().atMost(PATIENCE).until(lets::hasQueuedThreads);
        courier.interrupt();
        courier.join(PATIENCE.toMillis());

        assertThat(end.get()).isInstanceOf(InterruptedException.class);
    }

    /** The whole, with its threads: who hangs is not waited for, and gets all in order when it is back. */
    @Test
    void aReceiverThatHangsHoldsUpNothingAndLosesNothing() throws Exception {
        Files.createDirectories(folder.resolve("temp"));
        Deliveries deliveries = new Deliveries(
                new Spool(folder.resolve("temp")),
                receivers("direct:hangs"),
                Clock.systemUTC(),
                new WorkThreads("tell", 3, error -> {}));
        deliveries.start();

        Kept first = deliveries.keep(message("message 0"));
        Thread project = new Thread(() -> deliveries.tell(first));
        project.start();
        await().atMost(PATIENCE).until(lets::hasQueuedThreads);
        project.interrupt(); // as the stop of the program does
        project.join(PATIENCE.toMillis());
        assertThat(project.isAlive()).isFalse();
        for (int i = 1; i <= 150; i++) {
            deliveries.keep(message("message " + i));
        }
        lets.release(151);

        for (int i = 0; i <= 150; i++) {
            assertThat(taken.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("message " + i);
        }
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(folder.resolve("temp/deliveries")).isEmptyDirectory());
        deliveries.stop();
    }
}
