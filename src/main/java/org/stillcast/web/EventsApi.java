package org.stillcast.web;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.run.LastResort;
import org.stillcast.run.RunEvent;
import org.stillcast.run.RunListener;
import org.stillcast.status.History;
import org.stillcast.status.Live;
import org.stillcast.status.Past;
import org.stillcast.text.Words;

/**
 * Tells pages what goes on (server-sent events): all of it at once, and then what changes. There is one look a second for all
 * of them, and none while nobody listens. Who is slow gets the newest, not all that was.
 */
final class EventsApi implements RunListener {
    private static final Logger LOG = LoggerFactory.getLogger(EventsApi.class);
    private static final Words WORDS = Words.of(EventsApi.class);
    private static final int MOST_LISTENERS = 200;
    private static final long LOOK_MILLIS = 1_000;
    private static final int LOOKS_PER_SIGN = 15;

    /** The folders are looked into more rarely than at what is in memory. */
    private static final int LOOKS_PER_PAST = 5;

    private final Vertx vertx;
    private final Desk desk;
    private final Supplier<Live> live;
    private final History history;
    private final LastResort lastResort;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean isLooking = new AtomicBoolean();
    private final AtomicInteger looks = new AtomicInteger();
    private Optional<Long> timer = Optional.empty();
    private volatile String lastFault = "";
    private volatile boolean pastIsOld = true;
    private volatile @Nullable KnownPast past;

    EventsApi(Vertx vertx, Desk desk, Supplier<Live> live, History history, LastResort lastResort) {
        this.lastResort = lastResort;
        this.vertx = vertx;
        this.desk = desk;
        this.live = live;
        this.history = history;
    }

    void addTo(Router router) {
        router.get("/api/events").handler(request -> listen(request, Optional.empty()));
        router.get(ProjectsApi.PLACE + "/:name/events")
                .handler(request -> listen(request, Optional.of(request.pathParam("name"))));
    }

    @Override
    public void on(RunEvent event) {
        if (event instanceof RunEvent.Ended) {
            changed();
        }
    }

    /** Takes note that something has come of a project. */
    void changed() {
        pastIsOld = true;
    }

    private void listen(RoutingContext request, Optional<String> project) {
        if (listeners.size() >= MOST_LISTENERS) {
            request.fail(new Refusal(503, WORDS.say("too-many-listen")));
            return;
        }
        Listener listener = new Listener(request.response(), project);
        request.addEndHandler(ended -> leave(listener));
        listener.begin();
        listeners.add(listener);
        startLooking();
        look();
    }

    private synchronized void startLooking() {
        if (timer.isEmpty()) {
            timer = Optional.of(vertx.setPeriodic(LOOK_MILLIS, tick -> look()));
        }
    }

    private synchronized void leave(Listener listener) {
        listeners.remove(listener);
        if (listeners.isEmpty()) {
            timer.ifPresent(vertx::cancelTimer);
            timer = Optional.empty();
        }
    }

    /** Whoever has come meanwhile is told with the next look. */
    private void look() {
        if (isLooking.compareAndSet(false, true)) {
            desk.prepare(this::seen).onComplete(seen -> {
                isLooking.set(false);
                if (seen.succeeded()) {
                    lastFault = "";
                    listeners.forEach(listener -> listener.tell(seen.result()));
                } else {
                    failed(seen.cause());
                }
            });
        }
    }

    /** The next look follows; what is said about it is said once. */
    private void failed(Throwable fault) {
        lastResort.endIfError(fault);
        if (!fault.toString().equals(lastFault)) {
            lastFault = fault.toString();
            LOG.warn("Pages cannot be told what goes on: {}", lastFault);
        }
    }

    private Seen seen() throws IOException {
        KnownPast known = past;
        int look = looks.incrementAndGet();
        if (known == null || pastIsOld || look % LOOKS_PER_PAST == 0) {
            pastIsOld = false;
            known = new KnownPast(history.past());
            past = known;
        }
        return new Seen(live.get(), known, look % LOOKS_PER_SIGN == 0);
    }

    /** What has come of projects, with the text that it is sent as: that is made once, not with each look. */
    private record KnownPast(Past past, String text) {
        KnownPast(Past past) {
            this(past, Reply.text(past));
        }
    }

    /** What a look has shown, as it is sent. */
    private static final class Seen {
        private final Live live;
        private final Past past;
        private final boolean isSign;
        private final String liveText;
        private final String pastText;

        /**
         * @param isSign whether those are told that there is nothing to tell
         */
        Seen(Live live, KnownPast known, boolean isSign) {
            this.live = live;
            past = known.past();
            this.isSign = isSign;
            liveText = Reply.text(live);
            pastText = known.text();
        }
    }

    /** Somebody who listens, and what he has been told last. */
    private static final class Listener {
        private final HttpServerResponse response;
        private final Optional<String> project;
        private String toldLive = "";
        private String toldPast = "";

        Listener(HttpServerResponse response, Optional<String> project) {
            this.response = response;
            this.project = project;
        }

        void begin() {
            response.setChunked(true)
                    .putHeader("Content-Type", "text/event-stream; charset=utf-8")
                    .putHeader("X-Accel-Buffering", "no") // or nginx keeps them back
                    .write("retry: 2000\n\n");
        }

        synchronized void tell(Seen seen) {
            if (response.closed() || response.writeQueueFull()) {
                return;
            }
            StringBuilder text = new StringBuilder();
            if (project.isPresent()) {
                toldLive = add(text, "project", toldLive, view(seen));
            } else {
                toldLive = add(text, "live", toldLive, seen.liveText);
                toldPast = add(text, "past", toldPast, seen.pastText);
            }
            if (text.length() == 0 && seen.isSign) {
                text.append(": nothing new\n\n");
            }
            if (text.length() > 0) {
                response.write(text.toString());
            }
        }

        private String view(Seen seen) {
            return ProjectView.of(project.orElseThrow(), seen.live, seen.past.failed(), seen.past.done())
                    .map(Reply::text)
                    .orElse("null");
        }

        private static String add(StringBuilder text, String event, String before, String now) {
            if (!now.equals(before)) {
                text.append("event: ")
                        .append(event)
                        .append("\ndata: ")
                        .append(now)
                        .append("\n\n");
            }
            return now;
        }
    }
}
