package org.stillcast.route;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.settings.Settings;

/**
 * Tells other routes about finished and failed projects. What becomes of the message there is no matter of the project:
 * a receiver that fails is logged.
 */
final class Announcer {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
    private static final String FAN_OUT = "?multipleConsumers=true&discardIfNoConsumers=true";

    static final String COMPLETED = "seda:stillcast-completed" + FAN_OUT;
    static final String FAILED = "seda:stillcast-failed" + FAN_OUT;

    /** Header: the project's id, a text. */
    static final String ID = "stillcastId";
    /** Header: the project's folder in the outbox, a text. */
    static final String FOLDER = "stillcastFolder";
    /** Header: the finished parts in order, a list of {@link File}. */
    static final String PARTS = "stillcastParts";

    private final ProducerTemplate template;
    private final Optional<String> completedEndpoint;
    private final Optional<String> failedEndpoint;

    Announcer(ProducerTemplate template, Settings settings) {
        this.template = template;
        this.completedEndpoint = settings.completedEndpoint();
        this.failedEndpoint = settings.failedEndpoint();
    }

    /** Tells about a finished project: the body is its result file, which Camel turns into text where text is wanted. */
    void announce(Outcome.Published project) {
        tell(COMPLETED, completedEndpoint, message -> {
            message.setBody(project.result().toFile());
            message.setHeader(ID, project.id());
            message.setHeader(FOLDER, String.valueOf(project.result().getParent()));
            message.setHeader(PARTS, project.parts().stream().map(Path::toFile).toList());
        });
    }

    /** Tells about a failed project: the body is its report, the id is the name of its manifest. */
    void announce(Outcome.Failed project) {
        tell(FAILED, failedEndpoint, message -> {
            message.setBody(String.join("\n", project.faults()) + "\n");
            message.setHeader(ID, String.valueOf(project.manifest().getFileName()));
            message.setHeader(FOLDER, String.valueOf(project.manifest().getParent()));
            message.setHeader(PARTS, List.of());
        });
    }

    private void tell(String fanOut, Optional<String> endpoint, Consumer<Message> content) {
        tell(fanOut, content);
        endpoint.ifPresent(uri -> tell(uri, content));
    }

    private void tell(String uri, Consumer<Message> content) {
        Exchange answer = template.send(uri, exchange -> content.accept(exchange.getMessage()));
        if (answer.getException() != null) {
            LOG.warn(
                    "{} did not take the message: {}",
                    uri,
                    answer.getException().toString());
        }
    }
}
