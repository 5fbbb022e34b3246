package org.stillcast.route;

import java.io.File;
import java.util.stream.Stream;

import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.stillcast.intake.Submission;
import org.stillcast.settings.Settings;

/**
 * A manifest's file in, a submission out. The file stays where it is while it is worked on, so that a start
 * after a crash finds it again; the routes behind move it.
 */
final class InboxRoute extends EndpointRouteBuilder {
    /** Has one consumer. What is still queued when the program stops is in the inbox, where the next start finds it. */
    private static final String QUEUE =
            "seda:projects?size=10000&waitForTaskToComplete=Never&purgeWhenStopping=true&pollTimeout=200";

    private final Settings settings;

    InboxRoute(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void configure() {
        // spotless:off
        from(file(settings.inbox().toString()).include("(?i).*[.]json").filter("#settledManifests")
                .noop(true).idempotent(false).sortBy("file:modified;file:name").delay(500).initialDelay(0))
            .routeId("take-manifest")
            .to(QUEUE);

        // The consumer above polls nothing while it waits, so a project of hours must not hold it up.
        from(QUEUE).routeId("queue-project")
            .setBody().body(File.class, this::submission)
            .to(direct(ProjectRoute.ADDRESS));
        // spotless:on
    }

    private Submission submission(File manifest) {
        return new Submission(
                manifest.toPath().toAbsolutePath().normalize(),
                Stream.concat(Stream.of(settings.inbox()), settings.mediaRoots().stream())
                        .toList(),
                true,
                false);
    }
}
