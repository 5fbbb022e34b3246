package org.stillcast.web;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.files.WholeFiles;
import org.stillcast.inbox.Inbox;
import org.stillcast.intake.Intake;
import org.stillcast.route.DaemonPart;
import org.stillcast.run.Handover;
import org.stillcast.run.LastResort;
import org.stillcast.run.ManifestCheck;
import org.stillcast.run.RunEvent;
import org.stillcast.run.RunListener;
import org.stillcast.run.Tools;
import org.stillcast.settings.Settings;
import org.stillcast.status.Canceller;
import org.stillcast.status.History;
import org.stillcast.status.Live;
import org.stillcast.text.Words;

/** The daemon by HTTP: page, API, health and metrics, at one port and behind one {@link Guard}. */
public final class WebPart implements DaemonPart {
    private static final Logger LOG = LoggerFactory.getLogger(WebPart.class);
    private static final Words WORDS = Words.of(WebPart.class);

    /** Of each kind that are told of. */
    private static final int MOST_PROJECTS = 200;

    private static final int THREADS = 2;
    private static final int MOST_WAITING = 200;
    private static final int MOST_OBSERVERS = 8;
    private static final String SCRATCH = ".http";
    private static final String KEYS = ".http-keys.json";

    private final Tools tools;
    private final Settings settings;
    private final Intake intake;
    private final LastResort lastResort;
    private volatile RunListener listener = event -> {};

    /**
     * @param tools what projects are worked on with
     * @param intake reads what is handed in
     * @param lastResort is told of errors
     */
    public WebPart(Tools tools, Intake intake, LastResort lastResort) {
        this.tools = tools;
        this.settings = tools.settings();
        this.intake = intake;
        this.lastResort = lastResort;
    }

    /**
     * Returns if others than this computer cannot connect, or have to prove something that the operator has chosen.
     *
     * @throws IOException if they could; the message says what to do
     */
    public static void requireSafe(Settings settings) throws IOException {
        if (!isLoopback(settings) && settings.httpToken().isEmpty()) {
            throw new IOException(WORDS.say("open", settings.httpAddress()));
        }
    }

    private static boolean isLoopback(Settings settings) throws IOException {
        return InetAddress.getByName(settings.httpAddress()).isLoopbackAddress();
    }

    @Override
    public void on(RunEvent event) {
        listener.on(event);
    }

    @Override
    public void addTo(CamelContext context, Inbox inbox, Supplier<Live> live) throws Exception {
        VertxPlatformHttpServerConfiguration place = place();
        String token =
                settings.httpToken().isPresent() ? settings.httpToken().get() : AccessToken.keptIn(settings.temp());
        LimitedServer server = new LimitedServer(
                place, (router, vertx) -> serve(context, router, vertx, inbox, live, token), lastResort);
        context.getRegistry().bind("platform-http-server-configuration", place); // people's routes find it by that
        context.addService(server);
        ServiceHelper.startService(server); // before their routes, which are put to it
        if (server.isListening()) {
            String secret =
                    settings.httpToken().isPresent() ? "" : "#token=" + token; // the operator's own is known to him
            LOG.info("Status page: http://{}:{}/{}", shownHost(), server.getPort(), secret);
        }
    }

    private VertxPlatformHttpServerConfiguration place() {
        VertxPlatformHttpServerConfiguration place = new VertxPlatformHttpServerConfiguration();
        place.setBindHost(settings.httpAddress());
        place.setBindPort(settings.httpPort());
        place.setMaxBodySize(settings.maxManifestSizeBytes());
        place.getBodyHandler().setHandleFileUploads(false);
        return place;
    }

    private String shownHost() {
        return settings.httpAddress().indexOf(':') < 0 ? settings.httpAddress() : "[" + settings.httpAddress() + "]";
    }

    private Hosts hosts() throws IOException {
        return new Hosts(isLoopback(settings), shownHost().toLowerCase(Locale.ROOT), settings.httpHosts());
    }

    /** What stands before everything comes first. */
    private void serve(CamelContext context, Router router, Vertx vertx, Inbox inbox, Supplier<Live> live, String token)
            throws IOException {
        Faults faults = new Faults(vertx, lastResort);
        Guard guard = new Guard(hosts(), new AccessToken(token, tools.clock()));
        router.route().order(Integer.MIN_VALUE + 1).handler(SafeHeaders::add).failureHandler(faults::answer);
        router.route().order(Integer.MIN_VALUE + 2).handler(guard::check);
        Faults.STATUSES.forEach(status -> router.errorHandler(status, faults::answer));
        router.post("/api/session").handler(guard::beginSession);
        new PageFiles().addTo(router);
        OpenApi.addTo(router);
        Desk desk = desk(vertx, "http", THREADS, MOST_WAITING);
        Metrics metrics = observe(context, router, live, desk(vertx, "http-observe", 1, MOST_OBSERVERS));
        EventsApi events = serveProjects(router, vertx, inbox, live, desk);
        listener = RunListener.ofAll(List.of(events, metrics));
    }

    private static Desk desk(Vertx vertx, String name, int threads, int most) {
        return new Desk(vertx.createSharedWorkerExecutor(name, threads, 1, TimeUnit.HOURS), most);
    }

    private Metrics observe(CamelContext context, Router router, Supplier<Live> live, Desk desk) {
        Surroundings around = new Surroundings(tools);
        HealthCheckRegistry health = HealthCheckRegistry.get(context);
        around.checks().forEach(health::register);
        Metrics metrics = new Metrics(live, tools.ffmpeg().tally(), around);
        new ObserveApi(context, metrics).addTo(router, desk);
        return metrics;
    }

    private EventsApi serveProjects(Router router, Vertx vertx, Inbox inbox, Supplier<Live> live, Desk desk)
            throws IOException {
        History history = new History(inbox, tools.outbox(), MOST_PROJECTS);
        EventsApi events = new EventsApi(vertx, desk, live, history, lastResort);
        events.addTo(router);
        Canceller canceller = new Canceller(settings.inbox(), inbox);
        new ProjectsApi(live, history, inbox, canceller).addTo(router, desk);
        new OutboxFiles(settings.outbox()).addTo(router, desk);
        takeManifests(router, vertx, inbox, desk);
        return events;
    }

    private void takeManifests(Router router, Vertx vertx, Inbox inbox, Desk desk) throws IOException {
        Desk oneByOne = desk(vertx, "http-manifests", 1, MOST_WAITING);
        Handover handover = new Handover(new ManifestCheck(intake), inbox, tools.outbox());
        IdempotencyKeys keys = new IdempotencyKeys(settings.temp().resolve(KEYS), tools.clock());
        new SubmitApi(vertx, settings, intake, handover, keys, scratch()).addTo(router, oneByOne);
        Uploads uploads = new Uploads(settings, inbox, tools.clock());
        uploads.clear();
        new UploadApi(vertx, settings, handover, uploads).addTo(router, desk, oneByOne);
    }

    /** What a crash has left there is of no use any more. */
    private Path scratch() throws IOException {
        Path scratch = Files.createDirectories(settings.temp().resolve(SCRATCH));
        WholeFiles.deleteIn(scratch, any -> true);
        return scratch;
    }
}
