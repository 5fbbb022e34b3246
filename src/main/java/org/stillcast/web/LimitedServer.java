package org.stillcast.web;

import java.net.BindException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.run.LastResort;

/**
 * Camel's HTTP server with limits. Its own start (4.17) takes no options but those of TLS: no connection would ever time
 * out, and a port that is taken would be told about with a stack trace.
 */
final class LimitedServer extends VertxPlatformHttpServer {
    private static final Logger LOG = LoggerFactory.getLogger(LimitedServer.class);

    private static final int EVENT_LOOPS = 2;
    private static final int WORKERS = 4;

    /** Nothing is sent or received for so long; pages that listen get a sign of life four times as often. */
    private static final int IDLE_SECONDS = 60;

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final int MOST_LINE_BYTES = 8 * 1024;
    private static final int MOST_HEADER_BYTES = 16 * 1024;
    private static final int STOP_SECONDS = 2;

    private final VertxPlatformHttpServerConfiguration place;
    private final Site site;
    private final LastResort lastResort;
    private @Nullable HttpServer server;

    /** What is served. */
    @FunctionalInterface
    interface Site {
        /** Adds itself to what requests go through, before there is any. */
        void addTo(Router router, Vertx vertx) throws Exception;
    }

    /**
     * @param place address and port
     * @param site is there before anybody can connect
     * @param lastResort is told of errors
     */
    LimitedServer(VertxPlatformHttpServerConfiguration place, Site site, LastResort lastResort) {
        super(place);
        this.place = place;
        this.site = site;
        this.lastResort = lastResort;
    }

    /** Few threads, no timer that looks whether they are blocked, and no copies of files in a folder of their own. */
    @Override
    protected Vertx createVertxInstance() {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(EVENT_LOOPS)
                .setWorkerPoolSize(WORKERS)
                .setInternalBlockingPoolSize(WORKERS)
                .setBlockedThreadCheckInterval(TimeUnit.DAYS.toMillis(1))
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        vertx.exceptionHandler(fault -> {
            lastResort.endIfError(fault);
            LOG.error("A fault of the program itself", fault);
        });
        return vertx;
    }

    /** Returns what requests go through, also those to people's own routes. */
    private Router router() {
        return VertxPlatformHttpRouter.lookup(
                getCamelContext(), VertxPlatformHttpRouter.getRouterNameFromPort(place.getBindPort()));
    }

    @Override
    protected void startServer() throws Exception {
        Connections connections = new Connections(getVertx(), PATIENCE);
        router().route().order(Integer.MIN_VALUE).handler(connections::asked);
        site.addTo(router(), getVertx());
        HttpServer made = getVertx()
                .createHttpServer(options())
                .connectionHandler(connections::opened)
                .exceptionHandler(fault -> LOG.debug("A connection has failed", fault))
                .requestHandler(router());
        try {
            server = done(made.listen(place.getBindPort(), place.getBindHost()));
        } catch (CompletionException e) {
            LOG.warn(
                    "There is no status page this time: {} port {} cannot be used ({}); everything else goes on",
                    place.getBindHost(),
                    place.getBindPort(),
                    reason(e.getCause()));
        }
    }

    private static String reason(@Nullable Throwable fault) {
        String said = String.valueOf(fault);
        return fault instanceof BindException && said.contains("in use")
                ? "another program has it; stillcast.http-port is for another one"
                : said;
    }

    static HttpServerOptions options() {
        return new HttpServerOptions()
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setMaxInitialLineLength(MOST_LINE_BYTES)
                .setMaxHeaderSize(MOST_HEADER_BYTES)
                .setHttp2ClearTextEnabled(false);
    }

    /** Tells whether somebody can be served. */
    boolean isListening() {
        return server != null;
    }

    @Override
    public int getPort() {
        return server == null ? place.getBindPort() : server.actualPort();
    }

    @Override
    public @Nullable HttpServer getServer() {
        return server;
    }

    @Override
    protected void stopServer() {
        if (server != null) {
            patiently(server.close());
            server = null;
        }
    }

    @Override
    protected void stopVertx() {
        patiently(getVertx().close());
    }

    private static <T> T done(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    /** The program ends in any case. */
    private static void patiently(Future<Void> end) {
        CompletableFuture<Void> ended = end.toCompletionStage().toCompletableFuture();
        ended.completeOnTimeout(null, STOP_SECONDS, TimeUnit.SECONDS)
                .exceptionally(fault -> null)
                .join();
    }
}
