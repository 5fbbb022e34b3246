package org.stillcast.route;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.apache.camel.ProducerTemplate;
import org.stillcast.delivery.Deliveries;
import org.stillcast.inbox.Inbox;
import org.stillcast.intake.Submission;
import org.stillcast.remote.Workforce;
import org.stillcast.run.LastResort;
import org.stillcast.run.Outcome;
import org.stillcast.run.ProjectFactory;
import org.stillcast.run.Tools;

/** Works on single submissions, without the inbox. */
public final class Engine {
    private final StillcastRoutes routes;
    private final CamelProgram camel;
    private final Tools tools;
    private final Path routesFolder;
    private final LastResort lastResort;
    private Optional<Deliveries> deliveries = Optional.empty();

    /**
     * @param projects makes projects of submissions
     * @param tools what they are worked on with; its listener is told how each submission has ended
     * @param routesFolder people's own routes
     * @param lastResort is told of errors
     */
    public Engine(ProjectFactory projects, Tools tools, Path routesFolder, LastResort lastResort) {
        Inbox inbox = new Inbox(tools.settings().inbox(), tools.clock());
        this.routes = new StillcastRoutes(projects, tools, inbox, Workforce.NONE, lastResort);
        this.camel = new CamelProgram(tools, false);
        this.tools = tools;
        this.routesFolder = routesFolder;
        this.lastResort = lastResort;
    }

    /** Starts; a signal stops what {@link #render} does then. */
    public void start() throws Exception {
        Deliveries started = routes.addTo(camel.prepare(), tools.listener());
        camel.start();
        camel.loadCalledRoutes(routesFolder);
        started.start();
        deliveries = Optional.of(started);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    }

    /** Works on a submission and returns how it ended; only after {@link #start}. */
    public Outcome render(Submission submission) throws IOException {
        try (ProducerTemplate template = camel.context().createProducerTemplate()) {
            return template.requestBody(StillcastRoutes.MAKE_PROJECT, submission, Outcome.class);
        } catch (Error e) { // some steps let it through
            lastResort.end(e);
            throw e;
        }
    }

    /** Returns when others have been told of what was rendered, or some time after that; who refuses is told the next time. */
    public void awaitDeliveries() {
        deliveries.ifPresent(Deliveries::awaitRest);
    }

    /** Ends what {@link #start} has begun; a submission that is in work is interrupted. */
    public void stop() {
        camel.stop();
    }
}
