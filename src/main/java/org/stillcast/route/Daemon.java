package org.stillcast.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.delivery.Deliveries;
import org.stillcast.files.OwnerLock;
import org.stillcast.inbox.Inbox;
import org.stillcast.inbox.Retention;
import org.stillcast.intake.Intake;
import org.stillcast.reception.LookThreads;
import org.stillcast.reception.Reception;
import org.stillcast.reception.WaitingRoom;
import org.stillcast.remote.Workforce;
import org.stillcast.run.LastResort;
import org.stillcast.run.Outcome;
import org.stillcast.run.ProjectFactory;
import org.stillcast.run.RunEvent;
import org.stillcast.run.RunListener;
import org.stillcast.run.SignsOfLife;
import org.stillcast.run.Supervision;
import org.stillcast.run.Tools;
import org.stillcast.run.WorkThreads;
import org.stillcast.settings.Settings;
import org.stillcast.status.Live;
import org.stillcast.status.StatusBoard;
import org.stillcast.status.StatusFile;

/** Watches the inbox and makes projects of what is dropped there, until the program is stopped. */
public final class Daemon {
    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

    /** A look at a manifest's files that takes longer does not keep others from being looked at. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(10);

    private final ProjectFactory projects;
    private final Intake intake;
    private final Tools tools;
    private final Onlookers onlookers;
    private final Path routesFolder;
    private final LastResort lastResort;
    private final Settings settings;
    private final Inbox inbox;

    /**
     * Who looks on while the daemon works, and is told of all that happens to projects, interruptions too.
     *
     * @param board says what goes on
     * @param signs of life that the daemon gives
     * @param supervision is told when the daemon begins and ends
     * @param web shows it by HTTP
     * @param workforce renders clips and joins parts, if others are to
     */
    public record Onlookers(
            StatusBoard board,
            SignsOfLife signs,
            Optional<Supervision> supervision,
            DaemonPart web,
            Workforce workforce)
            implements RunListener {
        @Override
        public void on(RunEvent event) {
            List.of(board, signs, web, workforce).forEach(each -> each.on(event));
        }
    }

    /**
     * @param projects makes projects of submissions
     * @param intake tells which files a manifest names
     * @param tools what projects are worked on with; its listener is told how each submission has ended
     * @param onlookers are among those that its listener tells
     * @param routesFolder people's own routes
     * @param lastResort is told of errors
     */
    public Daemon(
            ProjectFactory projects,
            Intake intake,
            Tools tools,
            Onlookers onlookers,
            Path routesFolder,
            LastResort lastResort) {
        this.projects = projects;
        this.intake = intake;
        this.tools = tools;
        this.onlookers = onlookers;
        this.routesFolder = routesFolder;
        this.lastResort = lastResort;
        this.settings = tools.settings();
        this.inbox = new Inbox(settings.inbox(), tools.clock());
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
            projects.sweep(inbox::isCancelled);
        } catch (IOException e) {
            LOG.warn("What earlier runs have left cannot be cleaned up: {}", e.toString());
        }
    }

    private void watchInbox() throws Exception {
        Executor looks = new LookThreads(LONGEST_LOOK);
        WaitingRoom room = new WaitingRoom(settings, inbox, intake, tools.clock(), looks, this::withdraw);
        Reception reception = new Reception(settings, inbox, room, tools.clock(), looks);
        StatusFile status = new StatusFile(settings.temp());
        Retention retention =
                new Retention(settings.inbox(), settings.keepDone(), settings.keepFailed(), settings.keepFor());
        ScheduledExecutorService keeper = new WorkThreads("keeper", 1, lastResort);
        CamelProgram camel = new CamelProgram(tools, settings.http());
        CamelContext context = camel.prepare();
        Says says = new Says(addRoutes(context, room, reception));
        Supplier<Live> live =
                () -> onlookers.board().live(room.all(), onlookers.workforce().workers());
        onlookers.web().addTo(context, inbox, live);
        ScheduledFuture<?> kept = keeper.scheduleWithFixedDelay(() -> status.keep(live.get()), 0, 1, TimeUnit.SECONDS);
        ScheduledFuture<?> swept =
                keeper.scheduleWithFixedDelay(() -> retention.apply(tools.clock()), 0, 1, TimeUnit.HOURS);
        try {
            camel.run(routesFolder, says);
        } finally {
            kept.cancel(false);
            swept.cancel(false);
            keeper.shutdown();
            if (keeper.awaitTermination(1, TimeUnit.SECONDS)) {
                status.delete();
            }
        }
    }

    /** What is not in work and was cancelled leaves nothing. */
    private void withdraw(Path manifest) {
        try {
            if (!projects.withdraw(manifest) && inbox.isCancelled(manifest)) {
                projects.sweep(inbox::isCancelled);
            }
        } catch (IOException e) {
            LOG.warn("What is left of a cancelled project cannot be deleted: {}", e.toString());
        }
    }

    private Deliveries addRoutes(CamelContext context, WaitingRoom room, Reception reception) throws Exception {
        StillcastRoutes routes = new StillcastRoutes(projects, tools, inbox, onlookers.workforce(), lastResort);
        routes.addInboxTo(context, reception, room, onlookers.signs());
        return routes.addTo(context, event -> settle(event, room, reception));
    }

    /** What other people's routes have rendered is not tried again by itself, and no file is written beside it. */
    private void settle(RunEvent event, WaitingRoom room, Reception reception) {
        Optional<Outcome> outcome =
                event instanceof RunEvent.Ended ended ? Optional.of(ended.outcome()) : Optional.empty();
        outcome = outcome.filter(any -> room.isTaken(any.manifest()));
        if (outcome.isPresent() && outcome.get() instanceof Outcome.Interrupted interrupted) {
            interrupted
                    .reason()
                    .ifPresent(reason -> room.postpone(interrupted.manifest(), reason)); // and says so, once
            onlookers.on(event);
        } else {
            outcome.map(Outcome::manifest).ifPresent(reception::forget);
            tools.listener().on(event);
        }
    }

    /** Says when the daemon begins and ends. */
    private final class Says extends MainListenerSupport {
        private final Deliveries deliveries;

        Says(Deliveries deliveries) {
            this.deliveries = deliveries;
        }

        @Override
        public void afterStart(BaseMainSupport started) {
            deliveries.start();
            try {
                started.getCamelContext().getRouteController().startRoute(InboxRoute.ID);
            } catch (Exception e) {
                throw new IllegalStateException("the inbox cannot be watched", e);
            }
            LOG.info("Stillcast ready, watching {}", settings.inbox());
            onlookers.supervision().ifPresent(systemd -> systemd.begin(new WorkThreads("watchdog", 1, lastResort)));
        }

        @Override
        public void beforeStop(BaseMainSupport stopping) { // a signal does not wait for what comes after
            LOG.info("Stillcast stops; the next start goes on with what is in {}", settings.inbox());
            onlookers.supervision().ifPresent(Supervision::end);
        }
    }
}
