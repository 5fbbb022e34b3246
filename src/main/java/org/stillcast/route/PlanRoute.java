package org.stillcast.route;

import org.apache.camel.builder.RouteBuilder;
import org.stillcast.run.ProjectRun;

import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.direct;
import static org.stillcast.route.BodySteps.with;

/**
 * ProjectRun in, the same with its parts planned and all that they are joined from rendered out. Clips are rendered more
 * than once round for three reasons. The first clip that turns out to be stereo makes all others stereo. The gain that all clips get,
 * if that is wanted, is known only when all are measured. And a clip whose
 * length is known from an earlier result is rendered only if the part that it is in has to be joined anew, which shows
 * when parts are planned.
 */
final class PlanRoute extends RouteBuilder {
    static final String ADDRESS = "plan-project";

    @Override
    public void configure() {
        errorHandler(noErrorHandler()); // the project's route has the policy

        // spotless:off
        from(direct(ADDRESS)).routeId("plan-project")
            .process(with(ProjectRun.class, ProjectRun::begin)).id("find-what-is-known")
            .to(direct(ClipsRoute.ADDRESS)).id("render-what-is-not-known")
            .process(with(ProjectRun.class, ProjectRun::settleGain)).id("settle-gain-of-all-clips")
            .loopDoWhile().body(ProjectRun.class, ProjectRun::isRenderingLeft).id("while-stereo-or-gain-came-late")
                .to(direct(ClipsRoute.ADDRESS)).id("render-or-level-them-again")
                .process(with(ProjectRun.class, ProjectRun::settleGain)).id("settle-gain-in-stereo")
            .end()
            .process(with(ProjectRun.class, ProjectRun::planParts)).id("split-timeline-into-parts")
            .loopDoWhile().body(ProjectRun.class, ProjectRun::isUnprepared).id("while-parts-lack-clips")
                .to(direct(ClipsRoute.ADDRESS)).id("render-what-changed-parts-lack")
                .process(with(ProjectRun.class, ProjectRun::planParts)).id("split-timeline-into-parts-again")
            .end()
            .process(with(ProjectRun.class, ProjectRun::tellPlan)).id("tell-the-plan");
        // spotless:on
    }
}
