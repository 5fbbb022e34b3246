package org.stillcast.route;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.camel.Exchange;
import org.apache.camel.WaitForTaskToComplete;
import org.apache.camel.builder.EndpointConsumerBuilder;
import org.apache.camel.builder.EndpointProducerBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.seda.PriorityBlockingQueueFactory;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.LoggingExceptionHandler;
import org.apache.camel.support.SynchronizationAdapter;
import org.stillcast.reception.Reception;
import org.stillcast.reception.WaitingRoom;
import org.stillcast.run.LastResort;
import org.stillcast.run.SignsOfLife;

import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.direct;
import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.scheduler;
import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.seda;

/**
 * Watches the inbox: manifests in it, by themselves or in a folder, in; a submission each out. What was dropped stays where it is
 * while it is worked on, so that a start after a crash finds it again; the routes behind move it.
 */
final class InboxRoute extends RouteBuilder {
    /** Is started when all else is: what is found at once may be ready to be told about. */
    static final String ID = "watch-inbox";

    private static final String QUEUE = "projects";
    private static final String BY_PRIORITY = "projects-by-priority";

    /** What the queue is ordered by: the largest priority first, of those the one that came first. */
    private static final String PRIORITY = "priority";

    private static final String NUMBER = "number";
    private static final Comparator<Exchange> FIRST_IN_TURN = Comparator.<Exchange>comparingInt(
                    exchange -> -exchange.getProperty(PRIORITY, Integer.class))
            .thenComparingLong(exchange -> exchange.getProperty(NUMBER, Long.class));

    private final Reception reception;
    private final WaitingRoom room;
    private final SignsOfLife signs;
    private final LastResort lastResort;
    private final ScheduledExecutorService thread;
    private final int atATime;
    private final AtomicLong taken = new AtomicLong();

    /**
     * @param signs are given when the inbox was looked into
     * @param thread looks into the inbox
     * @param atATime projects that are worked on, >= 1
     */
    InboxRoute(
            Reception reception,
            WaitingRoom room,
            SignsOfLife signs,
            LastResort lastResort,
            ScheduledExecutorService thread,
            int atATime) {
        this.reception = reception;
        this.room = room;
        this.signs = signs;
        this.lastResort = lastResort;
        this.thread = thread;
        this.atATime = atATime;
    }

    @Override
    public void configure() {
        PriorityBlockingQueueFactory<Exchange> byPriority = new PriorityBlockingQueueFactory<>();
        byPriority.setComparator(FIRST_IN_TURN);
        bindToRegistry(BY_PRIORITY, byPriority.create());

        // spotless:off
        from(scheduler("inbox").delay(500).initialDelay(0).scheduledExecutorService(thread))
            .routeId(ID).autoStartup(false).routeConfigurationId(ErrorPolicy.ID)
            .setBody(exchange -> look()).id("look-into-inbox")
            .split(body()).id("split-into-manifests")
                .process(this::take).id("take-manifest")
                .to(queue()).id("queue-project")
            .end();

        // The look above waits for what it has found to be handed on, so a project of hours must not hold it up.
        from(queued()).routeId("begin-project").routeConfigurationId(ErrorPolicy.ID)
            .setBody().body(Path.class, manifest -> room.begin(manifest).orElse(null)).id("begin-manifest")
            .filter(body().isNotNull()).id("if-it-may-begin")
                .to(direct(ProjectRoute.ADDRESS)).id("make-project-of-submission")
            .end();
        // spotless:on
    }

    private List<Path> look() {
        List<Path> admitted = reception.lookPatiently();
        signs.looked();
        return admitted;
    }

    private EndpointProducerBuilder queue() {
        return seda(QUEUE)
                .waitForTaskToComplete(WaitForTaskToComplete.Never)
                .advanced()
                .queue("#" + BY_PRIORITY);
    }

    /**
     * Has a consumer for each project that may be in work. What is still queued when the program stops is in the inbox, where
     * the next start finds it.
     */
    private EndpointConsumerBuilder queued() {
        ExceptionHandler faults =
                new ErrorPolicy(lastResort).beside(new LoggingExceptionHandler(getContext(), InboxRoute.class));
        return seda(QUEUE)
                .concurrentConsumers(atATime)
                .advanced()
                .queue("#" + BY_PRIORITY)
                .purgeWhenStopping(true)
                .pollTimeout(200)
                .exceptionHandler(faults);
    }

    /** The queue hands over what is to be done on completion, so that happens when the project has ended. */
    private void take(Exchange exchange) {
        Path manifest = exchange.getMessage().getBody(Path.class);
        exchange.setProperty(PRIORITY, room.take(manifest));
        exchange.setProperty(NUMBER, taken.getAndIncrement());
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                try {
                    room.release(manifest);
                } catch (Error e) { // Camel would only log it
                    lastResort.end(e);
                }
            }
        });
    }
}
