package org.stillcast.route;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.ExpressionBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.MulticastDefinition;
import org.stillcast.run.Outcome;
import org.stillcast.run.ProjectRun;
import org.stillcast.settings.Settings;

import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.direct;

/**
 * A finished or failed project in, a message about it for other routes out: to those that listen on an address of ours, and
 * to the endpoint that the settings name, one after the other. Each has its {@link Receiver}, so that nothing which goes
 * wrong behind it is a matter of the project. Those who send a project here keep it by {@link #KEEPING_PROJECT}.
 */
final class TellRoute extends RouteBuilder {
    /** Takes a published {@link ProjectRun}, or its {@link Outcome.Published}. */
    static final String COMPLETED = "tell-completed";

    /** Takes {@link Outcome.Failed}. */
    static final String FAILED = "tell-failed";

    private static final String FAN_OUT = "?multipleConsumers=true&discardIfNoConsumers=true";

    /** Where routes listen for finished projects; they have to write it in the same way. */
    static final String LISTEN_TO_COMPLETED = "seda:stillcast-completed" + FAN_OUT;

    /** Where they do for failed ones. */
    static final String LISTEN_TO_FAILED = "seda:stillcast-failed" + FAN_OUT;

    /** Header: the project's id, a text. */
    static final String ID = "stillcastId";
    /** Header: the project's folder in the outbox, a text. */
    static final String FOLDER = "stillcastFolder";
    /** Header: the finished parts in order, a list of {@link File}, of which text is made of their paths. */
    static final String PARTS = "stillcastParts";

    static final AggregationStrategy KEEPING_PROJECT = (project, told) -> project;

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Settings settings;

    TellRoute(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void configure() {
        PartFile.addTo(getContext().getTypeConverterRegistry());

        // spotless:off
        from(direct(COMPLETED)).routeId("tell-completed").errorHandler(noErrorHandler()) // who tells has the policy
            .process(TellRoute::describeCompleted).id("describe-completed")
            .to(direct("receivers-of-completed")).id("tell-all-of-completed");

        toEach(settings.completedEndpoint(), LISTEN_TO_COMPLETED, "completed",
            from(direct("receivers-of-completed")).routeId("receivers-of-completed").routeConfigurationId(ReceiverPolicy.ID)
                .multicast().id("tell-each-of-completed"));

        from(direct(FAILED)).routeId("tell-failed").errorHandler(noErrorHandler())
            .process(TellRoute::describeFailed).id("describe-failed")
            .to(direct("receivers-of-failed")).id("tell-all-of-failed");

        toEach(settings.failedEndpoint(), LISTEN_TO_FAILED, "failed",
            from(direct("receivers-of-failed")).routeId("receivers-of-failed").routeConfigurationId(ReceiverPolicy.ID)
                .multicast().id("tell-each-of-failed"));
        // spotless:on
    }

    /** The endpoint is looked up when it is told: one that does not exist keeps nothing else from running. */
    private static void toEach(
            Optional<String> endpoint, String listeners, String what, MulticastDefinition multicast) {
        // spotless:off
        multicast
            .policy(new Receiver(listeners, LIMIT)).id("wait-for-listeners-to-" + what)
                .to(listeners).id("tell-listeners-to-" + what)
            .end();
        endpoint.ifPresent(uri -> multicast
            .policy(new Receiver(uri, LIMIT)).id("wait-for-endpoint-of-" + what)
                .recipientList(ExpressionBuilder.constantExpression(uri), "false").id("tell-endpoint-of-" + what)
            .end());
        // spotless:on
    }

    /** The body is the result file, which Camel turns into text where text is wanted. */
    private static void describeCompleted(Exchange exchange) throws IOException {
        Object body = exchange.getMessage().getBody();
        Outcome.Published project = body instanceof ProjectRun run ? run.outcome() : (Outcome.Published) body;
        Message message = freshMessage(exchange);
        message.setBody(new File(project.result().toString())); // of any file system
        message.setHeader(ID, project.id());
        message.setHeader(FOLDER, String.valueOf(project.result().getParent()));
        message.setHeader(PARTS, project.parts().stream().map(PartFile::new).toList());
    }

    /** The body is the report. */
    private static void describeFailed(Exchange exchange) {
        Outcome.Failed project = exchange.getMessage().getBody(Outcome.Failed.class);
        Message message = freshMessage(exchange);
        message.setBody(String.join("\n", project.faults()) + "\n");
        message.setHeader(ID, project.name());
        message.setHeader(FOLDER, String.valueOf(project.manifest().getParent()));
        message.setHeader(PARTS, List.of());
    }

    /** Headers that the project has come with are no matter of others. */
    private static Message freshMessage(Exchange exchange) {
        exchange.getMessage().removeHeaders("*");
        return exchange.getMessage();
    }
}
