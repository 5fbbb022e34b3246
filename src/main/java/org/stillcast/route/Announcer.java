package org.stillcast.route;

import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.stillcast.run.Outcome;
import org.stillcast.settings.Settings;

/** Tells other routes about finished and failed projects. */
final class Announcer {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String FAN_OUT = "?multipleConsumers=true&discardIfNoConsumers=true";

    static final String COMPLETED = "seda:stillcast-completed" + FAN_OUT;
    static final String FAILED = "seda:stillcast-failed" + FAN_OUT;

    /** Header: the project's id, a text. */
    static final String ID = "stillcastId";
    /** Header: the project's folder in the outbox, a text. */
    static final String FOLDER = "stillcastFolder";
    /** Header: the finished parts in order, a list of {@link File}, of which text is made of their paths. */
    static final String PARTS = "stillcastParts";

    private final List<Receiver> ofCompleted;
    private final List<Receiver> ofFailed;

    Announcer(ProducerTemplate template, Settings settings) {
        PartFile.addTo(template.getCamelContext().getTypeConverterRegistry());
        ofCompleted = receivers(template, COMPLETED, settings.completedEndpoint());
        ofFailed = receivers(template, FAILED, settings.failedEndpoint());
    }

    private static List<Receiver> receivers(ProducerTemplate template, String fanOut, Optional<String> endpoint) {
        return Stream.concat(Stream.of(fanOut), endpoint.stream())
                .map(uri -> new Receiver(template, uri, LIMIT))
                .toList();
    }

    /** Tells about a finished project: the body is its result file, which Camel turns into text where text is wanted. */
    void announce(Outcome.Published project) {
        tell(ofCompleted, message -> {
            message.setBody(project.result().toFile());
            message.setHeader(ID, project.id());
            message.setHeader(FOLDER, String.valueOf(project.result().getParent()));
            message.setHeader(PARTS, project.parts().stream().map(PartFile::new).toList());
        });
    }

    /**
     * Tells about a failed project: the body is its report.
     *
     * @param name of the manifest's file, or of the folder that it was dropped in
     */
    void announce(Outcome.Failed project, String name) {
        tell(ofFailed, message -> {
            message.setBody(String.join("\n", project.faults()) + "\n");
            message.setHeader(ID, name);
            message.setHeader(FOLDER, String.valueOf(project.manifest().getParent()));
            message.setHeader(PARTS, List.of());
        });
    }

    private static void tell(List<Receiver> receivers, Consumer<Message> content) {
        receivers.forEach(receiver -> receiver.tell(content));
    }
}
