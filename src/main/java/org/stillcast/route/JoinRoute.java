package org.stillcast.route;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.exec.ExecBinding;
import org.stillcast.run.CheckRecipe;
import org.stillcast.run.JoinRecipe;
import org.stillcast.work.CheckOrder;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.NextStep;
import org.stillcast.work.PartJoined;

import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.direct;
import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.exec;
import static org.stillcast.route.BodySteps.reply;
import static org.stillcast.route.BodySteps.with;

/** JoinOrder in, PartProven or PartDisproved out; safe to deliver twice. */
final class JoinRoute extends RouteBuilder {
    static final String ADDRESS = "join-part";

    private final FfmpegExec ffmpeg;
    private final FairShare turns;

    /**
     * @param turns of parts, whichever project they are of
     */
    JoinRoute(FfmpegExec ffmpeg, FairShare turns) {
        this.ffmpeg = ffmpeg;
        this.turns = turns;
    }

    @Override
    public void configure() {
        JoinRecipe recipe = new JoinRecipe();
        ExecBinding part = ffmpeg.binding(JoinOrder.class, recipe);
        ExecBinding check = ffmpeg.binding(CheckOrder.class, new CheckRecipe());

        // spotless:off
        from(direct(ADDRESS)).routeId("join-part").routeConfigurationId(RetryPolicy.ID + "," + ErrorPolicy.ID)
            .policy(turns).id("wait-for-a-turn-to-join")
                .process(with(JoinOrder.class, recipe::writeLists)).id("write-lists")
                .to(exec("ffmpeg").binding(part).commandExecutor(ffmpeg.executor())).id("exec-ffmpeg-to-merge-segments")
                .filter().body(joined -> joined instanceof PartJoined).id("if-it-was-joined")
                    .process(reply(NextStep.class, NextStep::next)).id("order-its-check")
                    .to(exec("ffmpeg").binding(check).commandExecutor(ffmpeg.executor())).id("exec-ffmpeg-for-check")
                .end()
            .end();
        // spotless:on
    }
}
