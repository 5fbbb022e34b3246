package org.stillcast.route;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.stillcast.intake.Submission;
import org.stillcast.run.NotPublishedException;
import org.stillcast.run.Outcome;

import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.direct;
import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.seda;
import static org.stillcast.route.BodySteps.reply;

/**
 * What is to be rendered in (see {@link RenderRequest}), the message that the completed endpoint gets out: the address for
 * routes of other people who want an answer. What goes wrong comes out as {@link NotPublishedException}, for the caller's own
 * policy.
 */
final class RenderRoute extends RouteBuilder {
    static final String ADDRESS = "stillcast-render";

    private final RenderRequest request;
    private final CompletableFuture<Error> broken;

    /**
     * @param broken is complete when nothing goes on any more
     */
    RenderRoute(RenderRequest request, CompletableFuture<Error> broken) {
        this.request = request;
        this.broken = broken;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler()); // the caller has the policy
        ProducerTemplate template = getContext().createProducerTemplate();

        // spotless:off
        from(direct(ADDRESS)).routeId("render-request")
            .process(exchange -> exchange.getMessage().setBody(request.submission(exchange.getMessage()))).id("take-request")
            .process(reply(Submission.class, submission -> render(submission, template))).id("make-project-of-request")
            .process(RenderRoute::answer).id("answer-request");

        from(seda(ADDRESS)).routeId("queue-request")
            .to(direct(ADDRESS)).id("render-queued-request");
        // spotless:on
    }

    /** A thread that an error has ended may leave its project waiting for ever: who called it does not wait with it. */
    private Outcome render(Submission submission, ProducerTemplate template)
            throws InterruptedException, ExecutionException {
        CompletableFuture<Outcome> project =
                template.asyncRequestBody(StillcastRoutes.MAKE_PROJECT, submission, Outcome.class);
        CompletableFuture<?> first = CompletableFuture.anyOf(broken, project);
        if (first.handle((end, fault) -> broken.isDone()).get()) {
            throw new IllegalStateException("Stillcast cannot go on in this Camel context", broken.get());
        }
        return project.get();
    }

    private static void answer(Exchange exchange) throws NotPublishedException, IOException {
        Outcome outcome = exchange.getMessage().getBody(Outcome.class);
        if (!(outcome instanceof Outcome.Published published)) {
            throw new NotPublishedException(outcome);
        }
        TellRoute.describe(published.message(), exchange);
    }
}
