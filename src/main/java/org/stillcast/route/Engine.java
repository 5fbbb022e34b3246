package org.stillcast.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.LoggingExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.fault.UnfitLibrary;
import org.stillcast.files.OwnerLock;
import org.stillcast.inbox.Inbox;
import org.stillcast.intake.Submission;
import org.stillcast.process.Ffmpeg;
import org.stillcast.reception.LookThreads;
import org.stillcast.reception.Reception;
import org.stillcast.reception.WaitingRoom;
import org.stillcast.run.CheckRecipe;
import org.stillcast.run.JoinRecipe;
import org.stillcast.run.LastResort;
import org.stillcast.run.Outcome;
import org.stillcast.run.OutcomeListener;
import org.stillcast.run.StillRecipe;
import org.stillcast.run.WorkThreads;
import org.stillcast.run.Workshop;
import org.stillcast.settings.Settings;
import org.stillcast.text.Words;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.StillOrder;

/** All routes, wired and running: as a daemon, or for single submissions. */
public final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    /** A net for what does not stop when it is told to; what is running is killed before. */
    private static final int SHUTDOWN_TIMEOUT_SECONDS = 3;

    /** Before a failed call of ffmpeg is tried again. */
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    private static final Words WORDS = Words.of(Engine.class);

    /** A look at a manifest's files that takes longer does not keep others from being looked at. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(10);

    private final Workshop workshop;
    private final OutcomeListener listener;
    private final LastResort lastResort;
    private final Settings settings;
    private final Inbox inbox;
    private final RoutesFolder routesFolder;
    private final RetryPolicy retries;
    private final ExecutorService segmentThreads;
    private final ExecutorService partThreads;
    private final Main main = new GuardedMain();

    /**
     * @param workshop what projects are worked on with
     * @param routesFolder people's own routes
     * @param listener is told how each submission ended
     * @param lastResort is told of errors
     */
    public Engine(Workshop workshop, Path routesFolder, OutcomeListener listener, LastResort lastResort) {
        this.workshop = workshop;
        this.listener = listener;
        this.lastResort = lastResort;
        this.settings = workshop.settings();
        this.inbox = new Inbox(settings.inbox(), workshop.clock());
        this.routesFolder = new RoutesFolder(routesFolder);
        this.retries = new RetryPolicy(workshop.exec(), settings.retries(), FIRST_WAIT);
        this.segmentThreads = new WorkThreads("segment", settings.segmentParallelism(), lastResort);
        this.partThreads = new WorkThreads("part", settings.partParallelism(), lastResort);
    }

    /** Watches the inbox until the program is stopped. */
    public void watch() throws Exception {
        inbox.prepare();
        Files.createDirectories(settings.outbox());
        Files.createDirectories(settings.temp());
        OwnerLock owner = OwnerLock.ofDaemon(
                List.of(settings.inbox(), settings.outbox(), settings.temp()), settings.daemonRoots());
        try {
            sweep();
            watchInbox();
        } finally {
            owner.close();
        }
    }

    /** What cannot be cleaned up keeps nothing else from being done. */
    private void sweep() {
        try {
            inbox.sweep(); // a manifest that gets its name back is not given up below
            workshop.sweep();
        } catch (IOException e) {
            LOG.warn("What earlier runs have left cannot be cleaned up: {}", e.toString());
        }
    }

    private void watchInbox() throws Exception {
        Executor looks = new LookThreads(LONGEST_LOOK);
        WaitingRoom room = new WaitingRoom(settings, inbox, workshop.intake(), workshop.clock(), looks);
        Reception reception = new Reception(settings, inbox, room, workshop.clock(), looks);
        CamelContext context = prepare(outcome -> {
            if (outcome instanceof Outcome.Interrupted interrupted) {
                interrupted
                        .reason()
                        .ifPresent(reason -> room.postpone(interrupted.manifest(), reason)); // and says so, once
            } else {
                reception.forget(outcome.manifest());
                listener.ended(outcome);
            }
        });
        context.addRoutes(new SubmitRoute(inbox));
        context.getRegistry().bind("inboxThread", new WorkThreads("inbox", 1, lastResort));
        context.getRegistry()
                .bind(
                        "queueFaults",
                        new ErrorPolicy(lastResort).beside(new LoggingExceptionHandler(context, InboxRoute.class)));
        context.addRoutes(new InboxRoute(reception, room, lastResort));
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterStart(BaseMainSupport started) {
                LOG.info("Stillcast ready, watching {}", settings.inbox());
            }

            @Override
            public void beforeStop(BaseMainSupport stopping) { // a signal does not wait for what comes after
                LOG.info("Stillcast stops; the next start goes on with what is in {}", settings.inbox());
            }
        });
        main.run();
    }

    /** Starts without the inbox, for {@link #render}; a signal stops what it does then. */
    public void start() throws Exception {
        prepare(listener);
        main.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    }

    /** Works on a submission and returns how it ended; only after {@link #start}. */
    public Outcome render(Submission submission) throws IOException {
        try (ProducerTemplate template = main.getCamelContext().createProducerTemplate()) {
            return template.requestBody("direct:" + ProjectRoute.ADDRESS, submission, Outcome.class);
        } catch (Error e) { // some steps let it through
            lastResort.end(e);
            throw e;
        }
    }

    /** Ends what {@link #start} has begun; a submission that is in work is interrupted. */
    public void stop() {
        workshop.exec().stopAll();
        main.stop();
    }

    private CamelContext prepare(OutcomeListener told) throws Exception {
        Files.createDirectories(settings.outbox());
        Files.createDirectories(settings.temp());
        main.setDefaultPropertyPlaceholderLocation("false");
        main.configure().withName("stillcast").withShutdownTimeout(SHUTDOWN_TIMEOUT_SECONDS);
        settings.camel().forEach(main::addOverrideProperty);
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterStart(BaseMainSupport started) {
                routesFolder.loadInto(started.getCamelContext());
            }

            @Override
            public void beforeStop(BaseMainSupport stopping) {
                workshop.exec().stopAll();
            }
        });
        initCamel();
        CamelContext context = main.getCamelContext();
        bindFfmpeg(context.getRegistry());
        addRoutes(context, told);
        return context;
    }

    /** What is wrong with a {@code camel.*} property, or with a jar of somebody's, shows here first. */
    private void initCamel() throws IOException {
        try {
            main.init();
        } catch (RuntimeException e) {
            throw new IOException(WORDS.say("camel-not-started", String.valueOf(e.getMessage())), e);
        } catch (LinkageError e) {
            throw new IOException(UnfitLibrary.sentence(e), e);
        }
    }

    private void bindFfmpeg(Registry registry) {
        Ffmpeg exec = workshop.exec();
        registry.bind("ffmpegExec", new ExecAdapter(exec));
        registry.bind("stillBinding", new FfmpegBinding<>(exec, retries, StillOrder.class, new StillRecipe()));
        SegmentRoute.bind(registry, exec, retries, settings.strict());
        registry.bind("partBinding", new FfmpegBinding<>(exec, retries, JoinOrder.class, new JoinRecipe()));
        registry.bind("checkBinding", new FfmpegBinding<>(exec, retries, JoinOrder.class, new CheckRecipe()));
    }

    private void addRoutes(CamelContext context, OutcomeListener told) throws Exception {
        Announcer announcer = new Announcer(context.createProducerTemplate(), settings);
        new FailurePolicy(workshop.exec(), inbox, announcer, told).addRouteConfigurationsToCamelContext(context);
        retries.addRouteConfigurationsToCamelContext(context);
        new ErrorPolicy(lastResort).addRouteConfigurationsToCamelContext(context);
        context.addRoutes(new ProjectRoute(workshop));
        context.addRoutes(new ClipsRoute(settings.segmentParallelism(), segmentThreads));
        context.addRoutes(new StillRoute());
        context.addRoutes(new SegmentRoute());
        context.addRoutes(new PartsRoute(partThreads));
        context.addRoutes(new JoinRoute(new JoinRecipe()));
        context.addRoutes(new OutboxRoute(inbox, announcer, told));
    }
}
