package org.stillcast.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.stillcast.fault.Fault;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.files.Fingerprint;
import org.stillcast.forecast.Forecast;
import org.stillcast.inbox.InboxName;
import org.stillcast.intake.Intake;
import org.stillcast.intake.Submission;
import org.stillcast.manifest.ManifestSource;
import org.stillcast.project.Project;
import org.stillcast.run.Handover;
import org.stillcast.run.ManifestCheck;
import org.stillcast.settings.Settings;
import org.stillcast.text.Identifier;
import org.stillcast.text.Words;

/** Manifests that are handed in, and those of which somebody asks what would come of them. */
final class SubmitApi {
    private static final Words WORDS = Words.of(SubmitApi.class);

    private final Vertx vertx;
    private final Settings settings;
    private final Intake intake;
    private final Handover handover;
    private final IdempotencyKeys keys;
    private final Path scratch;

    /**
     * @param scratch folder that bodies are kept in while they are looked at
     */
    SubmitApi(Vertx vertx, Settings settings, Intake intake, Handover handover, IdempotencyKeys keys, Path scratch) {
        this.vertx = vertx;
        this.settings = settings;
        this.intake = intake;
        this.handover = handover;
        this.keys = keys;
        this.scratch = scratch;
    }

    /** What is done with a manifest. */
    @FunctionalInterface
    private interface Work {
        Reply replyTo(RoutingContext request, Path manifest) throws Exception;
    }

    /**
     * @param oneByOne works on one manifest at a time: each may fill a good part of the memory
     */
    void addTo(Router router, Desk oneByOne) {
        router.post(ProjectsApi.PLACE).handler(request -> receive(request, oneByOne, this::submit));
        router.post("/api/plan").handler(request -> receive(request, oneByOne, this::plan));
    }

    private void receive(RoutingContext request, Desk oneByOne, Work work) {
        long most = settings.maxManifestSizeBytes();
        try {
            requireJson(request.request());
            BodyFile.requireLength(request.request(), most);
        } catch (Refusal e) {
            request.fail(e);
            return;
        }
        Path file = scratch.resolve(UUID.randomUUID() + ".json");
        BodyFile.of(request.request())
                .writeTo(vertx, file, most)
                .compose(bytes -> oneByOne.prepare(() -> work.replyTo(request, file))
                        .eventually(() -> vertx.fileSystem().delete(file.toString())))
                .onSuccess(reply -> reply.sendTo(request))
                .onFailure(request::fail);
    }

    /** A form of somebody else's page could be sent as anything else without that page being asked about it. */
    private static void requireJson(HttpServerRequest request) throws Refusal {
        String type = Optional.ofNullable(request.getHeader("Content-Type")).orElse("");
        if (!type.matches("(?i)application/([a-z0-9.+-]+[+])?json(\\s*;.*)?")) {
            throw new Refusal(415, WORDS.say("no-json"));
        }
    }

    private Reply submit(RoutingContext request, Path file) throws IOException, Refusal {
        handover.requireInbox();
        Optional<String> key = IdempotencyKeys.of(request.request());
        String name = request.queryParams().get("name");
        String fingerprint = Fingerprint.ofFile(file) + (name == null ? "" : " " + name);
        Optional<IdempotencyKeys.Entry> before =
                key.isPresent() ? keys.before(key.get(), fingerprint) : Optional.empty();
        Optional<String> answer = before.flatMap(IdempotencyKeys.Entry::answer);
        if (answer.isPresent()) {
            return replayed(answer.get());
        }
        ManifestSource text = () -> Files.newInputStream(file);
        ManifestCheck.Checked checked = handover.check(submission(name, text));
        Project project = checked.project().orElseThrow(() -> invalid(checked));
        return key.isPresent()
                ? submitOnce(project, text, key.get(), fingerprint, before)
                : accepted(submitted(project, text));
    }

    /** What was begun before may be in the inbox, or have left it: a crash came before its name was kept. */
    private Reply submitOnce(
            Project project,
            ManifestSource text,
            String key,
            String fingerprint,
            Optional<IdempotencyKeys.Entry> before)
            throws IOException {
        Optional<String> there = before.isPresent()
                ? handover.submitted(project, text, before.get().begun()).map(SubmitApi::nameOf)
                : Optional.empty();
        IdempotencyKeys.Entry begun = before.isPresent() ? before.get() : keys.begin(key, fingerprint);
        String placed = there.isPresent() ? there.get() : submitted(project, text);
        keys.remember(key, begun, placed);
        return there.isPresent() ? replayed(placed) : accepted(placed);
    }

    private String submitted(Project project, ManifestSource text) throws IOException {
        return nameOf(handover.submit(project, text));
    }

    private static String nameOf(Path manifest) {
        return manifest.getFileName().toString();
    }

    private static Reply replayed(String name) {
        return accepted(name).with("Idempotency-Replayed", "true");
    }

    private static Reply accepted(String name) {
        return Reply.json(202, Map.of("name", name)).with("Location", ProjectsApi.placeOf(name));
    }

    private Reply plan(RoutingContext request, Path file) throws IOException, Refusal {
        ManifestCheck.Checked checked =
                handover.check(submission(request.queryParams().get("name"), () -> Files.newInputStream(file)));
        Project project = checked.project().orElseThrow(() -> invalid(checked));
        Forecast forecast = Forecast.of(project);
        Optional<Fault> tooLong = forecast.tooLong(settings.maxLength());
        if (tooLong.isPresent()) {
            throw invalid(new ManifestCheck.Checked(Optional.empty(), List.of(tooLong.get())));
        }
        return Reply.json(200, PlanView.of(project, forecast, checked.faults()));
    }

    private static Refusal invalid(ManifestCheck.Checked checked) {
        return new Refusal(
                Problem.invalidManifest(WORDS.count("faults", checked.faults().size()), checked.faults()));
    }

    /** Is known by the name that its copy in the inbox will have: with the base, that tells whose an earlier result is. */
    private Submission submission(String name, ManifestSource text) throws IOException, Refusal {
        String stem = name == null ? id(text) : InboxName.stem(name);
        Optional<String> fault = name == null ? Optional.empty() : Identifier.faultIn(Identifier.fromName(stem));
        if (fault.isPresent()) {
            throw new Refusal(400, WORDS.say("name", fault.get()));
        }
        return submitted(name == null ? stem : Identifier.fromName(stem), text);
    }

    private Submission submitted(String stem, ManifestSource text) {
        return Submission.fromInbox(settings.inbox().resolve(stem + ".json"), settings.daemonRoots())
                .withText(Optional.of(text));
    }

    private String id(ManifestSource text) throws IOException, Refusal {
        try {
            String id = intake.named(submitted("", text)).projectId();
            return Identifier.faultIn(id).isPresent() ? "" : id;
        } catch (InvalidManifestException e) {
            throw invalid(new ManifestCheck.Checked(Optional.empty(), e.faults()));
        }
    }
}
