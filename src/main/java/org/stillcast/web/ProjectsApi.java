package org.stillcast.web;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.stillcast.inbox.Inbox;
import org.stillcast.inbox.InboxName;
import org.stillcast.status.Canceller;
import org.stillcast.status.DoneProject;
import org.stillcast.status.History;
import org.stillcast.status.Live;
import org.stillcast.status.Overview;
import org.stillcast.text.Identifier;
import org.stillcast.text.Words;

/** Projects: what there is, one of them, and what is done to one. */
final class ProjectsApi {
    static final String PLACE = "/api/projects";

    private static final Words WORDS = Words.of(ProjectsApi.class);

    private final Supplier<Live> live;
    private final History history;
    private final Inbox inbox;
    private final Canceller canceller;

    ProjectsApi(Supplier<Live> live, History history, Inbox inbox, Canceller canceller) {
        this.live = live;
        this.history = history;
        this.inbox = inbox;
        this.canceller = canceller;
    }

    void addTo(Router router, Desk desk) {
        desk.reads(router, PLACE, request -> all());
        desk.reads(router, PLACE + "/:name", this::one);
        router.post(PLACE + "/:name/cancel").handler(desk.answering(this::cancel));
        router.post(PLACE + "/:name/retry").handler(desk.answering(this::retry));
    }

    /** Returns where a project is told of. */
    static String placeOf(String name) {
        return PLACE + "/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Reply all() throws IOException {
        return Reply.json(200, Overview.of(live.get(), history.past()));
    }

    private Reply one(RoutingContext request) throws IOException, Refusal {
        String name = request.pathParam("name");
        return ProjectView.of(name, live.get(), history.failed(), done(name))
                .map(view -> Reply.json(200, view))
                .orElseThrow(() -> new Refusal(404, WORDS.say("project-absent", name)));
    }

    /** Older ones are known by their id alone. */
    private List<DoneProject> done(String name) throws IOException {
        List<DoneProject> done = new ArrayList<>(history.done());
        history.done(Identifier.fromName(InboxName.stem(name))).ifPresent(done::add);
        return done;
    }

    private Reply cancel(RoutingContext request) throws IOException, Refusal {
        String name = request.pathParam("name");
        String dropped = canceller
                .cancel(name, live.get().running())
                .orElseThrow(() -> new Refusal(404, WORDS.say("nothing-to-cancel", name)))
                .name();
        return Reply.json(202, Map.of("name", dropped)).with("Location", placeOf(dropped));
    }

    private Reply retry(RoutingContext request) throws IOException, Refusal {
        String name = request.pathParam("name");
        try {
            Path back = inbox.putBack(name);
            String known = back.getFileName().toString();
            return Reply.json(202, Map.of("name", known)).with("Location", placeOf(known));
        } catch (NoSuchFileException e) {
            throw new Refusal(404, WORDS.say("not-failed", name));
        } catch (FileAlreadyExistsException e) {
            throw new Refusal(409, WORDS.say("in-inbox-already", name));
        }
    }
}
