package org.stillcast.route;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;
import org.stillcast.delivery.Deliveries;
import org.stillcast.delivery.Receiver;
import org.stillcast.delivery.Recipient;
import org.stillcast.delivery.Spool;
import org.stillcast.inbox.Inbox;
import org.stillcast.intake.Submission;
import org.stillcast.reception.Reception;
import org.stillcast.reception.WaitingRoom;
import org.stillcast.remote.Workforce;
import org.stillcast.run.Failures;
import org.stillcast.run.LastResort;
import org.stillcast.run.Outcome;
import org.stillcast.run.ProjectFactory;
import org.stillcast.run.RunListener;
import org.stillcast.run.SignsOfLife;
import org.stillcast.run.Tools;
import org.stillcast.run.WorkThreads;
import org.stillcast.settings.Settings;
import org.stillcast.slide.SlidePainter;

/** All routes, with what they need, for any Camel context. */
public final class StillcastRoutes {
    /** Takes a {@link Submission}, and answers with its {@link Outcome}. */
    public static final String MAKE_PROJECT = "direct:" + ProjectRoute.ADDRESS;

    /** Before a failed call of ffmpeg is tried again. */
    static final Duration FIRST_WAIT = Duration.ofMillis(500);

    private final ProjectFactory projects;
    private final Tools tools;
    private final Settings settings;
    private final Inbox inbox;
    private final Workforce workforce;
    private final LastResort lastResort;
    private final List<ExecutorService> pools = new ArrayList<>();
    /** Of whoever waits for a project, if the program does not end of it. */
    private final CompletableFuture<Error> broken = new CompletableFuture<>();

    /**
     * @param projects makes projects of submissions
     * @param tools what they are worked on with
     * @param inbox where manifests move on when their projects have ended
     * @param workforce carries out what is given to others
     * @param lastResort is told of errors
     */
    public StillcastRoutes(
            ProjectFactory projects, Tools tools, Inbox inbox, Workforce workforce, LastResort lastResort) {
        this.projects = projects;
        this.tools = tools;
        this.settings = tools.settings();
        this.inbox = inbox;
        this.workforce = workforce;
        this.lastResort = error -> {
            broken.complete(error);
            lastResort.end(error);
        };
    }

    /**
     * Adds what makes projects of submissions. When the context stops, so does all that is in work.
     *
     * @param listener is told how each submission has ended
     * @return what others are told by: to be started when all that they are told by is there
     */
    public Deliveries addTo(CamelContext context, RunListener listener) throws Exception {
        Files.createDirectories(settings.outbox());
        Files.createDirectories(settings.temp());
        TellRoute tell = new TellRoute(settings);
        Map<Recipient, Receiver> receivers = tell.receivers(context);
        Deliveries deliveries =
                new Deliveries(new Spool(settings.temp()), receivers, tools.clock(), threads("tell", receivers.size()));
        context.addLifecycleStrategy(new StopWithContext(deliveries));
        RetryPolicy retries = new RetryPolicy(tools.ffmpeg(), settings.retries(), FIRST_WAIT);
        FfmpegExec ffmpeg = new FfmpegExec(tools.ffmpeg(), retries);
        Failures failures = new Failures(tools.ffmpeg(), inbox, deliveries);
        new FailurePolicy(failures, deliveries, listener).addRouteConfigurationsToCamelContext(context);
        retries.addRouteConfigurationsToCamelContext(context);
        new ReceiverPolicy().addRouteConfigurationsToCamelContext(context);
        new ErrorPolicy(lastResort).addRouteConfigurationsToCamelContext(context);
        context.addRoutes(new ProjectRoute(projects));
        context.addRoutes(
                new MakePartsRoute(threads("project", MakePartsRoute.HALVES * settings.projects()), lastResort));
        context.addRoutes(new PlanRoute());
        context.addRoutes(new ClipsRoute(settings.clipsAtATime(), threads("segment", settings.clipsAtATime())));
        context.addRoutes(new IngredientsRoute(threads("picture", settings.partParallelism())));
        context.addRoutes(new SkipFramesRoute(ffmpeg));
        context.addRoutes(new StillRoute(ffmpeg, new SlidePainter(tools.fonts())));
        context.addRoutes(new SilencesRoute(ffmpeg));
        context.addRoutes(
                new PartsRoute(threads("part", PartsRoute.threads(settings.partsAtATime()) * settings.projects())));
        if (workforce.isThere()) {
            workforce.start();
            context.addRoutes(new WorkforceRoute(workforce));
        } else {
            context.addRoutes(new SegmentRoute(ffmpeg, new FairShare(settings.clipsAtATime())));
            context.addRoutes(new JoinRoute(ffmpeg, new FairShare(settings.partsAtATime())));
        }
        context.addRoutes(new ProductsRoute(threads("product", settings.partParallelism())));
        context.addRoutes(new DressRoute(ffmpeg));
        context.addRoutes(new OutboxRoute(inbox, deliveries, listener));
        context.addRoutes(tell);
        context.addRoutes(new RenderRoute(new RenderRequest(settings), broken));
        return deliveries;
    }

    /**
     * Adds, to the same context, what watches the inbox, and what puts manifests of other routes into it.
     *
     * @param signs are given when the inbox was looked into
     */
    public void addInboxTo(CamelContext context, Reception reception, WaitingRoom room, SignsOfLife signs)
            throws Exception {
        WorkThreads thread = new WorkThreads("inbox", 1, lastResort);
        context.addRoutes(new InboxRoute(reception, room, signs, lastResort, thread, settings.projects()));
        context.addRoutes(new SubmitRoute(inbox));
    }

    private ExecutorService threads(String name, int count) {
        ExecutorService threads = new WorkThreads(name, count, lastResort);
        pools.add(threads);
        return threads;
    }

    /** Ends at once what is running, so that nobody waits for it, and in the end all threads. */
    private final class StopWithContext extends LifecycleStrategySupport {
        private final Deliveries deliveries;

        StopWithContext(Deliveries deliveries) {
            this.deliveries = deliveries;
        }

        @Override
        public void onContextStopping(CamelContext context) {
            tools.ffmpeg().stopAll();
            workforce.stop();
            deliveries.stop();
        }

        @Override
        public void onContextStopped(CamelContext context) {
            pools.forEach(ExecutorService::shutdownNow);
        }
    }
}
