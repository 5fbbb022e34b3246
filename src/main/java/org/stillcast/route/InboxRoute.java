package org.stillcast.route;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.apache.camel.Exchange;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.reception.Reception;
import org.stillcast.reception.WaitingRoom;
import org.stillcast.run.LastResort;

/**
 * Manifests in the inbox in, by themselves or in a folder; a submission each out. What was dropped stays where it is
 * while it is worked on, so that a start after a crash finds it again; the routes behind move it.
 */
final class InboxRoute extends EndpointRouteBuilder {
    /** Has one consumer. What is still queued when the program stops is in the inbox, where the next start finds it. */
    private static final String QUEUE =
            "seda:projects?size=10000&waitForTaskToComplete=Never&purgeWhenStopping=true&pollTimeout=200"
                    + "&exceptionHandler=#queueFaults";

    private static final Logger LOG = LoggerFactory.getLogger(InboxRoute.class);

    private final Reception reception;
    private final WaitingRoom room;
    private final LastResort lastResort;
    private String lastFault = "";

    InboxRoute(Reception reception, WaitingRoom room, LastResort lastResort) {
        this.reception = reception;
        this.room = room;
        this.lastResort = lastResort;
    }

    @Override
    public void configure() {
        // spotless:off
        from(scheduler("inbox").delay(500).initialDelay(0).scheduledExecutorService("#inboxThread"))
            .routeId("take-manifest").routeConfigurationId(ErrorPolicy.ID)
            .process(this::look)
            .split(body())
                .process(this::take)
                .to(QUEUE)
            .end();

        // The look above waits for what it has found to be handed on, so a project of hours must not hold it up.
        from(QUEUE).routeId("queue-project").routeConfigurationId(ErrorPolicy.ID)
            .filter().body(Path.class, room::mayBegin)
                .setBody().body(Path.class, room::submission)
                .to(direct(ProjectRoute.ADDRESS))
            .end();
        // spotless:on
    }

    /** What goes wrong is said once, and tried again with the next look. */
    private void look(Exchange exchange) {
        List<Path> admitted = List.of();
        try {
            admitted = reception.admitted();
            lastFault = "";
        } catch (IOException | RuntimeException e) {
            if (!e.toString().equals(lastFault)) {
                lastFault = e.toString();
                LOG.error("A look into the inbox has failed; the next one follows", e);
            }
        }
        exchange.getMessage().setBody(admitted);
    }

    /** The queue hands over what is to be done on completion, so that happens when the project has ended. */
    private void take(Exchange exchange) {
        Path manifest = exchange.getMessage().getBody(Path.class);
        room.take(manifest);
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
