package org.stillcast.route;

import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.stillcast.intake.Submission;
import org.stillcast.run.Outcome;
import org.stillcast.run.ProjectRun;
import org.stillcast.run.Workshop;

import static org.stillcast.route.BodySteps.reply;
import static org.stillcast.route.BodySteps.with;

/** Submission in, {@link Outcome} out; nothing that goes wrong comes out as an exception. */
final class ProjectRoute extends EndpointRouteBuilder {
    static final String ADDRESS = "make-project";

    private final Workshop workshop;

    ProjectRoute(Workshop workshop) {
        this.workshop = workshop;
    }

    @Override
    public void configure() {
        // spotless:off
        from(direct(ADDRESS)).routeId("make-project").routeConfigurationId(FailurePolicy.ID + "," + ErrorPolicy.ID)
            .process(reply(Submission.class, workshop::begin))
            .process(with(ProjectRun.class, ProjectRun::lookForPublication))
            .filter().body(ProjectRun.class, run -> !run.isPublished())
                .to(direct(ClipsRoute.ADDRESS))
                .to(direct(PartsRoute.ADDRESS))
                .process(with(ProjectRun.class, ProjectRun::publish))
            .end()
            .to(direct(OutboxRoute.ADDRESS));
        // spotless:on
    }
}
