package org.stillcast.route;

import org.apache.camel.builder.RouteBuilder;
import org.stillcast.intake.Submission;
import org.stillcast.run.Outcome;
import org.stillcast.run.ProjectFactory;
import org.stillcast.run.ProjectRun;

import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.direct;
import static org.stillcast.route.BodySteps.reply;
import static org.stillcast.route.BodySteps.with;

/** Submission in, {@link Outcome} out; nothing that goes wrong comes out as an exception. */
final class ProjectRoute extends RouteBuilder {
    static final String ADDRESS = "make-project";

    private final ProjectFactory projects;

    ProjectRoute(ProjectFactory projects) {
        this.projects = projects;
    }

    @Override
    public void configure() {
        // spotless:off
        from(direct(ADDRESS)).routeId("make-project").routeConfigurationId(FailurePolicy.ID + "," + ErrorPolicy.ID)
            .process(reply(Submission.class, projects::begin)).id("read-manifest")
            .process(with(ProjectRun.class, ProjectRun::lookForPublication)).id("look-for-publication")
            .filter().body(ProjectRun.class, run -> !run.isPublished()).id("unless-published")
                .to(direct(MakePartsRoute.ADDRESS)).id("render-clips-and-join-parts")
                .to(direct(ProductsRoute.ADDRESS)).id("make-products-of-parts")
                .process(with(ProjectRun.class, ProjectRun::publish)).id("publish-parts")
            .end()
            .to(direct(OutboxRoute.ADDRESS)).id("tell-and-clean-up");
        // spotless:on
    }
}
