package org.stillcast.route;

import java.io.File;
import java.nio.file.Path;

import org.apache.camel.Exchange;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.camel.support.SynchronizationAdapter;
import org.stillcast.intake.WaitingRoom;
import org.stillcast.settings.Settings;

/**
 * A manifest's file in, a submission out. The file stays where it is while it is worked on, so that a start
 * after a crash finds it again; the routes behind move it.
 */
final class InboxRoute extends EndpointRouteBuilder {
    /** Has one consumer. What is still queued when the program stops is in the inbox, where the next start finds it. */
    private static final String QUEUE =
            "seda:projects?size=10000&waitForTaskToComplete=Never&purgeWhenStopping=true&pollTimeout=200"
                    + "&exceptionHandler=#queueFaults";

    private final Settings settings;
    private final WaitingRoom room;
    private final LastResort lastResort;

    InboxRoute(Settings settings, WaitingRoom room, LastResort lastResort) {
        this.settings = settings;
        this.room = room;
        this.lastResort = lastResort;
    }

    @Override
    public void configure() {
        // spotless:off
        from(file(settings.inbox().toString()).filter("#waitingRoom")
                .noop(true).idempotent(false).sortBy("file:modified;file:name").delay(500).initialDelay(0)
                .scheduledExecutorService("#inboxThread")
                .advanced().autoCreate(false).pollStrategy("#inboxPolls"))
            .routeId("take-manifest").routeConfigurationId(ErrorPolicy.ID)
            .process(this::take)
            .to(QUEUE);

        // The consumer above polls nothing while it waits, so a project of hours must not hold it up.
        from(QUEUE).routeId("queue-project").routeConfigurationId(ErrorPolicy.ID)
            .filter().body(File.class, manifest -> room.mayBegin(path(manifest)))
                .setBody().body(File.class, manifest -> room.submission(path(manifest)))
                .to(direct(ProjectRoute.ADDRESS))
            .end();
        // spotless:on
    }

    /** The queue hands over what is to be done on completion, so that happens when the project has ended. */
    private void take(Exchange exchange) {
        Path manifest = path(exchange.getMessage().getBody(File.class));
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

    static Path path(File manifest) {
        return manifest.toPath().toAbsolutePath().normalize();
    }
}
